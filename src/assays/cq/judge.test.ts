import { expect, test } from 'vitest';
import { effectOf } from '../design/effect.ts';
import { judgeEffect } from './judge.ts';

const units = (...values: number[]): Map<string, number> =>
  new Map(values.map((value, i) => [String(i), value]));
const three = effectOf(units(-1, -1.1, -0.9), units(0, 0.1, 0.05));
const two = effectOf(units(-1, -1.01), units(0, 0));
const none = effectOf(units(-0.1, 0.1, 0.3), units(0, 0.2, 0.05));

test('three experiments, an interval without 0 and a p below .05 are supported', () => {
  expect(judgeEffect(three, three.log10P)).toEqual({ verdict: 'supported', reason: null });
});

test('the p that counts is the corrected one', () => {
  expect(judgeEffect(three, Math.log10(0.06)).verdict).toBe('no significant difference');
});

test('two experiments are suggested at most', () => {
  expect(judgeEffect(two, two.log10P)).toEqual({ verdict: 'suggested', reason: 'two experiments only' });
});

test('one experiment is not estimable', () => {
  const one = effectOf(units(-1), units(0));
  expect(judgeEffect(one, one.log10P)).toEqual({ verdict: 'not estimable', reason: 'no residual degrees' });
});

test('what is in doubt is suggested; what failed is not estimable, whatever the numbers', () => {
  expect(judgeEffect(three, three.log10P, { suggested: 'reference in doubt' }).verdict).toBe('suggested');
  const failed = { notEstimable: 'knock-down failed' } as const;
  for (const effect of [three, none])
    expect(judgeEffect(effect, effect.log10P, failed).verdict).toBe('not estimable');
});

test('no effect of a perturbation that nobody saw is no absence of an effect', () => {
  expect(judgeEffect(none, none.log10P).verdict).toBe('no significant difference');
  expect(judgeEffect(none, none.log10P, { unseen: 'unchanged, knock-down not seen' }).verdict).toBe(
    'not estimable',
  );
});

test('an effect against the asked direction contradicts', () => {
  expect(judgeEffect(three, three.log10P, {}, 1)).toEqual({
    ...{ verdict: 'contradicted', reason: 'opposite direction' },
  });
  expect(judgeEffect(three, three.log10P, {}, -1).verdict).toBe('supported');
});
