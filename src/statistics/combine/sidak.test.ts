import { expect, test } from 'vitest';
import { binomialLog10P } from '../distributions/binomial.ts';
import { power } from '../power.ts';
import { sidakLog10P } from './sidak.ts';

test('nine of 180 sites in one of 600 places: a golden number of SpaMo', () => {
  const one = binomialLog10P(9, 180, 1 / 600, 'upper');
  expect(power(10, one) / 3.425584e-11).toBeCloseTo(1, 6);
  expect(power(10, sidakLog10P(one, 600)) / 2.05535e-8).toBeCloseTo(1, 6);
});

test('1 - (1 - p)^n, also where neither it nor p can be told from 0 or 1', () => {
  expect(power(10, sidakLog10P(Math.log10(0.5), 2))).toBeCloseTo(0.75, 12);
  expect(power(10, sidakLog10P(Math.log10(0.01), 50))).toBeCloseTo(1 - power(0.99, 50), 12);
  expect(sidakLog10P(-400, 1000)).toBeCloseTo(-397, 9);
  expect(sidakLog10P(-14, 10)).toBeCloseTo(-13, 9);
  expect(sidakLog10P(0, 7)).toBe(0);
  expect(sidakLog10P(Math.log10(0.5), 1e6)).toBe(0);
  expect(sidakLog10P(NaN, 7)).toBeNaN();
  expect(sidakLog10P(-3, 1)).toBeCloseTo(-3, 12);
});
