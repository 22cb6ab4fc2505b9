import { expect, test } from 'vitest';
import { formatTable } from '../formats/text/table-writer.ts';
import type { EdgeEvidence } from '../study/evidence/edges.ts';
import { rankCandidates } from '../study/evidence/verdicts.ts';
import { resultTables } from './result-tables.ts';

const NOTHING = { kinds: [], resultsOf: () => [] };

const EDGE: EdgeEvidence = {
  from: 'IKZF1',
  to: 'IRF4',
  verdict: 'suggested',
  reason: 'perhaps by chance',
  arm: { perturbs: ['IKZF1', 'IKZF3'], how: 'degraded', agent: 'lenalidomide', cell: 'MM.1S' },
  effect: -1.5,
  low: -2,
  high: -1,
  unit: 'log2 fold change',
  source: 'expression lenalidomide',
};

const partners = rankCandidates([
  {
    name: 'FOS',
    items: [
      {
        kind: 'co-binding',
        verdict: 'no significant difference',
        reason: 'not above other factors',
        effect: 0.2,
        low: -0.1,
        high: 0.5,
        unit: 'log2 odds ratio',
        strength: 1,
        source: 'partners MM.1S',
        note: null,
      },
    ],
  },
]);

function tables(edges: readonly EdgeEvidence[]): Map<string, string[]> {
  const named = resultTables(NOTHING, { evidence: { partners, targets: [], edges }, cards: [] }, false);
  return new Map(named.map(({ name, table }) => [name, formatTable(table).trimEnd().split('\n')]));
}

test('the tables of evidence give the word and the reason, of the candidate and of each item', () => {
  const found = tables([EDGE]);
  expect([...found.keys()]).toEqual([
    'evidence-partners',
    'evidence-targets',
    'evidence-edges',
    'partner-facts',
  ]);
  expect(found.get('evidence-partners')).toEqual([
    'rank\tcandidate\tname\tverdict\treason\tevidence\tevidence_verdict\tevidence_reason\teffect\tci_low\tci_high\tunit\tsource\tnote',
    '1\tFOS\tFOS\tno significant difference\tnot above other factors\tco-binding\tno significant difference\tnot above other factors\t0.2\t-0.1\t0.5\tlog2 odds ratio\tpartners MM.1S\tNA',
  ]);
});

test('an edge says who was perturbed and how, what was measured, and in which cells', () => {
  const [header, row] = tables([EDGE]).get('evidence-edges') ?? [];
  expect(header).toBe(
    'from\tto\tverdict\treason\tperturbs\thow\tagent\tdose\ttime\tcell\tsample\teffect\tci_low\tci_high\tunit\tsource',
  );
  expect(row).toBe(
    'IKZF1\tIRF4\tsuggested\tperhaps by chance\tIKZF1, IKZF3\tdegraded\tlenalidomide\tNA\tNA\tMM.1S\tNA\t-1.5\t-2\t-1\tlog2 fold change\texpression lenalidomide',
  );
  expect(tables([]).get('evidence-edges')).toEqual([header]);
});
