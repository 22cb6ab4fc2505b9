import { expect, test } from 'vitest';
import { binomialLog10P } from './binomial.ts';
import { poissonBinomialLog10P } from './poisson-binomial.ts';

/** P(at least k), over all outcomes. */
function byEnumeration(k: number, chances: readonly number[]): number {
  let sum = 0;
  for (let outcome = 0; outcome < 1 << chances.length; outcome++) {
    const hits = chances.map((_, i) => (outcome >> i) & 1);
    if (hits.reduce((a, b) => a + b, 0) < k) continue;
    sum += chances.reduce((product, p, i) => product * (hits[i] === 1 ? p : 1 - p), 1);
  }
  return sum;
}

test('all outcomes of a few unequal trials', () => {
  const chances = [0.9, 0.02, 0.5, 0.33, 1, 0, 0.7];
  for (let k = 0; k <= 6; k++)
    expect(10 ** poissonBinomialLog10P(k, chances)).toBeCloseTo(byEnumeration(k, chances), 12);
  expect(poissonBinomialLog10P(7, chances)).toBe(-Infinity);
  expect(poissonBinomialLog10P(8, chances)).toBe(-Infinity);
  expect(poissonBinomialLog10P(0, [])).toBe(0);
  expect(poissonBinomialLog10P(1, [1.5])).toBeNaN();
});

test('equal trials are binomial, also where no ordinary number is small enough', () => {
  for (const [k, n, p] of [
    [3, 10, 0.2],
    [40, 60, 0.5],
    [90, 100, 1e-5],
  ])
    expect(
      poissonBinomialLog10P(k, new Float64Array(n).fill(p)) / binomialLog10P(k, n, p, 'upper'),
    ).toBeCloseTo(1, 12);
  expect(poissonBinomialLog10P(100, new Float64Array(100).fill(1e-5))).toBeCloseTo(-500, 9);
});
