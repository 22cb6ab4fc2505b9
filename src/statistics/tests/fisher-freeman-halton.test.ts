import { expect, test } from 'vitest';
import { fisherLog10P } from './fisher.ts';
import { fisherFreemanHalton } from './fisher-freeman-halton.ts';

test("gives what R's fisher.test gives", () => {
  const p = (a: number[], b: number[]): number => Math.exp(fisherFreemanHalton(a, b).log10P * Math.LN10);
  expect(p([5, 1, 0], [0, 2, 6])).toBeCloseTo(0.001332001332, 12);
  expect(p([3, 0], [0, 3])).toBeCloseTo(0.1, 12);
  expect(p([4, 4, 2, 1], [1, 0, 5, 7])).toBeCloseTo(0.00763337371562, 12);
  expect(p([10, 3, 8, 2, 7], [4, 9, 1, 12, 3])).toBeCloseTo(0.000386498454623, 12);
  expect(p([2, 2, 2], [2, 2, 2])).toBeCloseTo(1, 12);
  expect(fisherFreemanHalton([7, 2], [3, 11]).log10P).toBeCloseTo(fisherLog10P(7, 2, 3, 11), 10);
});

test('levels that nobody has do not count, and large tables go by chi-squared', () => {
  expect(fisherFreemanHalton([5, 0, 1], [1, 0, 6])).toEqual(fisherFreemanHalton([5, 1], [1, 6]));
  const a = Array.from({ length: 12 }, (_, level) => 40 + 7 * level);
  const b = Array.from({ length: 12 }, (_, level) => 90 - 3 * level);
  const { exact, log10P } = fisherFreemanHalton(a, b);
  expect(exact).toBe(false);
  expect(log10P).toBeLessThan(-10);
});
