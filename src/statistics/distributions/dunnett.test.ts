import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { dunnettLoadings, dunnettLog10P, dunnettQuantile } from './dunnett.ts';
import { studentTLog10P, studentTQuantile } from './student-t.ts';

const equal = (groups: number): number[] => dunnettLoadings(Array<number>(groups).fill(5), 5);

// Dunnett CW (1964), Biometrics 20:482, table II: two-sided critical values of 5 % and 1 %, groups of one size.
test.each([
  [5, 2, 3.03, 4.63],
  [5, 3, 3.29, 4.98],
  [6, 3, 3.1, 4.51],
  [10, 4, 2.89, 3.88],
  [Infinity, 4, 2.44, 3.0],
] as const)('%s degrees of freedom, %s groups: published critical values', (df, groups, five, one) => {
  expect(Math.abs(dunnettQuantile(0.95, df, equal(groups)) - five)).toBeLessThan(0.0151);
  expect(Math.abs(dunnettQuantile(0.99, df, equal(groups)) - one)).toBeLessThan(0.0151);
});

test('one group is a t test', () => {
  expect(dunnettLog10P(3, 4, equal(1))).toBe(studentTLog10P(3, 4, 'two-sided'));
  expect(dunnettQuantile(0.95, 4, equal(1))).toBeCloseTo(studentTQuantile(0.975, 4), 10);
});

test('a quantile is where the tail has its probability, however the groups are sized', () => {
  const loadings = dunnettLoadings([3, 6, 4], 5);
  expect(10 ** dunnettLog10P(dunnettQuantile(0.95, 7.5, loadings), 7.5, loadings)).toBeCloseTo(0.05, 10);
});

test('without a shared control it is the product of independent ones', () => {
  const single = 10 ** studentTLog10P(2.2, Infinity, 'two-sided');
  expect(10 ** dunnettLog10P(2.2, Infinity, [0, 0, 0])).toBeCloseTo(1 - (1 - single) ** 3, 12);
});

test('far tails join the bound of Bonferroni', () => {
  for (const [t, df] of [
    [1e6, 3],
    [30, Infinity],
  ]) {
    const bound = studentTLog10P(t, df, 'two-sided') + Math.log10(3);
    const found = dunnettLog10P(t, df, equal(3));
    expect(found).toBeLessThanOrEqual(bound + 1e-9);
    expect(found).toBeGreaterThan(bound - 0.5);
  }
});

test('a simulation gives the same share', () => {
  const random = createRandom(5);
  const [df, bound, draws] = [4, 3.2, 40_000];
  let outside = 0;
  for (let i = 0; i < draws; i++) {
    const deviation = Math.sqrt((2 * random.gamma(df / 2)) / df);
    const control = random.normal();
    const largest = Math.max(...[1, 2, 3].map(() => Math.abs(random.normal() - control)));
    if (largest / Math.SQRT2 / deviation > bound) outside++;
  }
  expect(outside / draws).toBeCloseTo(10 ** dunnettLog10P(bound, df, equal(3)), 2);
});
