import { expect, test } from 'vitest';
import type { Course } from './courses.ts';
import {
  dividedBy,
  grValue,
  lastCommonDay,
  measuredByArm,
  meanOverTime,
  scaleOf,
  slopeOf,
  unitOf,
} from './growth-measures.ts';

// R: coef(lm(c(1, 2.1, 2.9, 4.2) ~ c(0, 1, 2, 3)))[2]
test('a growth rate is the slope of a straight line', () => {
  expect(slopeOf([0, 1, 2, 3], [1, 2.1, 2.9, 4.2])).toBeCloseTo(1.04, 12);
  expect(slopeOf([2, 2], [1, 2])).toBeNaN();
});

test('an area is counted by the trapezoidal rule, over its length', () => {
  expect(meanOverTime([0, 1, 3], [1, 3, 5])).toBeCloseTo((2 + 8) / 3, 12);
  expect(meanOverTime([2], [7])).toBeNaN();
});

// methods.md 3.14: GR = 2^(log2(x/x0)/log2(xc/x0)) - 1
test.each([
  [1, 8, 8, 1],
  [1, 1, 8, 0],
  [1, 0.5, 2, -0.5],
  [1, 2, 4, Math.SQRT2 - 1],
])('GR of %s -> %s beside a control of %s', (start, treated, control, expected) => {
  expect(grValue(start, treated, control)).toBeCloseTo(expected, 12);
});

const course = (unit: string, arm: number, days: number[], values: number[]): Course => ({
  unit,
  arm,
  days,
  values,
});
const grown = [course('a', 0, [0, 1, 2], [1, 2, 4]), course('a', 1, [1, 2], [1.5, 2])];
const by = (
  measure: 'rate' | 'area' | 'last' | 'GR',
  courses = grown,
  scale: 'amount' | 'percent' = 'amount',
) =>
  measuredByArm(courses, 2, { measure, scale, control: 0, last: lastCommonDay(courses) }).map((arm) =>
    arm.get('a'),
  );

test('a group without its own day 0 begins with the control of the same experiment', () => {
  expect(by('rate')[0]).toBeCloseTo(1, 12);
  expect(by('rate')[1]).toBeCloseTo(slopeOf([0, 1, 2], [0, Math.log2(1.5), 1]), 12);
  expect(by('last')).toEqual([2, 1]);
  expect(by('area')[1]).toBeCloseTo(Math.log2((1.25 + 1.75) / 2), 12);
});

test('GR stands beside its control, which is 1', () => {
  expect(by('GR')[0]).toBeCloseTo(0, 12);
  expect(by('GR')[1]).toBeCloseTo(Math.log2((Math.SQRT2 - 1 + 1) / 2), 12);
});

test('nothing is made of amounts that are not above 0, and no GR of a control that does not grow', () => {
  expect(by('rate', [course('a', 0, [0, 1], [1, 2]), course('a', 1, [0, 1], [1, 0])])[1]).toBeUndefined();
  expect(by('GR', [course('a', 0, [0, 1], [2, 2]), course('a', 1, [0, 1], [2, 1])])).toEqual([
    undefined,
    undefined,
  ]);
});

test('percentages stay percentages', () => {
  expect(by('last', [course('a', 0, [0, 2], [95, 90]), course('a', 1, [0, 2], [95, 40])], 'percent')).toEqual(
    [90, 40],
  );
});

test('a control that is always 100, or always 1, was divided by itself', () => {
  const of = (...values: number[]) =>
    dividedBy([course('a', 0, [0, 1], values), course('b', 0, [0, 1], values)], 0);
  expect(of(100, 100)).toBe(100);
  expect(of(1, 1)).toBe(1);
  expect(of(100, 99)).toBeUndefined();
  expect(dividedBy([], 0)).toBeUndefined();
});

test('what values are is told by unit and name', () => {
  expect(scaleOf('viability', undefined, false)).toBe('percent');
  expect(scaleOf('annexin V+', undefined, false)).toBe('percent');
  expect(scaleOf('count', undefined, false)).toBe('amount');
  expect(scaleOf('viability', undefined, true)).toBe('amount');
  expect(scaleOf('count', '%', false)).toBe('percent');
  expect(scaleOf('viability', 'RLU', false)).toBe('amount');
  expect([unitOf('rate', 'amount'), unitOf('last', 'percent'), unitOf('GR', 'amount')]).toEqual([
    'per day',
    'percentage points',
    'log2 ratio',
  ]);
});
