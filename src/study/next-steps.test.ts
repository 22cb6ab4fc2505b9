import { expect, test } from 'vitest';
import { rankCandidates, type EvidenceItem, type EvidenceKind } from './evidence/verdicts.ts';
import type { Verdict } from '../tables/verdicts.ts';
import { nextSteps } from './next-steps.ts';
import { parseStudy } from './file/read-study.ts';
import type { Edge } from './evidence/edge.ts';
import type { StudyResults } from './study-results.ts';

const { study } = parseStudy(
  `study: S
factor: IKZF1
genome: hg38
genes_of_interest: [IRF4]
expression: [{ name: drug, table: t, treatment: lenalidomide }]
literature:
  - { target: IRF4, direction: against, claim: it stayed, reference: a paper }
`,
  'study.yaml',
);

const RESULTS = {
  peaks: [],
  partners: [],
  contrasts: [],
  expression: [
    { name: 'drug', testable: true },
    { name: 'single pair', testable: false },
  ],
  targets: [{ notices: [], rows: { gene: ['MYC', 'IRF4'], amplicon: ['chr8:1-150', 'chr6:1-150'] } }],
  changedGenes: [],
  loci: [],
} as unknown as StudyResults;

const item = (kind: EvidenceKind, verdict: Verdict): EvidenceItem => ({
  kind,
  verdict,
  reason: null,
  effect: null,
  low: null,
  high: null,
  unit: null,
  strength: null,
  source: 'test',
  note: null,
});

const targets = rankCandidates(
  ['MYC', 'IRF4'].map((name) => ({
    name,
    items: [item('binding', 'supported'), item('expression change', 'supported')],
  })),
);
const keysFor = (items: readonly EvidenceItem[]): string[] =>
  nextSteps(study, RESULTS, rankCandidates([{ name: 'FOS', items }]), targets).map(({ key }) => key);

test('what is missing becomes the next experiment', () => {
  const steps = nextSteps(
    study,
    RESULTS,
    rankCandidates([{ name: 'FOS', items: [item('co-binding', 'supported')] }]),
    targets,
  );
  const knockdown = steps.find(({ key }) => key === 'next.knockdown');
  expect(knockdown?.values).toEqual({ name: 'FOS', genes: 'IRF4, MYC', treatment: 'lenalidomide' });
  const amplicons = steps.filter(({ key }) => key === 'next.amplicon').map(({ values }) => values['place']);
  expect(amplicons).toEqual(['chr6:1-150', 'chr8:1-150']);
  expect(steps.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'next.coip',
      'next.combination',
      'next.replicate',
      'next.motif',
      'next.replication',
      'next.contradiction-gene',
    ]),
  );
});

test.each([
  [
    'gave a drug of unknown target to other cells than those of the ChIP-seq',
    { name: 'drug', arm: { agent: 'dihydrotestosterone', cell: 'LNCaP' } },
    RESULTS.expression,
  ],
  ['did not finish', study.expression[0], []],
  ['says nothing', { name: 'drug' }, RESULTS.expression],
  [
    'knocked the factor down',
    { name: 'drug', arm: { perturbs: ['IKZF1'], how: 'knock-down', agent: 'siRNA' } },
    RESULTS.expression,
  ],
  [
    'gave a drug against another protein',
    { name: 'drug', arm: { perturbs: ['EZH2'], how: 'inhibited', agent: 'x' } },
    RESULTS.expression,
  ],
])('of a drug nothing is said where the experiment %s', (_, entry, expression) => {
  const partners = rankCandidates([{ name: 'FOS', items: [item('co-binding', 'supported')] }]);
  const chip_seq = [{ name: 'MM.1S', cell: 'MM.1S', peaks: ['a.bed'] }];
  const other = { ...study, chip_seq, expression: [entry] } as typeof study;
  const steps = nextSteps(other, { ...RESULTS, expression }, partners, targets);
  const keys = steps.map(({ key }) => key);
  expect(keys).toContain('next.knockdown-alone');
  expect(keys).not.toContain('next.combination');
  expect(JSON.stringify(steps)).not.toContain('treatment');
});

test('a partner that was knocked down already is not asked for again, and may still be combined with the drug', () => {
  const array = { name: 'siFOS', arm: { perturbs: ['c-Fos'], how: 'knock-down', cell: 'MM.1S' } };
  const more = { ...study, expression: [...study.expression, array] } as typeof study;
  const partners = rankCandidates([{ name: 'FOS', items: [item('co-binding', 'supported')] }]);
  const keys = nextSteps(more, RESULTS, partners, targets).map(({ key }) => key);
  expect(keys).not.toContain('next.knockdown');
  expect(keys).not.toContain('next.knockdown-alone');
  expect(keys).toContain('next.combination');
});

test('what has been done is not asked for again, and a candidate without support asks for nothing', () => {
  const done = [item('co-binding', 'supported'), item('perturbation', 'no significant difference')];
  expect(keysFor(done)).not.toContain('next.knockdown');
  expect(keysFor(done)).toContain('next.coip');
  expect(keysFor([item('co-binding', 'no significant difference')])).not.toContain('next.coip');
});

test('a candidate that the drug destroys, too, is neither knocked down beside it nor combined with it', () => {
  const arm = { perturbs: ['IKZF1', 'Aiolos'], how: 'degraded', agent: 'lenalidomide', cell: 'MM.1S' };
  const drug = { name: 'drug', arm };
  const treated = { ...study, expression: [drug] } as unknown as typeof study;
  const supported = [item('co-binding', 'supported')];
  const partners = rankCandidates(['FOS', 'IKZF3'].map((name) => ({ name, items: supported })));
  const steps = nextSteps(treated, RESULTS, partners, targets);
  const named = (key: string) => steps.filter((step) => step.key === key).map(({ values }) => values);
  expect(named('next.knockdown').map(({ name }) => name)).toEqual(['FOS']);
  expect(named('next.combination').map(({ names }) => names)).toEqual(['FOS']);
});

/** An edge of the bench with one result. */
const edge = (to: string, verdict: Verdict, n: number): Edge =>
  ({
    ...{ from: 'FOS', to, relation: 'acts', verdict, reason: null, does: null },
    items: [{ kind: 'perturbation', method: 'qpcr', verdict, reason: null, n, source: 'qpcr a', arm: {} }],
  }) as unknown as Edge;

test('genes whose edge was tested are not asked for again, and what a result would change is said', () => {
  const partners = rankCandidates([{ name: 'FOS', items: [item('co-binding', 'supported')] }]);
  const genesAsked = (edges: readonly Edge[]) =>
    nextSteps(study, RESULTS, partners, targets, edges).find(({ key }) => key === 'next.knockdown')?.values[
      'genes'
    ];
  expect(genesAsked([])).toBe('IRF4, MYC');
  expect(genesAsked([edge('IRF4', 'no significant difference', 3)])).toBe('MYC');
  expect(genesAsked([edge('IRF4', 'not measured', 3)])).toBe('IRF4, MYC');
  expect(genesAsked(['IRF4', 'MYC'].map((gene) => edge(gene, 'supported', 3)))).toBeUndefined();
  const change = (items: readonly EvidenceItem[]) =>
    nextSteps(study, RESULTS, rankCandidates([{ name: 'FOS', items }]), targets).find(
      ({ key }) => key === 'next.would-change',
    )?.values;
  expect(change([item('co-binding', 'supported')])).toMatchObject({
    ...{ now: { key: 'verdict.suggested' }, then: { key: 'verdict.supported' } },
    name: 'FOS',
  });
  // Two families speak for it already.
  expect(
    change([item('co-binding', 'supported'), item('sites of changed genes', 'supported')]),
  ).toBeUndefined();
});

test('an edge of too few experiments says how many more may make another word of it', () => {
  const repeats = (edges: readonly Edge[]) =>
    nextSteps(study, RESULTS, [], [], edges).flatMap(({ key, values }) =>
      key === 'next.edge-repeat' ? [values] : [],
    );
  expect(repeats([edge('IRF4', 'suggested', 2), edge('MYC', 'not estimable', 1)])).toMatchObject([
    { from: 'FOS', to: 'IRF4', n: 2, more: 1 },
    { from: 'FOS', to: 'MYC', n: 1, more: 2 },
  ]);
  expect(repeats([edge('IRF4', 'suggested', 3), edge('MYC', 'no significant difference', 2)])).toEqual([]);
});
