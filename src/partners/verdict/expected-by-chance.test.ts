import { expect, test } from 'vitest';
import { normalLog10P } from '../../statistics/distributions/normal.ts';
import { createRandom } from '../../statistics/random.ts';
import { expectedByChance } from './expected-by-chance.ts';

const BINDERS = 400;
const random = createRandom(6);
const sizes = new Array<number>(BINDERS).fill(1000);
const draws = Array.from({ length: 40 }, () => Float64Array.from(sizes, () => random.normal()));

/** Candidates of which the first has the given p and passes q. */
function passing(log10P: number) {
  const all = new Float64Array(BINDERS).fill(-0.1);
  all[0] = log10P;
  return { log10P: all, log10Q: all.map((_, j) => (j === 0 ? -2.5 : 0)) };
}
const at = (score: number) => new Float64Array(BINDERS).fill(score);

test('so many candidates reach the threshold as the tail of the random scores has', () => {
  const chance = expectedByChance(passing(-0.5), at(2), draws, sizes);
  expect(chance / (BINDERS * 10 ** normalLog10P(2, 'upper'))).toBeCloseTo(1, 0);
  expect(expectedByChance(passing(-0.5), at(3), draws, sizes)).toBeLessThan(chance / 5);
});

test('where q asks more than the threshold, the largest p that passed it counts', () => {
  expect(expectedByChance(passing(-5), at(0), draws, sizes)).toBeCloseTo(BINDERS * 1e-5, 8);
});

test('what is no candidate is not counted, and nothing where no candidate passed q', () => {
  const { log10P, log10Q } = passing(-5);
  log10P.fill(Number.NaN, 100);
  expect(expectedByChance({ log10P, log10Q }, at(0), draws, sizes)).toBeCloseTo(100 * 1e-5, 8);
  expect(expectedByChance({ log10P, log10Q: log10Q.fill(0) }, at(0), draws, sizes)).toBe(0);
});
