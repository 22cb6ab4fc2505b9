import { expect, test } from 'vitest';
import { coBindingVerdict, differenceVerdict, targetVerdict, type TargetState } from './row-verdicts.ts';

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

test('binding and change of a gene give one word, and the reason where one of the two is missing', () => {
  const base: TargetState = {
    direction: 'activated',
    bound: true,
    tested: true,
    flat: false,
    otherCells: false,
    unreplicated: false,
  };
  const of = (state: Partial<TargetState>): string => said(targetVerdict({ ...base, ...state }));
  expect(of({})).toBe('supported');
  expect(of({ flat: true })).toBe('suggested <- function test flat');
  expect(of({ otherCells: true })).toBe('suggested <- other cells');
  expect(of({ otherCells: true, flat: true })).toBe('suggested <- function test flat');
  expect(of({ bound: false })).toBe('no significant difference <- changed, unbound');
  expect(of({ direction: 'unchanged' })).toBe('no significant difference <- bound, unchanged');
  expect(of({ direction: 'unchanged', bound: false })).toBe('no significant difference');
  expect(of({ direction: 'unchanged', tested: false })).toBe('not estimable');
  expect(of({ direction: 'not estimable', unreplicated: true })).toBe('not estimable <- no residual degrees');
  expect(of({ direction: 'not estimable' })).toBe('not estimable');
  expect(of({ direction: 'not measured' })).toBe('not measured <- not on the platform');
  expect(of({ direction: 'not tested' })).toBe('not tested');
});
