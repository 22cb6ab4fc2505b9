import { expect, test } from 'vitest';
import { partnerEvidence, targetEvidence } from './collect-evidence.ts';
import { parseStudy } from '../file/read-study.ts';
import { edgesOf } from './edges.ts';
import type { ContrastResult } from '../results.ts';
import type { StudyResults } from '../study-results.ts';

const { study } = parseStudy('study: S\nfactor: IKZF1\ngenome: hg38\n', 'study.yaml');

const NAMES = ['FOS', 'CHD4', 'IKZF3', 'MAX'];

/** Four factors that pass, and a comparison of MM.1S with NALM-6. */
function resultsWith(contrast: Partial<ContrastResult>): StudyResults {
  const none = NAMES.map(() => null);
  return {
    peaks: [],
    partners: [
      {
        query: 'MM.1S',
        notices: [],
        expression: 'drug',
        rows: {
          antigen: NAMES,
          score: [9, 8, 7, 6],
          percentile: none,
          log2OddsRatio: [1, 1, 1, 1],
          ciLow: none,
          ciHigh: none,
          minusLog10Q: [3, 3, 3, 3],
          strongestExperiment: NAMES,
          verdict: NAMES.map(() => 'supported'),
          reason: none,
          supported: NAMES.map(() => true),
          expressed: ['yes', 'not seen', 'not measured', 'unknown'],
        },
      },
    ],
    contrasts: [
      {
        a: 'MM.1S',
        b: 'NALM-6',
        kind: 'queries',
        queries: ['MM.1S', 'NALM-6'],
        antigens: ['IKZF1', 'IKZF1'],
        rows: {
          antigen: NAMES,
          difference: [2, -2, 2, 0],
          ciLow: [1, -3, 1, -1],
          ciHigh: [3, -1, 3, 1],
          cellsA: ['MM.1S', 'MM.1S', 'MM.1S', 'MM.1S'],
          oneSided: [false, false, true, false],
        },
        ...contrast,
      },
    ],
    expression: [],
    targets: [],
    changedGenes: [],
    motifs: [],
    loci: [],
  } as unknown as StudyResults;
}

function contrastVerdicts(results: StudyResults): (string | undefined)[] {
  const candidates = partnerEvidence(study, results);
  return NAMES.map(
    (name) =>
      candidates
        .find((candidate) => candidate.name === name)
        ?.items.find(({ kind }) => kind === 'cell contrast')?.verdict,
  );
}

test('a comparison speaks for, against or not at all, and is not estimable where the atlas has one side alone', () => {
  expect(contrastVerdicts(resultsWith({}))).toEqual([
    'supported',
    'contradicted',
    'not estimable',
    'no significant difference',
  ]);
});

test('seen from the other entry the same comparison turns round', () => {
  expect(contrastVerdicts(resultsWith({ a: 'NALM-6', b: 'MM.1S', queries: ['NALM-6', 'MM.1S'] }))).toEqual([
    'contradicted',
    'supported',
    'not estimable',
    'no significant difference',
  ]);
});

test('comparisons of other entries, or with another factor, say nothing about this one', () => {
  const silent = NAMES.map(() => undefined);
  expect(contrastVerdicts(resultsWith({ queries: ['K-562', 'NALM-6'] }))).toEqual(silent);
  expect(contrastVerdicts(resultsWith({ kind: 'cells', queries: ['NALM-6', 'NALM-6'] }))).toEqual(silent);
  expect(contrastVerdicts(resultsWith({ antigens: ['IKZF1', 'IKZF3'] }))).toEqual(silent);
});

test('what keeps a partner from a better word is its reason', () => {
  const [, chd4, ikzf3] = NAMES.map((name) =>
    partnerEvidence(study, resultsWith({})).find((candidate) => candidate.name === name),
  );
  const reasonOf = (candidate: typeof chd4): unknown =>
    candidate?.items.find(({ kind }) => kind === 'cell contrast')?.reason;
  expect([reasonOf(chd4), reasonOf(ikzf3)]).toEqual(['opposite direction', 'one side only']);
});

test('whether a factor is expressed is a piece of evidence that lowers to suggested, and moves no candidate', () => {
  const results = resultsWith({ queries: ['K-562', 'NALM-6'] });
  const sites = {
    query: 'MM.1S',
    expression: 'drug',
    rows: {
      antigen: NAMES,
      log2OddsRatio: [1, 1, 1, 1],
      ciLow: [0.5, 0.5, 0.5, 0.5],
      ciHigh: [2, 2, 2, 2],
      minusLog10Q: [4, 4, 4, 4],
    },
  };
  const with2 = { ...results, changedGenes: [sites] } as unknown as StudyResults;
  const told = partnerEvidence(study, with2);
  const [main] = with2.partners;
  const untold = partnerEvidence(study, { ...with2, partners: [{ ...main, expression: null }] });
  const items = told.map(({ items }) => items.filter(({ kind }) => kind === 'expressed here'));
  expect(items.flat().map(({ verdict, reason, source }) => [verdict, reason, source])).toEqual([
    ['supported', null, 'expression drug'],
    ['no significant difference', null, 'expression drug'],
    ['not measured', 'not on the platform', 'expression drug'],
    ['not tested', null, 'expression drug'],
  ]);
  expect(untold.flatMap(({ items }) => items).some(({ kind }) => kind === 'expressed here')).toBe(false);
  expect(told.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['supported', null],
    ['suggested', 'not seen expressed'],
    ['supported', null],
    ['supported', null],
  ]);
  const places = (all: typeof told) =>
    all.map(({ name, rank, score, without }) => ({ name, rank, score, without }));
  expect(places(told)).toEqual(places(untold));
});

/** Genes: bound and down, bound and unchanged, unbound and down, up and bound as by chance; LOW was filtered, NONE is nowhere. */
const GENES = ['DOWN', 'SAME', 'FAR', 'UP', 'LOW', 'NONE'];

function geneResults(repeated: boolean): StudyResults {
  const experiment = {
    name: 'drug',
    testable: true,
    tableFormat: null,
    notices: [],
    filtered: ['LOW'],
    rows: {
      gene: ['DOWN', 'SAME', 'FAR', 'UP'],
      log2FoldChange: [-1, 0.1, -2, 1],
      ciLow: [-1.5, -0.2, -2.5, 0.5],
      ciHigh: [-0.5, 0.4, -1.5, 1.5],
      minusLog10P: [5, 0.2, 6, 4],
      adjP: [0.001, 0.9, 0.0001, 0.002],
    },
  };
  const turned = { ...experiment.rows, log2FoldChange: [1, 0.1, -2, 1] };
  const repeat = { ...experiment, name: 'again', rows: turned };
  return {
    ...resultsWith({}),
    expression: repeated ? [experiment, repeat] : [experiment],
    targets: [
      {
        query: 'MM.1S',
        expression: 'drug',
        rows: {
          gene: ['DOWN', 'SAME', 'FAR', 'UP', 'LOW'],
          ...near([100, -20_000, 60_000, 10, 5]),
          verdict: ['supported', ...new Array<string>(3).fill('no significant difference'), 'not measured'],
          reason: [null, 'bound, unchanged', 'changed, unbound', 'no more than chance', 'filtered'],
        },
        unknown: [],
      },
    ],
  } as unknown as StudyResults;
}

const near = (nearestPeakDistance: number[]): object => ({
  nearestPeakDistance,
  targetScore: nearestPeakDistance.map(() => 1),
  sharesSiteWith: nearestPeakDistance.map(() => ''),
});

const withArm = parseStudy(
  `study: S
factor: IKZF1
genome: hg38
genes_of_interest: [${GENES.join(', ')}]
samples: [{ name: line, cell: MM.1S }]
expression:
  - { name: drug, table: t, arm: { perturbs: [Ikaros, IKZF3], how: degraded, agent: len, dose: 1 µM, sample: line } }
  - { name: again, table: t, factor_activity: lost }
`,
  'study.yaml',
).study;

test('a gene that was not measured is not called untested, and every other word of a gene has its reason', () => {
  const candidates = targetEvidence(withArm, geneResults(false));
  const of = (name: string): unknown =>
    candidates
      .find((candidate) => candidate.name === name)
      ?.items.map(({ kind, verdict, reason }) => `${kind}: ${verdict} <- ${reason}`);
  expect(of('DOWN')).toEqual(['binding: supported <- null', 'expression change: supported <- null']);
  expect(of('SAME')).toEqual([
    'binding: supported <- null',
    'expression change: no significant difference <- bound, unchanged',
  ]);
  expect(of('FAR')).toEqual([
    'binding: no significant difference <- changed, unbound',
    'expression change: supported <- null',
  ]);
  expect(of('UP')).toContain('expression change: no significant difference <- no more than chance');
  expect(of('LOW')).toEqual(['binding: supported <- null', 'expression change: not measured <- filtered']);
  expect(of('NONE')).toEqual([
    'binding: no significant difference <- null',
    'expression change: not measured <- not on the platform',
  ]);
});

test('a repeat in the opposite direction contradicts; one without replicates leaves no residual degrees', () => {
  const results = geneResults(true);
  const replicationOf = (name: string, given: StudyResults): unknown => {
    const { items } = targetEvidence(withArm, given).find((candidate) => candidate.name === name) ?? {
      items: [],
    };
    return items.filter(({ kind }) => kind === 'replication').map(({ verdict, reason }) => [verdict, reason]);
  };
  expect(replicationOf('DOWN', results)).toEqual([['contradicted', 'opposite direction']]);
  expect(replicationOf('FAR', results)).toEqual([['supported', null]]);
  const [first, again] = results.expression;
  const single = { ...results, expression: [first, { ...again, testable: false }] };
  expect(replicationOf('DOWN', single)).toEqual([['not estimable', 'no residual degrees']]);
  const table = { ...results, expression: [first, { ...again, testable: false, tableFormat: 'limma' }] };
  expect(replicationOf('DOWN', table)).toEqual([['not estimable', null]]);
});

test('a repeat that does the opposite to the factor is turned before it is compared; one that does not say is not judged', () => {
  const replications = (second: string): unknown => {
    const { study: asked } = parseStudy(
      `study: S
factor: IKZF1
genome: hg38
genes_of_interest: [DOWN, FAR, SAME]
expression:
  - { name: drug, table: t, factor_activity: lost }
  - { name: again, table: t${second} }
`,
      'study.yaml',
    );
    const candidates = targetEvidence(asked, geneResults(true));
    return ['DOWN', 'FAR', 'SAME'].map((name) =>
      candidates
        .find((candidate) => candidate.name === name)
        ?.items.filter(({ kind }) => kind === 'replication')
        .map(({ verdict, reason }) => `${verdict} <- ${reason}`)
        .join(),
    );
  };
  const unchanged = 'no significant difference <- null';
  // DOWN falls and rises again, FAR falls twice.
  expect(replications(', factor_activity: lost')).toEqual([
    'contradicted <- opposite direction',
    'supported <- null',
    unchanged,
  ]);
  expect(replications(', factor_activity: gained')).toEqual([
    'supported <- null',
    'contradicted <- opposite direction',
    unchanged,
  ]);
  expect(replications('')).toEqual(['not estimable <- null', 'not estimable <- null', unchanged]);
});

test('an experiment whose arm perturbs the factor gives edges to the genes, in the cells of its sample', () => {
  const edges = edgesOf(withArm, geneResults(true), GENES);
  // The second experiment has no arm: nobody knows how the factor was lowered, and where.
  expect(edges.map(({ from, to, verdict, reason }) => [from, to, verdict, reason])).toEqual([
    ['IKZF1', 'DOWN', 'supported', null],
    ['IKZF1', 'SAME', 'no significant difference', 'bound, unchanged'],
    ['IKZF1', 'FAR', 'supported', null],
    ['IKZF1', 'UP', 'no significant difference', 'no more than chance'],
    ['IKZF1', 'LOW', 'not measured', 'filtered'],
    ['IKZF1', 'NONE', 'not measured', 'not on the platform'],
  ]);
  expect(edges[0].items).toMatchObject([
    {
      arm: { perturbs: ['Ikaros', 'IKZF3'], how: 'degraded', agent: 'len', dose: '1 µM', cell: 'MM.1S' },
      effect: -1,
      low: -1.5,
      high: -0.5,
      unit: 'log2 fold change',
      source: 'expression drug',
    },
  ]);
});

test('an experiment that acts on a partner gives edges from the partner, and is no change by the factor', () => {
  const other = { ...withArm, factor: ['FOS'] };
  const edges = edgesOf(other, geneResults(true), GENES.slice(0, 2));
  expect(edges.map(({ from, to }) => [from, to])).toEqual([
    ['IKZF1, IKZF3', 'DOWN'],
    ['IKZF1, IKZF3', 'SAME'],
  ]);
  const sources = (of: typeof withArm) =>
    targetEvidence(of, geneResults(true)).flatMap(({ items }) =>
      items.map(({ kind, source }) => `${kind}: ${source}`),
    );
  expect(sources(withArm)).toContain('expression change: expression drug');
  expect(sources(other).join()).not.toContain('expression drug');
});

test('a fixed spacing supports what co-binding does; a motif alone, and one without co-binding, support nobody', () => {
  const results = resultsWith({ queries: ['K-562', 'NALM-6'] });
  const motifs = {
    query: 'MM.1S',
    rows: {
      antigen: NAMES,
      verdict: ['supported', 'not tested', 'suggested', 'supported'],
      reason: [null, 'no known motif', 'one shared sequence', null],
      motif: ['AP-1', '', 'IKZF', 'E-box'],
      log2OddsRatio: [4, null, 1, 2],
      ciLow: [3, null, 0.5, 1],
      ciHigh: [5, null, 1.5, 3],
      sits: ['its own motif', '', 'one shared sequence', 'its own motif'],
      spacing: ['fixed spacing', '', 'same site', 'fixed spacing'],
      gap: [5, null, null, 9],
      family: ['BATF, FOS, JUN', '', '', ''],
      familyExpressed: ['', '', '', ''],
      familyChanged: ['', '', '', ''],
      familyBound: ['', '', '', ''],
      familyLeft: ['FOS, JUN', '', '', ''],
    },
  };
  const [main] = results.partners;
  const words = NAMES.map((name) => (name === 'MAX' ? 'no significant difference' : 'supported'));
  const partners = [
    { ...main, rows: { ...main.rows, verdict: words, expressed: NAMES.map(() => 'unknown') } },
  ];
  const told = partnerEvidence(study, { ...results, partners, motifs: [motifs] } as unknown as StudyResults);
  const wordOf = new Map(told.map(({ name, verdict, reason }) => [name, [verdict, reason]]));
  expect(NAMES.map((name) => wordOf.get(name))).toEqual([
    ['supported', null],
    ['suggested', null],
    ['suggested', 'one shared sequence'],
    ['no significant difference', null],
  ]);
  const [item] = told.flatMap(({ name, items }) =>
    name === 'FOS' ? items.filter(({ kind }) => kind === 'motif') : [],
  );
  expect(item).toMatchObject({ effect: 4, low: 3, high: 5, unit: 'log2 odds ratio', source: 'motifs MM.1S' });
  expect(item.note).toMatchObject({
    key: 'note.family-several',
    values: {
      factors: 3,
      left: 'FOS, JUN',
      said: { key: 'note.fixed-spacing', values: { gap: 5, motif: 'AP-1' } },
    },
  });
  const elsewhere = { ...motifs, query: 'NALM-6' };
  const others = partnerEvidence(study, {
    ...results,
    partners,
    motifs: [elsewhere],
  } as unknown as StudyResults);
  expect(others.flatMap(({ items }) => items).some(({ kind }) => kind === 'motif')).toBe(false);
});
