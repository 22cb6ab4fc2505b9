// The app, killed in the middle of an upload, a fetch and a study: what was finished is there, what was not is done by the next
// server, and everything is in the end as if nothing had been.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLocked } from '../src/formats/folders/lock.ts';
import type { FirstAtlases } from '../src/server/routes/first-atlas.ts';
import type { HandedOver } from '../src/server/routes/files.ts';
import type { KeptInProject } from '../src/server/routes/kept.ts';
import type { ListedStudies, OpenedStudy } from '../src/server/routes/studies.ts';
import { createRandom, type Random } from '../src/statistics/random.ts';
import { appWriter, mustRun } from './attack/harm/processes.ts';
import { copyOver, differences, part, treeOf, type Tree } from './attack/harm/trees.ts';
import { worldFiles, writeWorld } from './attack/harm/world.ts';
import { startTestServer, type TestServer } from './support/chip-atlas-server.ts';
import { madeUpChipAtlas } from './support/made-up-chip-atlas.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const starter = new URL('../dist/server/start-server.js', import.meta.url).href;
const around = mkdtempSync(join(tmpdir(), 'chipmate-serve-killed-'));
/** What there is before anything is killed: an atlas, a study, a project with an answer, an atlas of own files. */
const template = join(around, 'template');
const work = join(around, 'work');
const STUDY = 'Study';
const RESULTS = join(work, 'studies', STUDY, 'results');
/** How often each is killed. */
const TIMES = 4;

interface App {
  ask<Body>(method: string, path: string, body?: string | ReadableStream): Promise<Body>;
  table(question: string, chosen: unknown): Promise<string>;
  /** Ends it without a word. */
  kill(): Promise<void>;
  quit(): Promise<void>;
}

const living = new Set<ChildProcess>();
afterAll(() => {
  for (const each of living) each.kill('SIGKILL');
});

/** Starts the server's process in the folder in which everything is done. @param base where experiments are brought from */
async function started(base?: string): Promise<App> {
  const options = { atlases: ['atlas'], studies: 'studies', data: 'data', base };
  const script = `const { startServer } = await import(${JSON.stringify(starter)});
    console.log((await startServer(${JSON.stringify(options)})).address);`;
  const args =
    base === undefined
      ? [main, 'serve', '--atlas', 'atlas', '--studies', 'studies', '--data', 'data']
      : ['--input-type=module', '-e', script];
  const places = { TMPDIR: join(work, 'tmp'), XDG_RUNTIME_DIR: join(around, 'runtime') };
  const child = spawn(process.execPath, args, {
    cwd: work,
    env: { ...process.env, ...places },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  living.add(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve(void living.delete(child))));
  const line = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
  const api = `${line.replace('?token=', '')}/api/`;
  const ask = async <Body>(method: string, path: string, body?: string | ReadableStream): Promise<Body> => {
    const response = await fetch(`${api}${path}`, { method, body, ...({ duplex: 'half' } as object) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Body;
  };
  return {
    ask,
    table: async (question, chosen) => {
      const headers = { accept: 'text/tab-separated-values' };
      const body = JSON.stringify(chosen);
      return (await fetch(`${api}questions/${question}`, { method: 'POST', headers, body })).text();
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
    quit: async () => {
      await ask('POST', 'quit');
      await ended;
    },
  };
}

/** Waits until something is so. */
async function until<Found>(
  look: () => Promise<Found> | Found,
  isSo: (found: Found) => boolean,
): Promise<Found> {
  for (;;) {
    const found = await look();
    if (isSo(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const isGone = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) === undefined;
/** All but what one attempt changes. */
const others = (changed: RegExp): Tree =>
  part(treeOf(work), (path) => !/^tmp(?:\/|$)/.test(path) && !changed.test(path));

/** What the app kept for itself is gone but for the folder of the server that runs now, which has nothing of the earlier one. */
function expectNoLeftOvers(): void {
  const folders = readdirSync(join(work, 'tmp')).filter((name) => name.startsWith('chipmate-serve-'));
  expect(folders).toHaveLength(1);
  expect(readdirSync(join(work, 'tmp', folders[0]))).toEqual(['owner.json']);
}

/** The kept answer is opened, and its inputs are those that were noted. */
async function expectKept(app: App): Promise<void> {
  const { studies } = await app.ask<ListedStudies>('GET', 'studies');
  const kept = studies.find(({ name }) => name === 'Kept');
  expect(kept).toMatchObject({ kept: 1 });
  const { questions } = await app.ask<KeptInProject>('GET', `studies/${kept?.study}/kept`);
  expect(questions).toMatchObject([{ question: 'sets', note: 'of interest' }]);
  const again = await app.ask('POST', `studies/${kept?.study}/kept/${questions[0].kept}`, '{}');
  expect(again).toMatchObject({ changed: [] });
}

beforeAll(async () => {
  mkdirSync(template);
  writeWorld(template);
  for (const name of ['studies', 'data', 'tmp']) mkdirSync(join(template, name));
  const build = [
    'atlas',
    'build',
    'sheet.tsv',
    '-o',
    'atlas',
    '--genome',
    'hg38',
    '--genes',
    'genes.bed',
    '-q',
  ];
  await mustRun(build, { cwd: template });
  for (const writer of ['keep-new', 'own-atlas'])
    await mustRun([writer], { cwd: template, program: appWriter, limit: 600_000 });
  const study = join(template, 'studies', STUDY);
  mkdirSync(study);
  for (const name of ['query.narrowPeak', 'e2.narrowPeak', 'changed.tsv', 'genes.bed'])
    writeFileSync(join(study, name), worldFiles[name]);
  writeFileSync(
    join(study, 'study.yaml'),
    worldFiles['study.yaml'].replace('atlas: atlas', 'atlas: ../../atlas'),
  );
});

/** 400,000 rows of peaks, in pieces that are sent one by one. */
function manyPeaks(): Buffer[] {
  return Array.from({ length: 100 }, (_, piece) =>
    Buffer.from(
      Array.from({ length: 4000 }, (_, row) => {
        const start = 500 * (4000 * piece + row);
        return `chr1\t${start}\t${start + 200}\tpeak-${piece}-${row}\t${row}\t.\t${1 + (row % 97)}\t-1\t-1\t100\n`;
      }).join(''),
    ),
  );
}

test('killed in the middle of an upload: everything else is as it was, nothing of the file is left, and it is taken the next time', async () => {
  copyOver(template, work);
  const pieces = manyPeaks();
  const send = (app: App, stopAt = pieces.length, stopped?: () => Promise<void>): Promise<HandedOver> => {
    let next = 0;
    const body = new ReadableStream({
      async pull(controller) {
        if (next === stopAt && stopped !== undefined) await stopped();
        if (next < pieces.length) controller.enqueue(pieces[next++]);
        else controller.close();
      },
    });
    return app.ask('POST', 'files?name=many.narrowPeak', body);
  };
  const asked = async (app: App, { file }: HandedOver): Promise<string> =>
    app.table('overlap', { query: file, atlas: [0] });
  const before = others(/^$/);
  const first = await started();
  const whole = await asked(first, await send(first));
  expect(whole.split('\n').length).toBeGreaterThan(5);
  await first.quit();
  expect(readdirSync(join(work, 'tmp'))).toEqual([]);
  const random = createRandom(1);
  const arrived = (): number => {
    const place = readdirSync(join(work, 'tmp')).find((name) => name.startsWith('chipmate-serve-'));
    const file = join(work, 'tmp', place ?? '', '1', 'many.narrowPeak');
    return isGone(file) ? 0 : statSync(file).size;
  };
  for (let time = 0; time < TIMES; time++) {
    const app = await started();
    // The last time all of it has arrived, and it is told what it is.
    const stopAt = time === TIMES - 1 ? pieces.length : 2 + random.integer(pieces.length - 4);
    const sent = send(app, stopAt, async () => {
      await until(arrived, (bytes) => bytes > 0);
      await app.kill();
    });
    await expect(sent).rejects.toThrow();
    expect(arrived()).toBeGreaterThan(0);
    const next = await started();
    expectNoLeftOvers();
    expect(differences(others(/^$/), before)).toEqual([]);
    expect(await asked(next, await send(next))).toBe(whole);
    await expectKept(next);
    await next.quit();
    expect(readdirSync(join(work, 'tmp'))).toEqual([]);
  }
});

/** Downloads that have their names: whole, and checked by their digests when they are used. */
const finished = (): string[] =>
  isGone(join(work, 'data', 'chip-atlas-data'))
    ? []
    : readdirSync(join(work, 'data', 'chip-atlas-data'), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.bed(?:\.gz)?$|\.tab$|\.sizes$/.test(name))
        .sort();

test('killed while it brings an atlas: what has arrived is not brought again, earlier atlases stay, and the atlas is the same', async () => {
  const data: TestServer = await startTestServer(madeUpChipAtlas());
  const FETCHED = /^data\/(?:myeloma|chip-atlas-data|\.)/;
  const state = async (app: App): Promise<FirstAtlases['state']> =>
    (await app.ask<FirstAtlases>('GET', 'first-atlas')).state;
  const begin = (app: App): Promise<unknown> => app.ask('POST', 'first-atlas/start/myeloma');
  const made = async (app: App): Promise<void> => {
    const end = await until(
      () => state(app),
      ({ step }) => ['made', 'failed', 'stopped'].includes(step),
    );
    expect(end).toMatchObject({ step: 'made' });
  };
  try {
    copyOver(template, work);
    const before = others(FETCHED);
    const first = await started(data.base);
    await begin(first);
    await made(first);
    await first.quit();
    const whole = others(/^$/);
    const requests = data.seen.length;
    const files = finished().length;
    expect(files).toBeGreaterThan(5);
    const random: Random = createRandom(2);
    for (let time = 0; time < TIMES; time++) {
      copyOver(template, work);
      data.habits.slowMilliseconds = 20;
      data.seen.length = 0;
      const app = await started(data.base);
      await begin(app);
      if (time < TIMES - 1) {
        const moment = 2 + random.integer(requests - 2);
        await until(
          () => data.seen.length,
          (seen) => seen >= moment,
        );
      } else
        await until(
          () => readdirSync(join(work, 'data')),
          (names) => names.some((name) => name.startsWith('.myeloma.building')),
        );
      await app.kill();
      const there = finished();
      data.habits.slowMilliseconds = 0;
      data.seen.length = 0;
      const next = await started(data.base);
      expectNoLeftOvers();
      expect(readdirSync(join(work, 'data')).filter((name) => name.startsWith('.'))).toEqual([]);
      expect(differences(others(FETCHED), before)).toEqual([]);
      if (isGone(join(work, 'data', 'myeloma'))) await begin(next).then(() => made(next));
      const again = data.seen.filter(({ method }) => method === 'GET').map(({ path }) => path);
      expect(again.filter((path) => there.some((name) => path.endsWith(name)))).toEqual([]);
      if (time === TIMES - 1) expect(there).toHaveLength(files);
      expect(differences(others(/^$/), whole)).toEqual([]);
      await expectKept(next);
      await next.quit();
    }
  } finally {
    await data.close();
  }
});

test('killed in the middle of a study: its finished steps are not computed again, and its results are the same', async () => {
  copyOver(template, work);
  const before = others(/^studies\/Study\/results(?:\/|$)/);
  const study = async (app: App): Promise<OpenedStudy> => {
    const { studies } = await app.ask<ListedStudies>('GET', 'studies');
    const number = studies.find(({ name }) => name === STUDY)?.study;
    return app.ask('GET', `studies/${number}`);
  };
  const begin = async (app: App): Promise<unknown> =>
    app.ask('POST', `studies/${(await study(app)).study}/run`);
  const doneOf = ({ run }: OpenedStudy): string[] =>
    (run?.steps ?? []).filter(({ state }) => state === 'done').map(({ name }) => name);
  const ended = (app: App): Promise<OpenedStudy> =>
    until(
      () => study(app),
      ({ run }) => run !== null && run.state !== 'running',
    );
  const first = await started();
  await begin(first);
  const end = await ended(first);
  expect(end.run).toMatchObject({ state: 'finished' });
  await first.quit();
  const steps = doneOf(end).length;
  expect(steps).toBeGreaterThan(4);
  const whole = treeOf(RESULTS);
  expect(whole.size).toBeGreaterThan(20);
  const random = createRandom(3);
  let taken = 0;
  for (let time = 0; time < TIMES; time++) {
    copyOver(template, work);
    const app = await started();
    await begin(app);
    const moment = Math.floor(((time + random.uniform()) / TIMES) * steps);
    const seen = await until(
      () => study(app),
      (found) => doneOf(found).length >= moment || found.run?.state === 'finished',
    );
    await app.kill();
    const finishedSteps = doneOf(seen);
    // The run of a server that was killed ends by itself.
    await until(
      () => isLocked(join(RESULTS, '.chipmate', 'lock')),
      (held) => !held,
    );
    const next = await started();
    expectNoLeftOvers();
    expect(differences(others(/^studies\/Study\/results(?:\/|$)/), before)).toEqual([]);
    await begin(next);
    const { run } = await ended(next);
    expect(run).toMatchObject({ state: 'finished' });
    const reused = new Set((run?.steps ?? []).filter((each) => each.reused).map(({ name }) => name));
    expect(finishedSteps.filter((name) => !reused.has(name))).toEqual([]);
    taken += finishedSteps.length;
    expect(differences(treeOf(RESULTS), whole)).toEqual([]);
    await expectKept(next);
    await next.quit();
  }
  expect(taken).toBeGreaterThan(0);
});
