import { expect, test } from 'vitest';
import { holm } from '../../statistics/combine/multiple-testing.ts';
import { holmOverFamilies, judgedEffect } from './verdict-of-effect.ts';

const seen = { noTest: null, estimate: 0.7, low: 0.2, high: 1.2, n: 3, nControl: 3 } as const;
const unclear = { ...seen, low: -0.2 };
const word = (...asked: Parameters<typeof judgedEffect>): string => {
  const { verdict, reason } = judgedEffect(...asked);
  return reason === null ? verdict : `${verdict} <- ${reason}`;
};

test('three units, an interval without 0 and a small corrected p are needed', () => {
  expect(word(seen, Math.log10(0.049))).toBe('supported');
  expect(word({ ...seen, estimate: -0.7, low: -1.2, high: -0.2 }, -2)).toBe('supported');
  expect(word(seen, Math.log10(0.051))).toBe('no significant difference <- several claims tested');
  expect(word({ ...seen, low: -0.1 }, -2)).toBe('no significant difference');
  expect(word({ ...seen, n: 2 }, -2)).toBe('suggested <- two experiments');
  expect(word(seen, -2, { suggested: 'saturated bands' })).toBe('suggested <- saturated bands');
});

test('what could not be tested is not estimable, whatever its numbers', () => {
  expect(word({ ...seen, noTest: 'one experiment' }, NaN)).toBe('not estimable <- no residual degrees');
  expect(word({ ...seen, noTest: 'no spread' }, NaN)).toBe('not estimable <- no spread');
  expect(word(seen, NaN)).toBe('not estimable <- no residual degrees');
});

test('what failed is not estimable, whatever the numbers', () => {
  for (const effect of [seen, unclear])
    expect(word(effect, -2, { notEstimable: 'knock-down failed' })).toBe(
      'not estimable <- knock-down failed',
    );
});

test('no effect of a perturbation that nobody saw is no absence of an effect', () => {
  expect(word(unclear, -0.1)).toBe('no significant difference');
  expect(word(unclear, -0.1, { unseen: 'unchanged, knock-down not seen' })).toBe(
    'not estimable <- unchanged, knock-down not seen',
  );
});

test('an effect against the asked direction contradicts, of two experiments says nothing', () => {
  expect(word(seen, -2, {}, -1)).toBe('contradicted <- opposite direction');
  expect(word({ ...seen, n: 2 }, -2, {}, -1)).toBe('not estimable <- too few experiments');
  expect(word(seen, -2, {}, 1)).toBe('supported');
});

test('families of one are corrected as by Holm, those of several keep their order', () => {
  const p = [-3, -1.5, -2.2, NaN];
  const single = holmOverFamilies(p, ['a', 'b', 'c', 'd']);
  expect([...single]).toEqual([...holm(Float64Array.from(p))]);
  const families = holmOverFamilies([-3, -2.5, -2], ['a', 'a', 'b']);
  expect([...families].map((value) => value.toFixed(4))).toEqual(['-2.6990', '-2.1990', '-2.0000']);
});
