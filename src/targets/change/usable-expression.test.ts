import { expect, test } from 'vitest';
import { usableExpression } from './usable-expression.ts';

const levels = (n: number, value: (i: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => value(i));

test('nine tenths of the genes have a level, and the levels vary', () => {
  expect(usableExpression(levels(100, (i) => i))).toBe(true);
  expect(usableExpression(levels(100, (i) => (i < 10 ? NaN : i)))).toBe(true);
  expect(usableExpression(levels(100, (i) => (i < 11 ? NaN : i)))).toBe(false);
  expect(usableExpression(levels(100, (i) => (i < 11 ? Infinity : i)))).toBe(false);
  expect(usableExpression(levels(100, () => NaN))).toBe(false);
  expect(usableExpression([])).toBe(false);
});

test('one level for all, or for nearly all, tells nothing; many silent genes do', () => {
  expect(usableExpression(levels(100, () => 5))).toBe(false);
  expect(usableExpression(levels(100, (i) => (i < 95 ? 5 : i)))).toBe(false);
  expect(usableExpression(levels(100, (i) => (i < 3 ? -i : i < 97 ? 5 : i)))).toBe(false);
  expect(usableExpression(levels(100, (i) => (i < 60 ? 0 : i)))).toBe(true);
  expect(usableExpression([5])).toBe(false);
  expect(usableExpression([5, 6])).toBe(true);
});
