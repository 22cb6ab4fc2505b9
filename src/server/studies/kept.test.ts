// Questions that are kept in a project: saved with their inputs, asked anew from them, and what a page may not reach.
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routesOf, type Routes } from '../../../test/support/route.ts';
import { plantedAtlas } from '../../../test/support/shared-atlases.ts';
import { draftOfFolder } from '../../study/drafting/draft-folder.ts';
import { parseStudy } from '../../study/file/read-study.ts';
import type { RefusalBody } from '../answer-body.ts';
import type { KeptInProject, OpenedQuestion } from '../routes/kept.ts';
import type { ListedStudies } from '../routes/studies.ts';
import { Uploads } from '../uploads.ts';

let around: string;
let root: string;
let planted: string;
let routes: Routes;
beforeAll(async () => {
  planted = await plantedAtlas();
  around = mkdtempSync(join(tmpdir(), 'chipmate-kept-'));
  root = join(around, 'studies');
  mkdirSync(root);
  cpSync(join(planted, 'atlas'), join(around, 'atlas'), { recursive: true });
  routes = routesOf([join(around, 'atlas')], new Uploads(), root);
});
afterAll(async () => {
  await routes.close();
  rmSync(around, { recursive: true });
});

async function answerOf<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await routes.ask(`api/${path}`, { method, ...sent });
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return JSON.parse(text) as Body;
}
async function refusalOf(method: string, path: string, body: unknown = {}): Promise<string | null> {
  const response = await routes.ask(`api/${path}`, { method, body: JSON.stringify(body) });
  const text = await response.text();
  expect(response.status, text).toBe(422);
  return (JSON.parse(text) as RefusalBody).refusal.key;
}
const tableOf = async (question: string, chosen: unknown): Promise<string> => {
  const accept = { accept: 'text/tab-separated-values' };
  const response = await routes.ask(`api/questions/${question}`, {
    method: 'POST',
    headers: accept,
    body: JSON.stringify(chosen),
  });
  return response.text();
};

test('a question is kept with its inputs, and asked anew of them after the app was started again', async () => {
  const query = await routes.handOver(join(planted, 'a.bed'));
  const chosen = { query, atlas: [0], antigenClass: ['TFs and others'] };
  const asked = {
    question: 'overlap',
    chosen,
    note: 'first look\nat it',
    into: { name: '../Ikaros: a look' },
  };
  const { study, name, kept } = await answerOf<{ study: number; name: string; kept: number }>(
    'POST',
    'kept',
    asked,
  );
  expect(name).toBe('Ikaros_ a look');
  const folder = join(root, name, 'questions', '1 overlap');
  const table = await tableOf('overlap', chosen);
  expect(table.split('\n').length).toBeGreaterThan(2);
  expect(readFileSync(join(folder, 'result.tsv'), 'utf8')).toBe(table);
  expect(readFileSync(join(root, name, 'a.bed'))).toEqual(readFileSync(join(planted, 'a.bed')));
  const listed = await answerOf<ListedStudies>('GET', 'studies');
  expect(listed.studies).toMatchObject([{ study, name, kept: 1, state: 'no study', title: null }]);

  // A second one of the same file takes no second copy of it; the first table can be had as it was.
  await answerOf('POST', 'kept', { ...asked, into: { study } });
  expect(readdirSync(join(root, name)).sort()).toEqual(['a.bed', 'questions']);
  const found = await answerOf<KeptInProject>('GET', `studies/${study}/kept`);
  expect(found.questions.map(({ kept: number }) => number)).toEqual([1, 2]);
  expect(found.questions[0]).toMatchObject({
    note: 'first look\nat it',
    files: ['a.bed'],
    rows: table.split('\n').length - 2,
  });
  expect(found.questions[0].command).toBe(
    `chipmate overlap a.bed --atlas ${join(around, 'atlas')} --antigen-class "TFs and others"`,
  );
  const result = await routes.ask(`api/studies/${study}/kept/${kept}/result`);
  expect(result.headers.get('content-disposition')).toContain('attachment');
  expect(await result.text()).toBe(table);

  const later = routesOf([join(around, 'atlas')], new Uploads(), root);
  const again = (await (
    await later.ask(`api/studies/1/kept/1`, { method: 'POST', body: '{}' })
  ).json()) as OpenedQuestion;
  expect(again).toMatchObject({ question: 'overlap', changed: [], of: { kept: 1 } });
  expect(again.files.map(({ name: file, recognised }) => [file, recognised.kind])).toEqual([
    ['a.bed', 'peaks'],
  ]);
  const response = await later.ask('api/questions/overlap', {
    method: 'POST',
    headers: { accept: 'text/tab-separated-values' },
    body: JSON.stringify(again.chosen),
  });
  expect(await response.text()).toBe(table);
  await later.close();
});

test('what changed since is told by its digest, what is gone is refused, and what is thrown away is kept', async () => {
  const project = join(root, 'Ikaros_ a look');
  const open = (): Promise<OpenedQuestion> => answerOf('POST', 'studies/1/kept/1', {});
  const first = await open();
  // Nothing is handed over twice.
  expect((await open()).chosen).toEqual(first.chosen);
  appendFileSync(join(project, 'a.bed'), 'chr1\t5\t90\n');
  expect((await open()).changed).toEqual([{ what: 'file', name: 'a.bed' }]);
  expect((await open()).chosen).not.toEqual(first.chosen);

  // An atlas that was moved is the same; another one in its place is told, and none at all refused.
  const own = join(project, 'questions', '1 overlap', 'question.json');
  const noted = JSON.parse(readFileSync(own, 'utf8')) as { atlases: { folder: string; sha256: string }[] };
  const [{ folder, sha256 }] = noted.atlases;
  const unknown = '0'.repeat(64);
  const note = (from: string, to: string): void =>
    writeFileSync(own, readFileSync(own, 'utf8').replaceAll(JSON.stringify(from), JSON.stringify(to)));
  note(folder, '/elsewhere/atlas');
  expect((await open()).changed).toEqual([{ what: 'file', name: 'a.bed' }]);
  note(sha256, unknown);
  expect(await refusalOf('POST', 'studies/1/kept/1')).toBe('kept.no-atlas');
  note('/elsewhere/atlas', folder);
  expect((await open()).changed).toContainEqual({ what: 'atlas', name: 'atlas' });

  rmSync(join(project, 'a.bed'));
  expect(await refusalOf('POST', 'studies/1/kept/1')).toBe('kept.no-file');
  symlinkSync(join(planted, 'b.bed'), join(project, 'a.bed'));
  expect((await routes.ask('api/studies/1/kept/1', { method: 'POST', body: '{}' })).status).toBe(422);
  rmSync(join(project, 'a.bed'));
  // A name that leads elsewhere is not opened, whoever wrote it.
  const file = join(project, 'questions', '2 overlap', 'question.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll('"a.bed"', '"../../secret.bed"'));
  writeFileSync(join(around, 'secret.bed'), 'chr1\t1\t2\n');
  expect(await refusalOf('POST', 'studies/1/kept/2')).toBeNull();

  await answerOf('DELETE', 'studies/1/kept/2');
  expect(existsSync(join(root, '.trash', '2 overlap', '2 overlap', 'result.tsv'))).toBe(true);
  expect(await refusalOf('DELETE', 'studies/1/kept/2')).toBe('kept.gone');
  expect(await refusalOf('DELETE', 'studies/1/kept/9')).toBe('kept.gone');
});

test('what cannot be answered makes no project', async () => {
  const kept = { question: 'overlap', note: '', into: { name: 'none' } };
  expect(await refusalOf('POST', 'kept', { ...kept, chosen: { query: 99, atlas: [0] } })).toBe('upload.gone');
  expect(await refusalOf('POST', 'kept', { ...kept, chosen: { query: '/etc/passwd' } })).toBe('body.wrong');
  expect(await refusalOf('POST', 'kept', { ...kept, question: 'toString', chosen: {} })).toBe('body.wrong');
  expect(await refusalOf('POST', 'kept', { ...kept, chosen: {}, into: { study: 77 } })).toBe('study.gone');
  expect(readdirSync(root).filter((name) => !name.startsWith('.'))).toEqual(['Ikaros_ a look']);
});

test('notes are saved over what the writer saw, and over nothing else', async () => {
  const path = join(root, 'Ikaros_ a look', 'notes.md');
  const { notes } = await answerOf<KeptInProject>('GET', 'studies/1/kept');
  expect(notes.text).toBe('');
  const save = { text: 'mine', version: notes.version };
  const saved = await answerOf<{ version: string }>('PUT', 'studies/1/notes', save);
  expect(readFileSync(path, 'utf8')).toBe('mine');
  writeFileSync(path, 'by hand');
  expect(await refusalOf('PUT', 'studies/1/notes', { text: 'mine, too', version: saved.version })).toBe(
    'notes.changed-meanwhile',
  );
  expect(readFileSync(path, 'utf8')).toBe('by hand');
  // What lies elsewhere is neither shown nor written.
  rmSync(path);
  symlinkSync(join(around, 'secret.bed'), path);
  const shown = await answerOf<KeptInProject>('GET', 'studies/1/kept');
  expect(shown.notes.text).toBe('');
  expect(await refusalOf('PUT', 'studies/1/notes', { text: 'x', version: shown.notes.version })).toBe(
    'notes.changed-meanwhile',
  );
  expect(readFileSync(join(around, 'secret.bed'), 'utf8')).toBe('chr1\t1\t2\n');
});

test('a project of kept questions becomes a study in its own folder, once, and names nothing that is not served', async () => {
  const query = await routes.handOver(join(planted, 'b.bed'));
  const chosen = { query, atlas: [0], queryAntigen: ['IKZF1'], queryCell: 'MM.1S' };
  const into = { name: 'becomes a study' };
  const { study } = await answerOf<{ study: number }>('POST', 'kept', {
    ...{ question: 'partners', chosen, note: '', into },
  });
  const folder = join(root, into.name);
  writeFileSync(join(folder, 'notes.md'), 'mine\n');
  // The same project without its atlas: the app was started with another one.
  const elsewhere = join(root, 'elsewhere');
  cpSync(folder, elsewhere, { recursive: true });
  const drafted = `studies/${study}/drafted`;
  expect(await refusalOf('POST', drafted, { date: 'today' })).toBe('body.wrong');
  expect(await answerOf('POST', drafted, { date: '2026-11-23' })).toEqual({ study });
  const path = join(folder, 'study.yaml');
  const { text } = await draftOfFolder(folder, path, { date: '2026-11-23' });
  expect(readFileSync(path, 'utf8')).toBe(text);
  expect(parseStudy(text, path).study).toMatchObject({
    ...{ study: into.name, factor: ['IKZF1'], genome: 'hg38', atlas: [join(around, 'atlas')] },
    chip_seq: [{ cell: 'MM.1S', peaks: ['b.bed'] }],
  });
  expect(readdirSync(folder).sort()).toEqual(['b.bed', 'notes.md', 'questions', 'study.yaml']);
  const found = await answerOf<KeptInProject>('GET', `studies/${study}/kept`);
  expect(found).toMatchObject({
    project: { hasStudy: true },
    questions: [{ kept: 1 }],
    notes: { text: 'mine\n' },
  });

  // What is there is never replaced, also where a link or another page has put it there meanwhile.
  writeFileSync(path, 'study: by hand\n');
  expect(await refusalOf('POST', drafted, { date: '2026-11-23' })).toBe('study.is-there');
  expect(readFileSync(path, 'utf8')).toBe('study: by hand\n');
  rmSync(path);
  symlinkSync(join(around, 'not-there.yaml'), path);
  expect(await refusalOf('POST', drafted, { date: '2026-11-23' })).toBe('study.is-there');
  expect(readdirSync(folder).sort()).toEqual(['b.bed', 'notes.md', 'questions', 'study.yaml']);
  expect(existsSync(join(around, 'not-there.yaml'))).toBe(false);

  const without = routesOf([], new Uploads(), root);
  const { studies } = (await (await without.ask('api/studies')).json()) as ListedStudies;
  const number = studies.find(({ name }) => name === 'elsewhere')?.study;
  const draft = { method: 'POST', body: JSON.stringify({ date: '2026-11-23' }) };
  expect((await without.ask(`api/studies/${number}/drafted`, draft)).status).toBe(200);
  expect(readFileSync(join(elsewhere, 'study.yaml'), 'utf8')).not.toContain(around);
  // Nothing has a place in a study of a project without files.
  const bare = join(root, 'bare');
  mkdirSync(join(bare, 'questions'), { recursive: true });
  const again = (await (await without.ask('api/studies')).json()) as ListedStudies;
  const bareNumber = again.studies.find(({ name }) => name === 'bare')?.study;
  const refusal = await without.ask(`api/studies/${bareNumber}/drafted`, draft);
  expect([refusal.status, ((await refusal.json()) as RefusalBody).refusal.key]).toEqual([
    422,
    'draft.no-place',
  ]);
  expect(readdirSync(bare)).toEqual(['questions']);
  await without.close();
});
