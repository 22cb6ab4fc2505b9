import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemblyFromSizes } from '../../genome/assembly.ts';
import { createRandom } from '../../statistics/random.ts';
import type { ReadCounters } from './block-reader.ts';
import { PeaksFileWriter } from './peaks-file-writer.ts';

const peaks = 2_000_000;
const experiments = 400;
const spacing = 1000;
const folder = mkdtempSync(join(tmpdir(), 'chipmate-cold-'));
const path = join(folder, 'peaks.bin');

beforeAll(() => {
  const genome = assemblyFromSizes('long', ['chr1'], [peaks * spacing]);
  const random = createRandom(8);
  const writer = new PeaksFileWriter(path, { genome, experiments });
  const step = 100_000;
  for (let first = 0; first < peaks; first += step) {
    const column = (value: (i: number) => number): Uint32Array =>
      Uint32Array.from({ length: step }, (_, i) => value(first + i));
    writer.append({
      count: step,
      start: column((i) => i * spacing + random.integer(spacing)),
      width: column(() => 100 + random.integer(500)),
      experiment: column(() => random.integer(experiments)),
      summitOffset: column(() => 50),
      signalCode: new Uint8Array(step),
      score: column(() => 0),
    });
  }
  writer.finish();
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly reads: ReadCounters;
  readonly fileBytes: number;
  readonly sum: number;
}

/** Counts in a new process, as the command line does; on the clock that the reader goes by a read takes so many ms. */
function count(queries: number, milliseconds: number): Answer {
  const module = (...name: string[]): string =>
    JSON.stringify(pathToFileURL(join('dist', 'atlas', 'peaks-file', ...name)).href);
  const script = `
    const { openPeaksFile } = await import(${module('open-peaks-file.js')});
    const { OverlapEngine } = await import(${module('overlap-engine.js')});
    const { sharedColumn } = await import(${module('sorted-intervals.js')});
    let time = 0;
    performance.now = () => (time += ${milliseconds});
    const file = openPeaksFile(${JSON.stringify(path)});
    const engine = new OverlapEngine(file, { threads: 1 });
    const start = sharedColumn(${queries});
    const end = sharedColumn(${queries});
    for (let i = 0; i < ${queries}; i++) {
      start[i] = Math.floor(i * ${(peaks * spacing) / queries});
      end[i] = start[i] + 2 * ${spacing};
    }
    const counts = await engine.count({ count: ${queries}, start, end }, { what: 'queries' });
    const sum = counts.reduce((total, hits) => total + hits, 0);
    console.log(JSON.stringify({ reads: engine.reads, fileBytes: file.header.fileWords * 4, sum }));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as Answer;
}

test.each([
  ['few blocks, far apart', 1000],
  ['many blocks', 6000],
])('from a slow disk at least 8 reads are under way, of at most 1.1 times the bytes: %s', (_, queries) => {
  const { reads, fileBytes, sum } = count(queries, 1);
  expect(reads.bytesTouched).toBeGreaterThan(0.05 * fileBytes);
  expect(reads.bytesTouched).toBeLessThan(0.6 * fileBytes);
  expect(reads.mostInFlight).toBeGreaterThanOrEqual(8);
  expect(reads.bytesRead).toBeGreaterThanOrEqual(reads.bytesTouched);
  expect(reads.bytesRead).toBeLessThanOrEqual(1.1 * reads.bytesTouched);
  const fromCache = count(queries, 0);
  expect(fromCache.reads.mostInFlight).toBe(1);
  expect(fromCache.sum).toBe(sum);
  expect(sum).toBeGreaterThan(queries);
});
