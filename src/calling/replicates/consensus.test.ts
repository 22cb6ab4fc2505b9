import { expect, test } from 'vitest';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { createRandom } from '../../statistics/random.ts';
import { commonPeaks, idrConsensus, pooledPeaks, reproducibility, sameShare } from './consensus.ts';
import { matchPeaks, mergeReplicates, type ReplicatePeaks } from './merge-replicates.ts';

type Peak = readonly [chromosome: string, start: number, end: number, summit: number, strength: number];

function replicate(peaks: readonly Peak[]): ReplicatePeaks {
  const chromosomeNames = [...new Set(peaks.map(([name]) => name))];
  const strength = Float64Array.from(peaks, (peak) => peak[4]);
  const columns: PeakColumns = {
    count: peaks.length,
    chromosomeNames,
    chromosome: Uint16Array.from(peaks, ([name]) => chromosomeNames.indexOf(name)),
    start: Int32Array.from(peaks, ([, start]) => start),
    end: Int32Array.from(peaks, ([, , end]) => end),
    summit: Int32Array.from(peaks, (peak) => peak[3]),
    signal: strength,
    score: new Float64Array(peaks.length),
  };
  return { peaks: columns, strength };
}

function places({
  chromosomeNames,
  chromosome,
  start,
  end,
}: Omit<PeakColumns, 'signal' | 'score'>): string[] {
  return Array.from(start, (from, i) => `${chromosomeNames[chromosome[i]]}:${from}-${end[i]}`);
}

test('overlapping peaks are one site with the strongest peak of each replicate; touching ones are two', () => {
  const a = replicate([
    ['chr1', 100, 200, 150, 5],
    ['chr1', 190, 260, 200, 9],
    ['chr1', 400, 500, 450, 1],
    ['chr2', 10, 20, 15, 1],
  ]);
  const b = replicate([
    ['1', 250, 300, 271, 3],
    ['1', 500, 600, 550, 2],
  ]);
  const sites = mergeReplicates([a, b]);
  expect(places(sites)).toEqual(['chr1:100-300', 'chr1:400-500', 'chr1:500-600', 'chr2:10-20']);
  expect(sites.rows.map((rows) => [...rows])).toEqual([
    [1, 2, -1, 3],
    [0, -1, 1, -1],
  ]);
  expect(sites.summit[0]).toBe(235);
});

test('a peak is matched to the one with the nearest summit, as looking at every pair finds', () => {
  const random = createRandom(1);
  for (let trial = 0; trial < 40; trial++) {
    const draw = (): ReplicatePeaks =>
      replicate(
        Array.from({ length: 1 + random.integer(30) }, (): Peak => {
          const start = random.integer(400);
          const length = 1 + random.integer(60);
          const name = `chr${1 + random.integer(2)}`;
          return [name, start, start + length, start + random.integer(length), random.uniform()];
        }),
      );
    const [a, b] = [draw(), draw()];
    const { order, rows } = matchPeaks(a.peaks, [b]);
    const name = ({ peaks }: ReplicatePeaks, row: number) => peaks.chromosomeNames[peaks.chromosome[row]];
    order.forEach((row, at) => {
      const distances = Array.from(b.strength, (_, other) => {
        const overlaps =
          name(a, row) === name(b, other) &&
          Math.min(a.peaks.end[row], b.peaks.end[other]) > Math.max(a.peaks.start[row], b.peaks.start[other]);
        return overlaps ? Math.abs(a.peaks.summit[row] - b.peaks.summit[other]) : Infinity;
      });
      const least = Math.min(...distances);
      expect(rows[0][at] < 0 ? Infinity : distances[rows[0][at]]).toBe(least);
    });
  }
});

const ONE = replicate([
  ['chr1', 100, 300, 200, 4],
  ['chr1', 1000, 1200, 1100, 8],
  ['chr1', 5000, 5200, 5100, 2],
]);
const TWO = replicate([
  ['chr1', 150, 350, 210, 6],
  ['chr1', 1150, 1350, 1250, 7],
]);
const THREE = replicate([
  ['chr1', 140, 340, 220, 5],
  ['chr1', 5010, 5210, 5110, 3],
]);

test('peaks of at least k replicates have half of either in common and summits within 100 bp', () => {
  const two = commonPeaks([ONE, TWO, THREE], 2);
  expect(places(two.peaks)).toEqual(['chr1:100-350', 'chr1:5000-5210']);
  expect([...two.support]).toEqual([3, 2]);
  expect(two.rows.map((rows) => [...rows])).toEqual([
    [0, 2],
    [0, -1],
    [0, 1],
  ]);
  expect([...two.peaks.signal]).toEqual([5, 2.5]);
  expect(two.strength[1]).toEqual(Float64Array.of(6, NaN));
  expect(places(commonPeaks([ONE, TWO, THREE], 3).peaks)).toEqual(['chr1:100-350']);
});

test('pooled peaks keep their own bases and signal', () => {
  const pooled = replicate([
    ['chr1', 5000, 5205, 5105, 20],
    ['chr1', 120, 330, 205, 30],
    ['chr1', 9000, 9100, 9050, 40],
  ]);
  const found = pooledPeaks([ONE, TWO, THREE], 2, pooled);
  expect(places(found.peaks)).toEqual(['chr1:120-330', 'chr1:5000-5205']);
  expect([...found.peaks.signal]).toEqual([30, 20]);
  expect([...found.support]).toEqual([3, 2]);
});

/** Peaks every kilobase, half of them reproducible, the others weak and of an order of their own. */
function simulated(seed: number, shared: number): ReplicatePeaks {
  const [random, common] = [createRandom(seed), createRandom(shared)];
  return replicate(
    Array.from({ length: 600 }, (_, i): Peak => {
      const real = 3 + common.normal();
      const strength = Math.exp(i % 2 === 0 ? real + 0.3 * random.normal() : random.normal());
      return ['chr1', 1000 * i, 1000 * i + 200, 1000 * i + 100, strength];
    }),
  );
}

test('the IDR keeps reproducible peaks, and of three replicates the best pair answers', () => {
  const [a, b] = [simulated(1, 9), simulated(2, 9)];
  const stranger = { peaks: a.peaks, strength: createRandom(3).shuffle(a.strength.slice()) };
  const found = idrConsensus([stranger, a, b], 0.05);
  if (found.kind !== 'estimated') throw new Error(found.kind);
  expect(found.pair).toEqual([1, 2]);
  expect(found.matched).toBe(600);
  expect([...found.support].every((support) => support === 3)).toBe(true);
  const odd = found.rows[1].filter((row) => row % 2 === 1).length;
  expect(found.peaks.count).toBeGreaterThan(200);
  expect(odd / found.peaks.count).toBeLessThan(0.1);
  expect(Math.max(...found.globalIdr)).toBeLessThanOrEqual(0.05);
  expect(Math.min(...found.peaks.score)).toBeGreaterThanOrEqual(540);
  expect(idrConsensus([ONE, TWO], 0.05)).toEqual({ kind: 'too few peaks', count: 2 });
});

test('the same file twice is seen', () => {
  expect(sameShare(ONE, ONE)).toBe(1);
  expect(sameShare(ONE, TWO)).toBe(0);
});

test('ratios above 2 are counted; one with a zero is none', () => {
  expect(reproducibility({ between: 100, pooled: 150, self: [80, 100] })).toEqual({
    ...{ rescue: 1.5, selfConsistency: 1.25, grade: 'ideal' },
  });
  expect(reproducibility({ between: 100, pooled: 250, self: [80, 100] }).grade).toBe('acceptable');
  expect(reproducibility({ between: 100, pooled: 250, self: [10, 100] }).grade).toBe('concerning');
  expect(reproducibility({ between: 0, pooled: 250 })).toEqual({
    ...{ rescue: undefined, selfConsistency: undefined, grade: undefined },
  });
});
