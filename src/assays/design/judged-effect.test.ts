import { expect, test } from 'vitest';
import { effectOf, type Effect } from './effect.ts';
import { judgedEffect } from './judged-effect.ts';

const effect = (treated: readonly number[], control: readonly number[]): Effect => {
  const named = (values: readonly number[]): Map<string, number> =>
    new Map(values.map((value, i) => [`e${i}`, value]));
  return effectOf(named(treated), named(control));
};

test.each<[string, readonly number[], readonly number[], string]>([
  ['three clear pairs', [5, 6, 5.5], [1, 2, 1.4], 'supported'],
  ['two clear pairs', [5, 6], [1, 2.01], 'suggested < two experiments only'],
  ['three that do not agree', [5, 1, 2], [1, 2, 3], 'no significant difference'],
  ['one pair', [5], [1], 'not estimable < no residual degrees'],
  ['values without spread', [5, 6, 7], [4, 5, 6], 'not estimable < no spread'],
])('%s', (_, treated, control, expected) => {
  const found = effect(treated, control);
  const { verdict, reason } = judgedEffect(found, found.log10P);
  expect([verdict, reason].filter((word) => word !== null).join(' < ')).toBe(expected);
});

test('the corrected p decides', () => {
  const found = effect([5, 6, 5.5], [1, 2, 1.4]);
  expect(judgedEffect(found, Math.log10(0.2)).verdict).toBe('no significant difference');
});
