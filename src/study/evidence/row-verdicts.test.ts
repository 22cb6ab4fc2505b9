import { expect, test } from 'vitest';
import { coBindingVerdict, differenceVerdict } from './row-verdicts.ts';

const said = ({ verdict, reason }: { verdict: string; reason: string | null }): string =>
  reason === null ? verdict : `${verdict} <- ${reason}`;

test('co-binding is supported, raised but not above other factors, no different, or not estimable without a q-value', () => {
  const verdicts = [
    coBindingVerdict(true, true, 0.4),
    coBindingVerdict(false, true, 0.4),
    coBindingVerdict(false, true, -0.4),
    coBindingVerdict(false, false, null),
  ];
  expect(verdicts.map(said)).toEqual([
    'supported',
    'no significant difference <- not above other factors',
    'no significant difference',
    'not estimable',
  ]);
});

test('a difference is judged by its interval, unless the atlas has one side alone', () => {
  expect(said(differenceVerdict(1, 3, false))).toBe('supported');
  expect(said(differenceVerdict(-3, -1, false))).toBe('contradicted <- opposite direction');
  expect(said(differenceVerdict(-1, 1, false))).toBe('no significant difference');
  expect(said(differenceVerdict(null, null, false))).toBe('not estimable');
  expect(said(differenceVerdict(1, 3, true))).toBe('not estimable <- one side only');
});
