import { expect, test } from 'vitest';
import { effectOf } from './effect.ts';

const units = (values: Readonly<Record<string, number>>): Map<string, number> =>
  new Map(Object.entries(values));

// R: t.test(c(1.2, 1.9, 1.4), c(0.1, 0.4, 0.2), paired = TRUE)
test('groups that share their experiments are compared in pairs', () => {
  const effect = effectOf(units({ a: 1.2, b: 1.9, c: 1.4 }), units({ a: 0.1, b: 0.4, c: 0.2 }));
  expect(effect).toMatchObject({ n: 3, paired: true, noTest: null, leftOut: [] });
  expect(effect.estimate).toBeCloseTo(1.2666667, 6);
  expect(effect.degreesOfFreedom).toBe(2);
});

test('an experiment in one group alone is left out of the pairs, and named', () => {
  const effect = effectOf(units({ a: 1.2, b: 1.9, d: 9 }), units({ a: 0.1, b: 0.4, c: 0.2 }));
  expect(effect).toMatchObject({ n: 2, paired: true, leftOut: ['d', 'c'] });
});

test('groups of other experiments are compared without pairs', () => {
  const effect = effectOf(units({ a: 1, b: 2 }), units({ c: 0, d: 0.5, e: 0.1 }));
  expect(effect).toMatchObject({ n: 2, nControl: 3, paired: false, noTest: null });
});

test.each([
  ['one experiment', { a: 1 }, { a: 0 }],
  ['no spread', { a: 1, b: 1 }, { a: 0, b: 0 }],
  ['no experiments', {}, { a: 0 }],
] as const)('%s: an effect without interval and p', (why, treated, control) => {
  const effect = effectOf(units(treated), units(control));
  expect(effect.noTest).toBe(why);
  expect([effect.low, effect.high, effect.log10P]).toEqual([NaN, NaN, NaN]);
});
