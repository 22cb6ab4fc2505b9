import { expect, test } from 'vitest';
import { meansContrast } from './means-contrast.ts';
import { welchTTest } from './t-tests.ts';

const [a, b, c, d] = [
  [1.2, 1.9, 1.4],
  [0.1, 0.4, 0.2, 0.35],
  [2, 2.5, 2.1],
  [0.7, 0.9],
];

test("with two groups it is Welch's t test", () => {
  const contrast = meansContrast([a, b], [1, -1]);
  const welch = welchTTest(a, b);
  for (const key of Object.keys(welch) as (keyof typeof welch)[])
    expect(contrast[key], key).toBeCloseTo(welch[key], 12);
});

test('the interaction of four groups', () => {
  // By hand: s2/n is .13/3, .0189583/4, .07/3 and .02/2.
  const { estimate, standardError, degreesOfFreedom } = meansContrast([a, b, c, d], [1, -1, -1, 1]);
  expect(estimate).toBeCloseTo(1.5 - 0.2625 - 2.2 + 0.8, 12);
  expect(standardError).toBeCloseTo(Math.sqrt(0.13 / 3 + 0.0189583333333 / 4 + 0.07 / 3 + 0.01), 10);
  expect(degreesOfFreedom).toBeGreaterThan(1);
  expect(degreesOfFreedom).toBeLessThan(8);
});

test('a group of one value gives an estimate alone', () => {
  const { estimate, low, log10P } = meansContrast([a, [0.1]], [1, -1]);
  expect(estimate).toBeCloseTo(1.4, 12);
  expect([low, log10P]).toEqual([NaN, NaN]);
});
