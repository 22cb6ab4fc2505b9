import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemblyFromSizes } from './assembly.ts';
import { MergedRegions, splitByOverlap, unionOf, withoutBlacklisted } from './intervals.ts';
import { createRandom } from '../statistics/random.ts';
import { peaksOf } from '../../test/support/peaks-of-rows.ts';
import { asColumns, overlaps, trickyIntervals, type TestInterval } from '../../test/support/crowded-peaks.ts';

const assembly = assemblyFromSizes('toy', ['chrA', 'chrB'], [60, 40]);

function region(start: number, end: number): TestInterval {
  return { chromosome: 0, start, end, experiment: 0, score: 0 };
}

test('a union covers each base that any interval covers, in as few parts as there can be', () => {
  const interval = fc.tuple(fc.nat(60), fc.nat(8));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 20 }), (intervals) => {
      const [starts, ends] = [intervals.map(([from]) => from), intervals.map(([from, size]) => from + size)];
      const { start, end } = unionOf(starts, ends);
      // Touching is sharing an edge, so that edges and bases are looked at in turn: 2 x is an edge, 2 x + 1 a base.
      const covered = (from: ArrayLike<number>, to: ArrayLike<number>): boolean[] =>
        Array.from({ length: 140 }, (_, place) =>
          Array.from(from).some((first, i) => 2 * first <= place && place <= 2 * to[i]),
        );
      expect(covered(start, end)).toEqual(covered(starts, ends));
      for (let i = 1; i < start.length; i++) expect(start[i]).toBeGreaterThan(end[i - 1]);
    }),
  );
});

test('a region without width stands for the bases on both sides of it', () => {
  const merged = new MergedRegions(asColumns([region(20, 20)], assembly));
  const met = [18, 19, 20, 21].map((start) => merged.overlap(0, start, start + 1));
  expect(met).toEqual([false, true, true, false]);
  expect([19, 20, 21, 22].map((at) => merged.overlap(0, at, at))).toEqual([true, true, true, false]);
});

test('a region without width reaches beyond the start of one that begins where it lies', () => {
  for (const regions of [
    [region(10, 12), region(10, 10)],
    [region(10, 10), region(10, 12)],
  ])
    expect(new MergedRegions(asColumns(regions, assembly)).overlap(0, 9, 10)).toBe(true);
});

test('nothing reaches from one chromosome to the next', () => {
  const merged = new MergedRegions(asColumns([region(50, 60)], assembly));
  expect([merged.overlap(0, 60, 60), merged.overlap(1, 0, 0)]).toEqual([true, false]);
});

test('agrees with comparing every pair', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (seed, count) => {
      const random = createRandom(seed);
      const regions = trickyIntervals(random, assembly, count, 1, 20);
      const merged = new MergedRegions(asColumns(regions, assembly));
      for (const each of trickyIntervals(random, assembly, 40, 1, 20))
        expect(merged.overlap(each.chromosome, each.start, each.end), JSON.stringify([each, regions])).toBe(
          regions.some((other) => overlaps(each, other)),
        );
    }),
  );
});

test('any shared base removes a peak, touching ends do not', () => {
  const peaks = peaksOf([
    ['1', 0, 10],
    ['1', 0, 11],
    ['1', 20, 30],
    ['1', 19, 30],
    ['2', 10, 20],
  ]);
  const regions = peaksOf([['chr1', 10, 20]]);
  const { inside, outside } = splitByOverlap(peaks, regions);
  expect([...outside.signal]).toEqual([0, 2, 4]);
  expect([...inside.signal]).toEqual([1, 3]);
  expect(withoutBlacklisted(peaks, regions)).toEqual({ peaks: outside, removed: 2 });
});

test('equal to comparing every peak with every region', () => {
  const interval = fc.tuple(fc.constantFrom('chr1', 'chr2'), fc.nat(100), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(
      fc.array(interval, { maxLength: 30 }),
      fc.array(interval, { maxLength: 10 }),
      (peaks, regions) => {
        const clear = peaks.filter(
          ([name, start, size]) =>
            !regions.some(
              ([other, from, width]) => other === name && from < start + size && start < from + width,
            ),
        );
        const columns = (rows: typeof peaks): ReturnType<typeof peaksOf> =>
          peaksOf(rows.map(([name, start, size]) => [name, start, start + size]));
        const { inside, outside } = splitByOverlap(columns(peaks), columns(regions));
        expect([...outside.start]).toEqual(clear.map(([, start]) => start));
        expect(inside.count).toBe(peaks.length - clear.length);
      },
    ),
  );
});
