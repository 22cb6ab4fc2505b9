import { expect, test } from 'vitest';
import { formatTable } from '../formats/text/table-writer.ts';
import type { Edge } from '../study/evidence/edge.ts';
import type { EdgeMatrix } from '../study/evidence/edge-matrix.ts';
import { rankCandidates } from '../study/evidence/verdicts.ts';
import { resultTables } from './result-tables.ts';

const NO_PAIRS: EdgeMatrix = { sources: [], targets: [] };
const NOTHING = { kinds: [], resultsOf: () => [] };

const EDGE: Edge = {
  from: 'IKZF1',
  to: 'IRF4',
  relation: 'acts',
  verdict: 'suggested',
  reason: 'results disagree',
  does: 'raises',
  items: [
    {
      kind: 'perturbation',
      method: 'expression',
      verdict: 'suggested',
      reason: 'perhaps by chance',
      arm: { perturbs: ['IKZF1', 'IKZF3'], how: 'degraded', agent: 'lenalidomide', cell: 'MM.1S' },
      measured: 'IRF4',
      effect: -1.5,
      low: -2,
      high: -1,
      unit: 'log2 fold change',
      n: 3,
      donors: 0,
      source: 'expression lenalidomide',
    },
  ],
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

function tables(edges: readonly Edge[], matrix: EdgeMatrix = NO_PAIRS): Map<string, string[]> {
  const named = resultTables(
    NOTHING,
    { evidence: { partners, targets: [], edges, matrix }, cards: [] },
    false,
  );
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

test('an edge says who was perturbed and how, what was measured, in which cells and how often', () => {
  const pairs = { sources: ['IKZF1', 'FOS', 'IRF4'], targets: ['IRF4', 'BCL2'] };
  const [header, row, ...others] = tables([EDGE], pairs).get('evidence-edges') ?? [];
  const columns = header.split('\t');
  const cells = Object.fromEntries(row.split('\t').map((cell, at) => [columns[at], cell]));
  expect(columns.slice(0, 4)).toEqual(['from', 'to', 'verdict', 'reason']);
  expect(cells).toMatchObject({
    ...{ from: 'IKZF1', to: 'IRF4', verdict: 'suggested', reason: 'results disagree' },
    ...{ evidence: 'perturbation', method: 'expression', evidence_reason: 'perhaps by chance' },
    ...{ perturbs: 'IKZF1, IKZF3', how: 'degraded', agent: 'lenalidomide', drug: 'NA', cell: 'MM.1S' },
    ...{ effect: '-1.5', ci_low: '-2', ci_high: '-1', unit: 'log2 fold change', n: '3', donors: '0' },
    source: 'expression lenalidomide',
  });
  // Every other pair of partner and target, but not a gene with itself.
  expect(others.map((line) => line.split('\t').slice(0, 5))).toEqual([
    ['IKZF1', 'BCL2', 'not tested', 'NA', 'NA'],
    ['FOS', 'IRF4', 'not tested', 'NA', 'NA'],
    ['FOS', 'BCL2', 'not tested', 'NA', 'NA'],
    ['IRF4', 'BCL2', 'not tested', 'NA', 'NA'],
  ]);
  expect(tables([]).get('evidence-edges')).toEqual([header]);
});
