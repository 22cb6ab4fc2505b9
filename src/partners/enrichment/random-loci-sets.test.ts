import { expect, test } from 'vitest';
import { hypergeometricLog10P } from '../../statistics/distributions/hypergeometric.ts';
import { randomSets, type BoundLoci } from './random-loci-sets.ts';

// Of 400 loci antigen 0 binds all, antigen 1 a quarter, antigen 2 those that ten others bind as well.
const others: BoundLoci = Array.from({ length: 400 }, (_, i) => [
  0,
  ...(i % 4 === 0 ? [1] : []),
  ...(i % 10 === 3 ? [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : []),
]);
const busy = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const four = [others, others, others, others];
const SETS = 20_000;

test('random sets share as many as the hypergeometric distribution says', () => {
  const own = [[0, 1], [0, 1], [0, 1], [0]];
  const { expected, asMany } = randomSets(own, four, 13, { sets: SETS, seed: 1, alike: false });
  expect(expected[0]).toBe(4);
  expect(asMany[0]).toBe(SETS);
  expect(Math.abs(expected[1] - 1)).toBeLessThan(4 * Math.sqrt(0.75 / SETS));
  const share = 10 ** hypergeometricLog10P(3, 100, 4, 400, 'upper');
  expect(Math.abs(asMany[1] / SETS - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / SETS));
});

test('loci that as many antigens bind share what such loci share', () => {
  const own = [busy, busy, busy, busy];
  const any = randomSets(own, four, 13, { sets: SETS, seed: 1, alike: false });
  const alike = randomSets(own, four, 13, { sets: SETS, seed: 1, alike: true });
  expect(any.asMany[2] / SETS).toBeLessThan(0.001);
  // 40 of the 50 loci that are nearest.
  expect(Math.abs(alike.expected[2] - 3.2)).toBeLessThan(0.05);
  expect(alike.asMany[2] / SETS).toBeGreaterThan(0.35);
  expect(randomSets(own, four, 13, { sets: 100, seed: 1, alike: true })).toEqual(
    randomSets(own, four, 13, { sets: 100, seed: 1, alike: true }),
  );
});
