import { expect, test } from 'vitest';
import { gateOf, isBound, targetVerdict, type TargetState } from './target-verdict.ts';

const base: TargetState = {
  measured: 'measured',
  changed: true,
  bound: true,
  gate: 'clear',
  share: { tail: 0.01, falseShare: 0.13 },
  doubt: undefined,
  fewPeaks: false,
  noDegrees: false,
};

function of(state: Partial<TargetState>): string {
  const { verdict, reason } = targetVerdict({ ...base, ...state });
  return reason === null ? verdict : `${verdict} <- ${reason}`;
}

test('only a bound and changed gene of a direction that stands out, with a small false share, is supported', () => {
  expect(of({})).toBe('supported');
  expect(of({ share: { tail: 0.01, falseShare: 0.26 } })).toBe('suggested <- perhaps by chance');
  expect(of({ share: { tail: 0.01, falseShare: 0.51 } })).toBe(
    'no significant difference <- no more than chance',
  );
  expect(of({ gate: 'weak' })).toBe('suggested <- perhaps by chance');
  expect(of({ gate: 'flat', share: { tail: 0.001, falseShare: 0.01 } })).toBe(
    'no significant difference <- no more than chance',
  );
});

test('few peaks cannot show that binding is no more than chance', () => {
  expect(of({ fewPeaks: true, gate: 'flat' })).toBe('not estimable <- too few sites');
  expect(of({ fewPeaks: true, share: { tail: 0.5, falseShare: 1 } })).toBe('not estimable <- too few sites');
  expect(of({ fewPeaks: true })).toBe('supported');
});

test('what keeps a gene from being supported is its reason', () => {
  expect(of({ doubt: 'other cells' })).toBe('suggested <- other cells');
  expect(of({ doubt: 'incomplete table' })).toBe('suggested <- incomplete table');
  expect(of({ doubt: 'no mean expression', gate: 'weak' })).toBe('suggested <- no mean expression');
  const single: Partial<TargetState> = { doubt: 'unreplicated', changed: undefined };
  expect(of(single)).toBe('suggested <- unreplicated');
  expect(of({ ...single, gate: 'flat', noDegrees: true })).toBe('not estimable <- no residual degrees');
  expect(of({ ...single, share: undefined })).toBe('not estimable');
  expect(of({ ...single, bound: false })).toBe('not estimable');
});

test('not tested, not measured, filtered, unchanged, unbound and not judged are told apart', () => {
  expect(of({ measured: 'no experiment' })).toBe('not tested');
  expect(of({ measured: 'not on the platform' })).toBe('not measured <- not on the platform');
  expect(of({ measured: 'filtered' })).toBe('not measured <- filtered');
  const unchanged = { changed: false, share: undefined };
  expect(of(unchanged)).toBe('no significant difference <- bound, unchanged');
  expect(of({ ...unchanged, bound: false })).toBe('no significant difference');
  expect(of({ bound: false })).toBe('no significant difference <- changed, unbound');
  expect(of({ share: undefined })).toBe('not tested <- not among the most changed');
  for (const gate of ['too few changed genes', 'too few unchanged genes'] as const)
    expect(of({ share: undefined, gate })).toBe(`not estimable <- ${gate}`);
  expect(of({ measured: 'not in the table' })).toBe('not measured <- not in the table');
});

test('a direction lets its genes be supported by a small p that few other factors reach', () => {
  const world = { experiments: 100, centre: 0, spread: 1, rank: 0.02, log10P: -4 };
  expect(gateOf({ log10P: -4, world })).toBe('clear');
  expect(gateOf({ log10P: -2.5, world })).toBe('weak');
  expect(gateOf({ log10P: -1.5, world })).toBe('flat');
  expect(gateOf({ log10P: -4, world: { ...world, rank: 0.06 } })).toBe('flat');
  // Of a few factors none can be among the first twentieth.
  expect(gateOf({ log10P: -4, world: { ...world, experiments: 10, rank: 0.09 } })).toBe('clear');
  expect(gateOf({ log10P: -4, world: undefined })).toBe('clear');
  expect(gateOf({ log10P: NaN, world: undefined })).toBe('flat');
});

test('a gene is bound with a peak within 25 kb', () => {
  expect([isBound(25_000), isBound(-25_001), isBound(NaN), isBound(null)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
