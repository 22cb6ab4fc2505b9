import { expect, test } from 'vitest';
import { differenceVerdict } from './row-verdicts.ts';

const said = ({ verdict, reason }: { verdict: string; reason: string | null }): string =>
  reason === null ? verdict : `${verdict} <- ${reason}`;

test('a difference is judged by its interval, unless the atlas has one side alone', () => {
  expect(said(differenceVerdict(1, 3, false))).toBe('supported');
  expect(said(differenceVerdict(-3, -1, false))).toBe('contradicted <- opposite direction');
  expect(said(differenceVerdict(-1, 1, false))).toBe('no significant difference');
  expect(said(differenceVerdict(null, null, false))).toBe('not estimable');
  expect(said(differenceVerdict(1, 3, true))).toBe('not estimable <- one side only');
});
