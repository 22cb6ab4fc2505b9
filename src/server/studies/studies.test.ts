// Studies as pages ask for them: from a form to a report, stopped and taken up again; what a page may not reach.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routesOf, type Routes } from '../../../test/support/route.ts';
import { STATE_FOLDER } from '../../formats/folders/replace-files.ts';
import type { RefusalBody } from '../answer-body.ts';
import type { DraftBody } from './draft-body.ts';
import type { ListedStudies, OpenedStudy } from '../routes/studies.ts';
import type { RunProgress } from './study-runs.ts';
import { Uploads } from '../uploads.ts';

const PEAKS = Array.from(
  { length: 40 },
  (_, i) => `chr1\t${1000 * i + 100}\t${1000 * i + 400}\tp${i}\t${i + 1}\n`,
).join('');

let around: string;
let root: string;
let routes: Routes;
beforeAll(() => {
  around = mkdtempSync(join(tmpdir(), 'chipmate-studies-'));
  root = join(around, 'studies');
  mkdirSync(root);
  writeFileSync(join(around, 'secret.bed'), PEAKS);
  routes = routesOf([], new Uploads(), root);
});
afterAll(async () => {
  await routes.close();
  rmSync(around, { recursive: true });
});

const send = (method: string, path: string, body: unknown = {}): Promise<Response> =>
  routes.ask(`api/studies${path}`, { method, body: JSON.stringify(body) });
async function answerOf<Body>(response: Promise<Response>): Promise<Body> {
  const found = await response;
  const body = (await found.json()) as Body;
  expect(found.status, JSON.stringify(body)).toBe(200);
  return body;
}
async function refusalOf(response: Promise<Response>): Promise<RefusalBody['refusal']> {
  const found = await response;
  const text = await found.text();
  expect(found.status, text).toBe(422);
  return (JSON.parse(text) as RefusalBody).refusal;
}
const opened = (study: number): Promise<OpenedStudy> => answerOf(routes.ask(`api/studies/${study}`));
async function made(title: string, name = 'a.bed', content = PEAKS): Promise<number> {
  writeFileSync(join(around, name), content);
  const peaks = [await routes.handOver(join(around, name))];
  const start = { title, factor: 'IKZF1', genome: 'hg38', cell: 'MM.1S', date: '2026-11-23', peaks };
  return (await answerOf<{ study: number }>(send('POST', '', start))).study;
}
/** The states of a run as they come, until it ends. @param until the one after which nobody listens any more */
async function progressOf(study: number, until?: (progress: RunProgress) => boolean): Promise<RunProgress> {
  const response = await routes.ask(`api/studies/${study}/progress`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let last: RunProgress | undefined;
  for (let waiting = ''; ;) {
    const { done, value } = await reader.read();
    if (done) return last!;
    waiting += value;
    for (let end = waiting.indexOf('\n\n'); end >= 0; end = waiting.indexOf('\n\n')) {
      last = JSON.parse(/^data: (.*)$/m.exec(waiting.slice(0, end))![1]) as RunProgress;
      waiting = waiting.slice(end + 2);
      if (until?.(last) === true) {
        await reader.cancel();
        return last;
      }
    }
  }
}

test('a study is made from files that were handed over, run, and its report and tables are shown', async () => {
  const study = await made('From a form');
  const before = await opened(study);
  expect(before).toMatchObject({
    name: 'From a form',
    state: 'not run',
    title: 'From a form',
    run: null,
    files: [],
  });
  expect(before.view?.chip_seq[0].peaks).toEqual(['a.bed']);
  expect(readFileSync(join(root, 'From a form', 'study.yaml'), 'utf8')).toBe(before.text);
  const draft = await answerOf<DraftBody>(send('POST', `/${study}/check`, { text: before.text }));
  expect(draft.problems).toEqual([]);
  expect(draft.steps.some(({ title }) => title.key === 'step.peaks')).toBe(true);

  expect((await routes.ask(`studies/${study}/report`)).status).toBe(422);
  await answerOf(send('POST', `/${study}/run`));
  expect((await refusalOf(send('POST', `/${study}/run`))).key).toBe('study.running');
  for (const [method, path] of [
    ['DELETE', ''],
    ['POST', '/rename'],
    ['POST', '/copy'],
  ])
    expect((await send(method, `/${study}${path}`, { name: 'x' })).status, path).toBe(422);
  const end = await progressOf(study);
  expect(end.refused).toBeNull();
  expect(end.state).toBe('finished');
  expect(new Set(end.steps.map(({ state }) => state))).not.toContain('waiting');

  const after = await opened(study);
  expect(after).toMatchObject({ state: 'finished', changed: false });
  const report = await routes.ask(`studies/${study}/report`);
  const policy = report.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/; sandbox allow-scripts/);
  expect(policy).not.toContain('allow-same-origin');
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]+'(?: 'sha256-[\w+/=]+')*;/);
  expect(await report.text()).toContain('From a form');
  const table = after.files.findIndex(({ path }) => path.startsWith('tables/'));
  const saved = await routes.ask(`api/studies/${study}/results/${table}`);
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
  expect(Buffer.from(await saved.arrayBuffer()).length).toBe(after.files[table].bytes);

  // What somebody put into it is shown to nobody as chipmate's.
  const path = join(root, 'From a form', 'results', 'report.html');
  writeFileSync(path, readFileSync(path, 'utf8').replace('</body>', '<script>alert(1)</script></body>'));
  const changed = await routes.ask(`studies/${study}/report`);
  expect([changed.status, await changed.text()]).toEqual([422, expect.stringContaining('changed since')]);
});

test('a run that is stopped, or whose process is killed, keeps what was finished, and the next one takes it up', async () => {
  const study = await made('Stopped', 'b.bed');
  await answerOf(send('POST', `/${study}/run`));
  const seen = await progressOf(study, ({ steps }) => steps.some(({ state }) => state === 'done'));
  await answerOf(send('POST', `/${study}/stop`));
  expect((await progressOf(study)).state).toBe('stopped');
  expect((await opened(study)).state).toBe('interrupted');
  const first = seen.steps.find(({ state }) => state === 'done')!;
  await answerOf(send('POST', `/${study}/run`));
  const end = await progressOf(study);
  expect(end.state).toBe('finished');
  expect(end.steps.find(({ name }) => name === first.name)).toMatchObject({ state: 'done', reused: true });
});

test('a run that cannot be run says why', async () => {
  const study = await made('Refused', 'c.bed');
  rmSync(join(root, 'Refused', 'c.bed'));
  await answerOf(send('POST', `/${study}/run`));
  const end = await progressOf(study);
  expect(end.state).toBe('refused');
  expect(JSON.stringify(end.refused)).toContain('c.bed is not there');
  expect(JSON.stringify(end)).not.toContain(around);
  expect((await opened(study)).state).toBe('not run');
});

describe('what a page may do with studies', () => {
  test('is to change the text, where nobody else did meanwhile; comments stay', async () => {
    const study = await made('Text', 'd.bed');
    const { text, version } = await opened(study);
    const edits = [{ place: ['genes_of_interest'], value: ['IRF4'] }];
    const edited = await answerOf<{ text: string }>(send('POST', `/${study}/edit`, { text, edits }));
    expect(edited.text).toContain('# one file for each replicate, best first');
    expect((await opened(study)).text).toBe(text);
    const saved = await answerOf<{ version: string }>(
      send('PUT', `/${study}`, { text: edited.text, version }),
    );
    expect((await opened(study)).view?.genes_of_interest).toEqual(['IRF4']);
    expect((await refusalOf(send('PUT', `/${study}`, { text, version }))).key).toBe(
      'study.changed-meanwhile',
    );
    const bad = { text: 'nonsense: 1', version: saved.version };
    expect((await refusalOf(send('PUT', `/${study}`, bad))).line).toBe(1);
    expect((await opened(study)).text).toBe(edited.text);
  });

  test('is to rename, copy, compare and throw away', async () => {
    const study = await made('Life', 'e.bed');
    const renamed = await answerOf<OpenedStudy>(send('POST', `/${study}/rename`, { name: '../Other name' }));
    expect([renamed.study, renamed.name]).toEqual([study, 'Other name']);
    const { study: copy } = await answerOf<{ study: number }>(send('POST', `/${study}/copy`));
    const { studies } = await answerOf<ListedStudies>(routes.ask('api/studies'));
    expect(studies.filter(({ name }) => name.startsWith('Other name')).map((each) => each.study)).toEqual([
      study,
      copy,
    ]);
    expect((await refusalOf(send('POST', '/compare', { before: study, after: copy }))).problem).toContain(
      'not the folder',
    );
    await answerOf(send('DELETE', `/${copy}`));
    expect((await refusalOf(routes.ask(`api/studies/${copy}`))).key).toBe('study.gone');
    expect(existsSync(join(root, '.trash', 'Other name 2', 'Other name 2', 'study.yaml'))).toBe(true);
    const ran = studies.filter(({ state }) => state === 'finished').map((each) => each.study);
    expect(ran.length).toBeGreaterThan(1);
    const diff = await answerOf<{ columns: { name: string; values: unknown[] }[] }>(
      send('POST', '/compare', { before: ran[0], after: ran[1] }),
    );
    expect(diff.columns[0].values).toContain('input');
  });

  test.each([
    ['a number that no study has', 'GET', '/999', {}],
    ['a file that was never handed over', 'POST', '/1/files', { file: 999 }],
    ['a path in place of a file', 'POST', '/1/files', { file: '/etc/passwd' }],
    [
      'a path in place of peaks',
      'POST',
      '',
      { title: 'x', factor: 'x', genome: 'hg38', cell: 'x', date: '2026-11-23', peaks: ['/etc/passwd'] },
    ],
    [
      'a path in place of an atlas',
      'POST',
      '',
      { title: 'x', factor: 'x', genome: 'hg38', cell: 'x', date: '2026-11-23', peaks: [], atlas: '/etc' },
    ],
    ['a place that is no list', 'POST', '/1/edit', { text: 'a: 1', edits: [{ place: 'a', value: 1 }] }],
    ['no name', 'POST', '/1/rename', { name: '  ' }],
    ['no JSON', 'POST', '/1/rename', undefined],
  ])('is not %s', async (_, method, path, body) => {
    const init = method === 'GET' ? {} : { method, body: JSON.stringify(body) };
    await refusalOf(routes.ask(`api/studies${path}`, init));
  });

  test.each(['..%2f..', 'one', '-1', '1.5', '1/results/..%2fstudy.yaml', '1/results/999999'])(
    'is nothing at %s',
    async (path) => {
      expect((await routes.ask(`api/studies/${path}`)).status).toBe(404);
    },
  );

  test('is not to reach files beyond the folder of the study', async () => {
    const study = await made('Outside', 'f.bed');
    const { text, version } = await opened(study);
    symlinkSync(around, join(root, 'Outside', 'link'));
    for (const path of [join(around, 'secret.bed'), '../../secret.bed', 'link/secret.bed']) {
      const draft = text.replace('"f.bed"', path).replace('[f.bed]', `[${path}]`);
      expect(draft).not.toBe(text);
      const { problems } = await answerOf<DraftBody>(send('POST', `/${study}/check`, { text: draft }));
      expect(problems.map(({ key }) => key)).toEqual(['study.outside']);
      expect((await refusalOf(send('PUT', `/${study}`, { text: draft, version }))).key).toBe('study.outside');
    }
    symlinkSync(join(root, 'Outside'), join(root, 'Alias'));
    const { studies } = await answerOf<ListedStudies>(routes.ask('api/studies'));
    expect(studies.map(({ name }) => name)).not.toContain('Alias');
  });

  test('is nothing where the app was started without a folder', async () => {
    const other = routesOf([]);
    expect(await answerOf(other.ask('api/studies'))).toEqual({ folder: false, studies: [] });
    await other.close();
  });
});

test('the process of a run ends with the server, also where that is killed', async () => {
  const { spawn } = await import('node:child_process');
  const project = join(around, 'killed');
  mkdirSync(project);
  writeFileSync(join(project, 'a.bed'), PEAKS);
  writeFileSync(
    join(project, 'study.yaml'),
    'study: killed\nfactor: IKZF1\ngenome: hg38\nchip_seq: [{ name: a, cell: MM.1S, peaks: [a.bed] }]\n',
  );
  const script = `
    const { StudyRuns } = await import(${JSON.stringify(new URL('../../../dist/server/studies/study-runs.js', import.meta.url).href)});
    const { projectAt } = await import(${JSON.stringify(new URL('../../../dist/study/project/projects.js', import.meta.url).href)});
    const runs = new StudyRuns();
    runs.listen(1, () => { if (runs.progress(1).steps.some(({ state }) => state === 'done')) process.kill(process.pid, 'SIGKILL'); });
    runs.start(1, projectAt(${JSON.stringify(project)}));`;
  const killed = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  await new Promise((resolve) => killed.once('exit', resolve));
  const lock = join(project, 'results', STATE_FOLDER, 'lock');
  const { isLocked } = await import('../../formats/folders/lock.ts');
  while (isLocked(lock)) await new Promise((resolve) => setTimeout(resolve, 50));
  const own = routesOf([], new Uploads(), project);
  const run = (await answerOf<ListedStudies>(own.ask('api/studies'))).studies[0];
  expect(['interrupted', 'finished', 'not run']).toContain(run.state);
  await answerOf(own.ask(`api/studies/${run.study}/run`, { method: 'POST' }));
  const text = await (await own.ask(`api/studies/${run.study}/progress`)).text();
  const last = JSON.parse(text.trim().split('data: ').at(-1)!) as RunProgress;
  expect(last.state).toBe('finished');
  expect(last.steps.some(({ reused }) => reused)).toBe(true);
  await own.close();
});
