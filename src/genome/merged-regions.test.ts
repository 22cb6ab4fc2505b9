import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemblyFromSizes } from './assembly.ts';
import { MergedRegions } from './merged-regions.ts';
import { createRandom } from '../statistics/random.ts';
import { asColumns, overlaps, trickyIntervals, type TestInterval } from '../../test/peaks-for-tests.ts';

const assembly = assemblyFromSizes('toy', ['chrA', 'chrB'], [60, 40]);

function region(start: number, end: number): TestInterval {
  return { chromosome: 0, start, end, experiment: 0, score: 0 };
}

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
