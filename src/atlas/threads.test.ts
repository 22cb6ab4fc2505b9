import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputError } from '../errors.ts';
import { assemblyFromSizes } from '../genome/assembly.ts';
import { BuildTasks, type BuildSettings } from './making/build-tasks.ts';
import { describeGenome } from './manifest.ts';
import { binsOf } from './making/peak-runs.ts';
import { inOrder, thisThread, WorkerThread, type Thread } from './threads.ts';

const toy = assemblyFromSizes('toy', ['chr1'], [1000]);
let folder = '';
let threads: Record<string, Thread<BuildTasks>> = {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'));
  const settings = (name: string): BuildSettings => ({
    genome: describeGenome(toy),
    bins: binsOf(1000),
    spillPath: join(folder, name),
    capacity: 100,
  });
  threads = {
    'this thread': thisThread(new BuildTasks(settings('here'))),
    worker: new WorkerThread<BuildTasks>('making/build-worker', settings('there')),
  };
});

afterEach(async () => {
  for (const thread of Object.values(threads)) await thread.close();
  rmSync(folder, { recursive: true, force: true });
});

const faultOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each(['this thread', 'worker'])('%s', (which) => {
  test('answers requests in their order, and what fails in it reaches whoever asked', async () => {
    const thread = threads[which];
    const path = join(folder, 'peaks.bed');
    writeFileSync(path, 'chr1\t10\t20\nchr1\t30\t40\n');
    writeFileSync(join(folder, 'bad.bed'), 'chr1\t10\t20\nchr1\tx\t40\n');
    const [first, bad, missing, last] = await Promise.all([
      thread.ask('read', { experiment: 0, path }),
      faultOf(thread.ask('read', { experiment: 1, path: join(folder, 'bad.bed') })),
      faultOf(thread.ask('read', { experiment: 2, path: join(folder, 'none.bed') })),
      thread.ask('read', { experiment: 3, path }),
    ]);
    expect([first.experiment, first.peaks, last.experiment, last.peaks]).toEqual([0, 2, 3, 2]);
    expect(bad).toBeInstanceOf(InputError);
    expect((bad as InputError).details).toMatchObject({ file: join(folder, 'bad.bed'), line: 2 });
    expect((bad as InputError).message).toMatch(/bad\.bed, line 2: /);
    expect((missing as InputError).message).toMatch(/none\.bed: no such file/);
  });
});

test('a worker that has ended refuses what it has not answered, and whatever it is asked later', async () => {
  const { worker } = threads;
  const asked = faultOf(worker.ask('finish'));
  await worker.close();
  expect(await asked).toMatchObject({ message: 'the thread making/build-worker has ended' });
  await expect(worker.ask('finish')).rejects.toThrow('has ended');
});

/** What a process of its own prints that has a worker `thread`. */
function printedWith(statements: string): [stderr: string, stdout: string, status: number | null] {
  const module = new URL('../../dist/atlas/threads.js', import.meta.url).href;
  const script = `import { WorkerThread } from ${JSON.stringify(module)};
    const { genome, bins } = ${JSON.stringify({ genome: describeGenome(toy), bins: binsOf(1000) })};
    const thread = new WorkerThread('making/build-worker', { genome, bins, spillPath: 'none', capacity: 1 });
    ${statements}`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 });
  return [String(run.stderr), String(run.stdout), run.status];
}

test('an idle worker does not keep the process alive', () => {
  const printed = printedWith(`console.log((await thread.ask('finish')).length);`);
  expect(printed).toEqual(['', '0\n', 0]);
});

test('an answer that comes while a worker is closed does not end the process', () => {
  const printed = printedWith(`await thread.ask('finish');
    thread.ask('finish').catch(() => {});
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    await thread.close();
    console.log('closed');`);
  expect(printed).toEqual(['', 'closed\n', 0]);
});

test('results are taken in order, and of several failures the first item’s counts', async () => {
  const delay = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const three = [3, 1, 2].map((pause) => thisThread({ pause: () => delay(pause), close: () => undefined }));
  const taken: number[] = [];
  const square = async (thread: (typeof three)[number], item: number): Promise<number> => {
    await thread.ask('pause');
    return item * item;
  };
  await inOrder(three, 12, square, (result) => taken.push(result));
  expect(taken).toEqual(Array.from({ length: 12 }, (_, item) => item * item));
  const failing = async (thread: (typeof three)[number], item: number): Promise<void> => {
    await thread.ask('pause');
    if (item >= 4) throw new Error(`item ${item}`);
  };
  await expect(inOrder(three, 12, failing, () => undefined)).rejects.toThrow('item 4');
});
