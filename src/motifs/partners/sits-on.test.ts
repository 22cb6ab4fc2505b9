import { expect, test } from 'vitest';
import type { SpacingWord } from '../spacing/spacing-families.ts';
import { motifVerdict, oneOfEachFamily, sitsOn, type PartnerMotif } from './sits-on.ts';

const enriched = {
  sharedWith: 80,
  othersWith: 20,
  log2OddsRatio: 2,
  low: 1.4,
  high: 2.6,
  log10P: -9,
  log10Q: -8,
};
const flat = { ...enriched, log2OddsRatio: 0.1, low: -0.4, high: 0.6, log10P: -0.3, log10Q: -0.2 };

function partner(more: Partial<PartnerMotif>): PartnerMotif {
  return { motifs: 'some', own: enriched, querys: undefined, shared: 200, spacing: undefined, ...more };
}

test.each<[SpacingWord | undefined, string, string | null, string]>([
  ['fixed spacing', 'supported', null, 'its own motif'],
  ['close without fixed spacing', 'suggested', 'no fixed spacing', 'its own motif'],
  ['independent', 'suggested', 'no fixed spacing', 'its own motif'],
  ['not estimable', 'suggested', 'spacing not tested', 'its own motif'],
  [undefined, 'suggested', 'spacing not tested', 'its own motif'],
  ['same site', 'suggested', 'one shared sequence', 'one shared sequence'],
])('a motif at the shared sites, %s', (spacing, verdict, reason, sits) => {
  expect(motifVerdict(partner({ spacing }))).toEqual({ verdict, reason });
  expect(sitsOn(partner({ spacing }))).toBe(sits);
});

test('without its own motif a partner may sit on that of the query, and a spacing says nothing', () => {
  const without = partner({ own: flat, spacing: 'fixed spacing' });
  expect(motifVerdict(without)).toEqual({ verdict: 'no significant difference', reason: null });
  expect(sitsOn(without)).toBe('neither motif');
  expect(sitsOn({ ...without, querys: enriched })).toBe("the query's motif");
  // Doubled odds of its own motif are not ruled out: nothing is told.
  expect(sitsOn({ ...without, querys: enriched, own: { ...flat, high: 1.2 } })).toBeUndefined();
  expect(sitsOn({ ...without, querys: { ...enriched, sharedWith: 10 } })).toBe('neither motif');
  expect(sitsOn({ ...without, querys: { ...flat, low: -2, high: -1 } })).toBe('neither motif');
});

test('what was not asked is no absence', () => {
  expect(motifVerdict(partner({ motifs: 'none', own: undefined }))).toEqual({
    verdict: 'not tested',
    reason: 'no known motif',
  });
  expect(motifVerdict(partner({ motifs: 'too weak', own: undefined }))).toEqual({
    verdict: 'not estimable',
    reason: null,
  });
  expect(motifVerdict(partner({ own: undefined }))).toEqual({
    verdict: 'not estimable',
    reason: 'too few sites',
  });
  expect(sitsOn(partner({ own: undefined }))).toBeUndefined();
});

test('of partners with one motif the first alone is supported', () => {
  const supported = { verdict: 'supported', reason: null } as const;
  const flatWord = { verdict: 'no significant difference', reason: null } as const;
  const second = { verdict: 'suggested', reason: 'another factor of this motif' };
  const words = [supported, supported, supported, flatWord];
  expect(oneOfEachFamily(words, [1, 1, 2, 1], [2, 4, 1, 9])).toEqual([
    second,
    supported,
    supported,
    flatWord,
  ]);
});
