import { expect, test } from 'vitest';
import {
  overallReason,
  overallVerdict,
  rankCandidates,
  type EvidenceItem,
  type EvidenceKind,
} from './verdicts.ts';
import { REASONS, VERDICTS, type Verdict } from '../../tables/verdicts.ts';

function item(kind: EvidenceKind, verdict: Verdict, strength: number | null = null): EvidenceItem {
  return {
    kind,
    verdict,
    reason: null,
    effect: strength,
    low: null,
    high: null,
    unit: null,
    strength,
    source: 'test',
    note: null,
  };
}

test('support needs two families of own evidence and no contradiction', () => {
  const coBinding = item('co-binding', 'supported');
  expect(overallVerdict([coBinding])).toBe('suggested');
  expect(overallVerdict([coBinding, item('cell contrast', 'supported')])).toBe('suggested');
  expect(overallVerdict([coBinding, item('sites of changed genes', 'supported')])).toBe('supported');
  expect(overallVerdict([coBinding, item('literature', 'suggested')])).toBe('suggested');
  const both = [coBinding, item('sites of changed genes', 'supported')];
  expect(overallVerdict([...both, item('literature', 'contradicted')])).toBe('suggested');
  expect(
    overallVerdict([coBinding, item('literature', 'contradicted'), item('literature', 'contradicted')]),
  ).toBe('contradicted');
});

test('a bound gene that does not change where it could have is no target', () => {
  const bound = item('binding', 'supported');
  const change = (verdict: Verdict): EvidenceItem => item('expression change', verdict);
  expect(overallVerdict([bound])).toBe('suggested');
  for (const word of ['suggested', 'no significant difference', 'not estimable', 'not measured'] as const)
    expect(overallVerdict([bound, change(word)])).toBe(word);
  const unchanged: EvidenceItem = {
    ...change('no significant difference'),
    verdict: 'no significant difference',
    reason: 'bound, unchanged',
  };
  expect(overallReason([bound, unchanged])).toBe('bound, unchanged');
  // A second experiment in which it changes speaks for it.
  expect(overallVerdict([bound, unchanged, item('replication', 'supported')])).toBe('supported');
  // Nor does a single ChIP at the promoter, which says once more that it is bound.
  const again = { ...item('promoter ChIP', 'supported'), edge: { from: 'IKZF1', to: 'IRF4' } };
  expect(overallVerdict([bound, unchanged, again])).toBe('no significant difference');
  expect(overallVerdict([bound, again])).toBe('suggested');
  // What the literature says does not make it change.
  expect(overallVerdict([bound, unchanged, item('literature', 'suggested')])).toBe(
    'no significant difference',
  );
});

test('every reason stands behind a word that can have one, and none behind two', () => {
  const words = new Set(Object.values(REASONS));
  expect(VERDICTS.filter((word) => !words.has(word as never))).toEqual(['supported']);
  expect(VERDICTS).toHaveLength(7);
});

test('the reason over all items is that of an item which counts and has the same word', () => {
  const flat: EvidenceItem = {
    ...item('expression change', 'suggested'),
    verdict: 'suggested',
    reason: 'perhaps by chance',
  };
  const unbound: EvidenceItem = {
    ...item('binding', 'no significant difference'),
    verdict: 'no significant difference',
    reason: 'changed, unbound',
  };
  const bound = item('binding', 'supported');
  const of = (items: readonly EvidenceItem[]): unknown => [overallVerdict(items), overallReason(items)];
  expect(of([bound, flat])).toEqual(['suggested', 'perhaps by chance']);
  expect(of([bound, item('expression change', 'supported')])).toEqual(['supported', null]);
  // The change of an unbound gene does not count, and neither does its reason.
  expect(of([unbound, flat])).toEqual(['no significant difference', 'changed, unbound']);
  const [candidate] = rankCandidates([{ name: 'A', items: [bound, flat] }]);
  expect([candidate.verdict, candidate.reason]).toEqual(['suggested', 'perhaps by chance']);
});

test('what was looked for and not measured is not called not tested, and ranks beside it', () => {
  const absent = item('expression change', 'not measured');
  expect(overallVerdict([absent])).toBe('not measured');
  expect(overallVerdict([absent, item('literature', 'suggested')])).toBe('suggested');
  const ranked = rankCandidates([
    { name: 'absent', items: [absent] },
    { name: 'untried', items: [] },
    { name: 'against', items: [item('literature', 'contradicted')] },
  ]);
  expect(ranked.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    'absent not measured',
    'untried not tested',
    'against contradicted',
  ]);
});

test('not tested, no significant difference and not estimable stay three different things', () => {
  expect(overallVerdict([])).toBe('not tested');
  expect(overallVerdict([item('co-binding', 'not tested')])).toBe('not tested');
  expect(overallVerdict([item('co-binding', 'not estimable')])).toBe('not estimable');
  expect(
    overallVerdict([
      item('co-binding', 'no significant difference'),
      item('expression change', 'not estimable'),
    ]),
  ).toBe('no significant difference');
  expect(overallVerdict([item('literature', 'suggested')])).toBe('suggested');
});

test('a factor that is expressed is no better supported; one that is not seen is suggested at most', () => {
  const coBinding = item('co-binding', 'supported');
  const both = [coBinding, item('sites of changed genes', 'supported')];
  const presence = (verdict: Verdict) => item('expressed here', verdict);
  const of = (items: readonly EvidenceItem[]): unknown => [overallVerdict(items), overallReason(items)];
  expect(of([coBinding, presence('supported')])).toEqual(['suggested', null]);
  expect(of([presence('supported')])).toEqual(['not tested', null]);
  for (const verdict of ['supported', 'not measured', 'not tested'] as const)
    expect(of([...both, presence(verdict)])).toEqual(['supported', null]);
  const unseen = presence('no significant difference');
  expect(of([...both, unseen])).toEqual(['suggested', 'not seen expressed']);
  expect(of([coBinding, unseen])).toEqual(['suggested', 'not seen expressed']);
  // It lowers nothing further, and speaks for no word of its own.
  expect(of([item('co-binding', 'not estimable'), unseen])).toEqual(['not estimable', null]);
  expect(of([item('literature', 'contradicted'), unseen])).toEqual(['contradicted', null]);
});

test('a contradiction lowers a candidate, and leaving its evidence out raises it again', () => {
  const items = (strength: number): EvidenceItem[] => [
    item('co-binding', 'supported', strength),
    item('sites of changed genes', 'supported', strength),
  ];
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  const plain = names.map((name, index) => ({ name, items: items(9 - index) }));
  expect(rankCandidates(plain).map(({ name }) => name)).toEqual(names);
  const contradicted = plain.map((each) =>
    each.name === 'A' ? { ...each, items: [...each.items, item('literature', 'contradicted')] } : each,
  );
  const ranked = rankCandidates(contradicted);
  const first = ranked.find(({ name }) => name === 'A');
  expect(first?.rank).toBeGreaterThan(1);
  expect(first?.verdict).toBe('suggested');
  expect(ranked[0].verdict).toBe('supported');
});

test('a rank that hangs on one kind of evidence shows it', () => {
  const ranked = rankCandidates([
    { name: 'A', items: [item('co-binding', 'supported', 9), item('cell contrast', 'supported', 1)] },
    { name: 'B', items: [item('co-binding', 'supported', 8), item('cell contrast', 'supported', 3)] },
    { name: 'C', items: [item('co-binding', 'supported', 7), item('cell contrast', 'supported', 2)] },
  ]);
  const a = ranked.find(({ name }) => name === 'A');
  expect(a?.without).toContainEqual({ kind: 'co-binding', rank: 3 });
  expect(a?.without).toContainEqual({ kind: 'cell contrast', rank: 1 });
});

test('a candidate that a kind does not order counts as last there, ties share their rank', () => {
  const coBinding = item('co-binding', 'supported', 5);
  const ranked = rankCandidates(
    ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({
      name,
      items: name === 'D' ? [coBinding, item('cell contrast', 'supported', 1)] : [coBinding],
    })),
  );
  expect(ranked.map(({ name }) => name)).toEqual(['D', 'A', 'B', 'C', 'E', 'F']);
});

test('an unreplicated repeat is not what holds back a gene whose change is supported', () => {
  const repeat: EvidenceItem = {
    ...item('replication', 'suggested'),
    verdict: 'suggested',
    reason: 'unreplicated',
  };
  const bound = item('binding', 'supported');
  const changes = item('expression change', 'supported');
  const against = item('literature', 'contradicted');
  const of = (...items: EvidenceItem[]) => [overallVerdict(items), overallReason(items)];
  expect(of(bound, changes, repeat, against)).toEqual(['suggested', null]);
  expect(of(bound, repeat)).toEqual(['suggested', 'unreplicated']);
});

test('what rests on an unreplicated ChIP-seq is suggested at most, in the place that its evidence gives it', () => {
  const both = [item('co-binding', 'supported'), item('sites of changed genes', 'supported')];
  const one = [item('co-binding', 'supported', 5)];
  const none = [item('co-binding', 'no significant difference')];
  const of = (heldBy?: 'unreplicated') =>
    rankCandidates(
      [
        { name: 'one', items: one },
        { name: 'none', items: none },
        { name: 'both', items: both },
      ],
      heldBy,
    ).map(({ name, verdict, reason }) => [name, verdict, reason]);
  expect(of()).toEqual([
    ['both', 'supported', null],
    ['one', 'suggested', null],
    ['none', 'no significant difference', null],
  ]);
  expect(of('unreplicated')).toEqual([
    ['both', 'suggested', 'unreplicated'],
    ['one', 'suggested', null],
    ['none', 'no significant difference', null],
  ]);
});
