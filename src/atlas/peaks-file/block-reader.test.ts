import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { BlockReader, noReads, PROBES, poolThreads } from './block-reader.ts';

const words = 1024;
const blocks = 256;
const content = Uint32Array.from({ length: words * blocks }, (_, i) => i);
const blockOffsets = Uint32Array.from({ length: blocks + 1 }, (_, i) => i * words);
/** Blocks 0-3, 6-9 and so on. */
const wanted = Uint32Array.from({ length: blocks }, (_, i) => i).filter((block) => block % 6 < 4);

let folder = '';
let path = '';
let descriptor = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-blocks-'));
  path = join(folder, 'blocks.bin');
  writeFileSync(path, new Uint8Array(content.buffer));
  descriptor = openSync(path, 'r');
});

afterAll(() => {
  closeSync(descriptor);
  rmSync(folder, { recursive: true });
});

/** Reads the wanted blocks at a pace; checks that every block arrived in its place. */
async function readWanted(pace: BlockReader['pace']) {
  const memory = new Uint8Array(content.byteLength);
  const counters = noReads();
  const reader = new BlockReader({ path, descriptor, blockOffsets }, memory, counters);
  reader.pace = pace;
  const addresses = new Uint32Array(wanted.length);
  await reader.start(reader.plan(wanted, wanted.length, 0, blocks * words, addresses));
  const file = new Uint8Array(content.buffer);
  wanted.forEach((block, i) => {
    const got = memory.subarray(addresses[i], addresses[i] + 4 * words);
    expect(Buffer.compare(got, file.subarray(4 * block * words, 4 * (block + 1) * words))).toBe(0);
  });
  return counters;
}

test('on a slow disk nothing that is not needed is read, and as many reads are under way as Node carries out', async () => {
  const counters = await readWanted('slow');
  expect(counters.bytesRead).toBe(counters.bytesTouched);
  expect(counters.mostInFlight).toBe(Math.min(counters.reads, poolThreads()));
});

test('from the page cache gaps are read along', async () => {
  const loose = await readWanted('fast');
  expect(loose.reads).toBe(1);
  expect(loose.bytesRead).toBeGreaterThan(1.4 * loose.bytesTouched);
});

test('gaps are read along only while there is room for them', () => {
  const reader = new BlockReader({ path, descriptor, blockOffsets }, new Uint8Array(0), noReads());
  reader.pace = 'fast';
  const room = (wanted.length + 7) * words;
  const reads = reader.plan(wanted, wanted.length, 0, room, new Uint32Array(wanted.length));
  let bytes = 0;
  for (let i = 2; i < reads.length; i += 3) bytes += reads[i];
  // A gap is two blocks: three of them fit.
  expect(bytes).toBe((wanted.length + 6) * words * 4);
});

test.each([
  ['slow', 0],
  ['patchy', 16],
  ['fast', 32],
] as const)('a file is %s where reads wait after the first %i that try it out', (pace, first) => {
  let calls = 0;
  let time = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (++calls > 2 * first ? ++time : time));
  const counters = noReads();
  const reader = new BlockReader({ path, descriptor, blockOffsets }, new Uint8Array(0), counters);
  reader.probe(Array.from({ length: PROBES }, (_, i) => i));
  clock.mockRestore();
  expect(reader.pace).toBe(pace);
  expect(counters.bytesRead).toBe(4 * counters.reads);
});

test('where the page cache holds what is wanted alone, gaps are not read along', async () => {
  const counters = await readWanted('patchy');
  expect(counters.bytesRead).toBeLessThanOrEqual(1.1 * counters.bytesTouched);
  expect(counters.mostInFlight).toBe(1);
});

test('the reads that are counted as under way have a thread each', () => {
  const module = (name: string) => pathToFileURL(join('dist', 'atlas', 'peaks-file', name)).href;
  const script = `
    const fs = require('node:fs');
    const threads = () => process.platform === 'linux' ? fs.readdirSync('/proc/self/task').length : undefined;
    (async () => {
      const before = threads();
      const { BlockReader, noReads } = await import(${JSON.stringify(module('block-reader.js'))});
      const descriptor = fs.openSync(${JSON.stringify(path)}, 'r');
      const counters = noReads();
      const blockOffsets = Uint32Array.from({ length: 65 }, (_, i) => i * 4096);
      const reader = new BlockReader({ path: '', descriptor, blockOffsets }, new Uint8Array(1 << 20), counters);
      reader.pace = 'slow';
      const wanted = Uint32Array.from({ length: 32 }, (_, i) => 2 * i);
      await reader.start(reader.plan(wanted, 32, 0, 1 << 18, new Uint32Array(32)));
      console.log(JSON.stringify({ started: threads() - before, mostInFlight: counters.mostInFlight }));
    })();`;
  for (const asked of [2, 12]) {
    const run = spawnSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
      env: { ...process.env, UV_THREADPOOL_SIZE: String(asked) },
    });
    expect(run.stderr).toBe('');
    const { started, mostInFlight } = JSON.parse(run.stdout) as { started: number; mostInFlight: number };
    expect(mostInFlight).toBe(asked);
    if (process.platform === 'linux') expect(started).toBeGreaterThanOrEqual(asked);
  }
});
