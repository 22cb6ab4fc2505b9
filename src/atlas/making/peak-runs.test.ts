import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PeakSorter } from './peak-records.ts';
import { binsOf, planSorting, RunReader, RunWriter } from './peak-runs.ts';

type Peak = [start: number, width: number, summit: number, score: number, packed: number];

function inOrder(peaks: Peak[]): Peak[] {
  return [...peaks].sort(
    (a, b) =>
      a[0] - b[0] || a[1] - b[1] || (a[4] >>> 8) - (b[4] >>> 8) || a[2] - b[2] || a[3] - b[3] || a[4] - b[4],
  );
}

function throughRuns(peaks: Peak[], totalSize: number, capacity: number, target: number): Peak[] {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-runs-'));
  const bins = binsOf(totalSize);
  const writers = [0, 1].map((i) => new RunWriter(join(folder, `${i}.runs`), bins, capacity));
  peaks.forEach((peak, i) => writers[i % 2].add(...peak));
  const runs = writers.flatMap((writer) => writer.finish());
  const reader = new RunReader(runs);
  const result: Peak[] = [];
  for (const { firstBin, endBin, peaks: planned } of planSorting(runs, bins, target)) {
    const sorter = new PeakSorter(reader.count(firstBin, endBin));
    reader.read(firstBin, endBin, (records, bin) => sorter.add(records, bin * 2 ** bins.shift, bins.shift));
    const sorted = sorter.finish();
    expect(sorted.count).toBe(planned);
    for (let i = 0; i < sorted.count; i++)
      result.push([
        sorted.start[i],
        sorted.width[i],
        sorted.summitOffset[i],
        sorted.score[i],
        ((sorted.experiment[i] << 8) | sorted.signalCode[i]) >>> 0,
      ]);
  }
  reader.close();
  return result;
}

test('records come back from spilled runs in one order, whatever the order they came in', () => {
  const totalSize = 4_294_967_295;
  const peak = fc.tuple(
    fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: totalSize - 1 })),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  );
  fc.assert(
    fc.property(fc.array(peak, { maxLength: 80 }), fc.integer({ min: 1, max: 30 }), (peaks, target) => {
      expect(throughRuns(peaks, totalSize, 7, target)).toEqual(inOrder(peaks));
    }),
    { numRuns: 60 },
  );
});

test('a small genome has bins of few bp, a start at its very end has one too', () => {
  expect(binsOf(100)).toEqual({ shift: 0, count: 101 });
  expect(binsOf(3_100_000_000)).toEqual({ shift: 20, count: 2957 });
  expect(throughRuns([[100, 0, 0, 0, 256]], 100, 5, 10)).toEqual([[100, 0, 0, 0, 256]]);
});
