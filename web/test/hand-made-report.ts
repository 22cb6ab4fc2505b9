// A hand-made report: invented names and numbers that exercise every part of the page. Nothing in it was computed.
import { cloudsOf } from '../../src/expression/figures/change-figures.ts';
import type { SampleQuality } from '../../src/expression/figures/sample-figures.ts';
import { PATH_STAGES } from '../../src/study/plan/stages.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import type { Edge } from '../../src/study/evidence/edge.ts';
import { rankCandidates, type EvidenceItem } from '../../src/study/evidence/verdicts.ts';
import { judgedColumns, type Judged } from '../../src/tables/verdicts.ts';
import { about, caution, message, note } from '../../src/messages/message.ts';
import { createRandom } from '../../src/statistics/random.ts';

const SAMPLES = ['control 1', 'control 2', 'treated <"1"&>'];

const QUALITY: SampleQuality = {
  samples: SAMPLES,
  group: [0, 0, 1],
  groups: ['control', 'treated'],
  ratios: false,
  before: true,
  densities: SAMPLES.map((_, at) => ({ x: [4, 6, 8, 10 + at], y: [0, 0.2 + 0.01 * at, 0.1, 0] })),
  similarity: {
    first: [-2, -1.8, 3.8],
    second: [1, -1.1, 0.1],
    shares: [0.8, 0.15],
    correlations: [1, 0.98, 0.9, 0.98, 1, 0.91, 0.9, 0.91, 1],
  },
  meanVariance: { x: [2, 6, 10], y: [1.2, 0.6, 0.4], genes: { x: [3, 5, 9], y: [1.3, 0.5, 0.6] } },
  attributes: [{ name: 'batch', levels: ['1', '2'], codes: SAMPLES.map((_, at) => at % 2) }],
  libraries: SAMPLES.map((_, at) => 2e7 + 1e6 * at),
  relative: SAMPLES.map((_, at) => [-1, -0.3, 0.05 * at, 0.3, 1]),
};

const FACTORS = [
  'FOS',
  'PRDM1',
  'IRF4',
  'IKZF3',
  'EP300',
  'BRD4',
  'JUND',
  'BATF',
  'RELA',
  'NFKB1',
  'MYC',
  'MAX',
  'CTCF',
  'RAD21',
  'NFYA',
  'NFYB',
  'CHD4',
  'HDAC2',
  'EZH2',
  'SUZ12',
  'POLR2A',
  'ATF3',
  'JUN',
  'FOSL2',
];
const PARTNERS = message('step.partners', { name: 'MM.1S' });
const GENES = ['IRF4', 'SLAMF7', 'CD48', 'MYC', 'BCL2', 'BSG'];

const word = (verdict: Judged['verdict']): Judged => ({ verdict, reason: null });
const item = (
  kind: EvidenceItem['kind'],
  verdict: Judged['verdict'] | Judged,
  effect: number | null = null,
): EvidenceItem => ({
  kind,
  ...(typeof verdict === 'string' ? word(verdict) : verdict),
  effect,
  low: effect === null ? null : effect - 0.4,
  high: effect === null ? null : effect + 0.4,
  unit: effect === null ? null : 'log2 odds ratio',
  strength: effect,
  source: 'hand-made',
  note: null,
});

/** Two edges of a knock-down, one of them without a change. */
const EDGES = (
  [
    ['IRF4', 'supported', -1.2],
    ['BCL2', 'no significant difference', 0.1],
  ] as const
).map(([to, verdict, effect]): Edge => {
  const judged = word(verdict);
  const found = {
    ...({ kind: 'perturbation', method: 'qpcr' } as const),
    ...{ effect, low: effect - 0.5, high: effect + 0.5 },
    ...({ unit: 'log2 fold change' } as const),
    ...{ n: 3, donors: 0, measured: to, source: 'qpcr siFOS' },
    arm: { perturbs: ['FOS'], how: 'knock-down', agent: 'siFOS', cell: 'MM.1S' } as const,
  };
  const does = verdict === 'supported' ? 'raises' : null;
  return { ...judged, from: 'FOS', to, relation: 'acts', does, items: [{ ...judged, ...found }] };
});

export function handMadeReport(): ReportData {
  const random = createRandom(7);
  const numbers = (count: number, make: (index: number) => number): number[] =>
    Array.from({ length: count }, (_, index) => Number(make(index).toPrecision(4)));
  const log2OddsRatio = numbers(FACTORS.length, (index) => 2.4 - 0.13 * index);
  const genes = [...GENES, 'IKZF1', ...Array.from({ length: 600 }, (_, index) => `GENE${index + 1}`)];
  const change = numbers(genes.length, (index) => (index < 6 ? -1.2 - 0.1 * index : 0.35 * random.normal()));
  const significance = change.map((value) =>
    Number((value * value * 3.2 + 0.4 * random.uniform()).toPrecision(4)),
  );
  const changes = {
    gene: genes,
    log2FoldChange: change,
    minusLog10P: significance,
    adjP: significance.map((value) => Math.min(1, 20 * 10 ** -value)),
    averageExpression: numbers(genes.length, () => 6 + 5 * random.uniform()),
  };
  return {
    format: 'chipmate report 1',
    simulated: true,
    title: 'A hand-made study',
    factor: 'IKZF1',
    ownGenes: ['IKZF1'],
    genome: 'hg38',
    papers: ['lundberg2016', 'wang2013'],
    date: '2026-11-23',
    summary: [
      message('say.partners', {
        query: 'MM.1S',
        count: 3,
        total: FACTORS.length,
        factor: 'IKZF1',
        names: 'FOS, PRDM1, IRF4',
      }),
      message('say.contrast-more', { a: 'MM.1S', b: 'NALM-6', factor: 'IKZF1', names: 'FOS' }),
      message('say.targets', { count: 6, window: '10 kb', factor: 'IKZF1', genes: GENES.join(', ') }),
    ],
    places: [
      {
        notices: [],
        query: 'IKZF1 MM.1S',
        rows: {
          placeClass: ['promoter', 'within gene', 'intergenic'],
          peaks: [620, 900, 480],
          share: [31, 45, 24],
          randomSites: [400, 9600, 10000],
          randomShare: [2, 48, 50],
          oddsRatio: [22, 0.89, 0.32],
          ciLow: [19, 0.81, 0.28],
          ciHigh: [25.5, 0.98, 0.35],
        },
      },
    ],
    chipSeq: [
      {
        name: 'MM.1S',
        antigen: 'IKZF1',
        cell: 'MM.1S',
        condition: null,
        notices: about({ file: 'a.narrowPeak.gz' }, [note('query.beyond-end', { intervals: 3 })]),
        distances: { promoter: 2800, near: 900, distal: 2400, far: 900 },
        replicates: [{ file: 'a.narrowPeak.gz', peaks: 7000 }],
        peaks: 7000,
      },
    ],
    partners: [
      {
        query: 'MM.1S',
        atlas: [],
        ranked: 300,
        expression: 'lenalidomide',
        notices: [note('note.passes'), note('partners.no-promoters', { class: 'Blood' })],
        rows: {
          antigen: FACTORS,
          score: numbers(FACTORS.length, (index) => 7.5 - 0.4 * index),
          percentile: numbers(FACTORS.length, (index) => 99.9 - 2.7 * index),
          log2OddsRatio,
          ciLow: log2OddsRatio.map((value) => value - 0.35),
          ciHigh: log2OddsRatio.map((value) => value + 0.35),
          minusLog10Q: numbers(FACTORS.length, (index) => Math.max(0, 14 - 1.6 * index)),
          sharedSites: numbers(FACTORS.length, (index) => 2400 - 90 * index),
          querySites: FACTORS.map(() => 6400),
          experiments: FACTORS.map((_, index) => 1 + (index % 3)),
          strongestExperiment: FACTORS.map((_, index) => `HAND${index + 1}`),
          leftOut: FACTORS.map((name) => (name === 'FOS' ? 'HAND9 (like CTCF)' : '')),
          cell: FACTORS.map(() => 'MM.1S'),
          block: FACTORS.map((name) => (name === 'FOS' ? 'JUND, BATF' : '')),
          ...judgedColumns(
            FACTORS.map((_, index) =>
              index < 3
                ? word('supported')
                : { verdict: 'no significant difference', reason: 'not above other factors' },
            ),
          ),
          supported: FACTORS.map((_, index) => index < 3),
          fisherRank: numbers(FACTORS.length, (index) => FACTORS.length - index),
          expressed: FACTORS.map(
            (_, index) => (['yes', 'not seen', 'not measured', 'unknown'] as const)[index % 4],
          ),
          averageExpression: FACTORS.map((_, index) => (index % 4 < 2 ? 9 - 5 * (index % 4) : null)),
          log2FoldChange: FACTORS.map((_, index) => (index % 4 < 2 ? 0.1 * index - 1 : null)),
          adjustedP: FACTORS.map((_, index) => (index % 4 < 2 ? 0.02 : null)),
        },
      },
    ],
    motifs: [],
    agreement: [
      {
        notices: [],
        query: 'MM.1S',
        discordant: [
          {
            antigen: 'FOS',
            cell: 'MM.1S',
            experiment: 'HAND9',
            likeItsOwn: 0.05,
            resembles: 'CTCF',
            resemblesIn: 'MM.1S',
            like: 0.6,
          },
        ],
      },
    ],
    contrasts: [
      {
        notices: [],
        a: 'MM.1S',
        b: 'NALM-6',
        kind: 'queries',
        queries: ['MM.1S', 'NALM-6'],
        antigens: ['IKZF1', 'IKZF1'],
        rows: {
          antigen: FACTORS.slice(0, 12),
          a: log2OddsRatio.slice(0, 12),
          b: numbers(12, (index) => 0.2 * index),
          difference: numbers(12, (index) => 2.4 - 0.33 * index),
          ciLow: numbers(12, (index) => 1.9 - 0.33 * index),
          ciHigh: numbers(12, (index) => 2.9 - 0.33 * index),
          minusLog10Q: numbers(12, (index) => 8 - 0.6 * index),
          robustZ: numbers(12, (index) => 2 - 0.4 * index),
          cellsA: FACTORS.slice(0, 12).map(() => 'MM.1S'),
          cellsB: FACTORS.slice(0, 12).map(() => 'NALM-6'),
          oneSided: FACTORS.slice(0, 12).map((_, index) => index === 1),
          expressedA: FACTORS.slice(0, 12).map((_, index) => (index === 2 ? 'not seen' : 'yes')),
          expressedB: FACTORS.slice(0, 12).map(() => 'unknown'),
          ...judgedColumns(
            FACTORS.slice(0, 12).map((_, index) =>
              index === 1 ? { verdict: 'not estimable', reason: 'one side only' } : word('supported'),
            ),
          ),
        },
      },
    ],
    expression: [
      {
        name: 'lenalidomide',
        contrast: 'lenalidomide-control',
        samples: [
          { group: 'lenalidomide', count: 4 },
          { group: 'control', count: 4 },
        ],
        testable: true,
        tableFormat: null,
        listed: null,
        notices: [
          note('expression.quantile'),
          caution('expression.column-same', { column: 'batch', other: 'group' }),
        ],
        rows: {
          ...changes,
          ciLow: change.map((value) => value - 0.3),
          ciHigh: change.map((value) => value + 0.3),
        },
        quality: QUALITY,
        total: genes.length,
        clouds: cloudsOf(changes),
      },
    ],
    targets: [
      {
        query: 'MM.1S',
        unknown: [],
        expression: 'lenalidomide',
        notices: [note('targets.window', { window: '100 kb' })],
        tests: [],
        rows: {
          gene: GENES,
          targetScore: numbers(6, (index) => 3.2 - 0.3 * index),
          peaks: [3, 2, 2, 1, 1, 1],
          strongestPeak: GENES.map(() => 'chr6:391600-391900'),
          amplicon: GENES.map(() => 'chr6:391675-391825'),
          nearestPeakDistance: [-120, 340, 8200, 55, -2100, 20],
          log2FoldChange: change.slice(0, 6),
          adjP: numbers(6, (index) => 1e-5 * (index + 1)),
          effectOfFactor: GENES.map(() => 'activated' as const),
          verdict: GENES.map(() => 'supported' as const),
          reason: GENES.map(() => null),
          falseShare: numbers(6, (index) => 0.1 + 0.01 * index),
          bindingTail: numbers(6, (index) => 0.01 * (index + 1)),
          betterExplainedBy: GENES.map(() => ''),
          rankProduct: numbers(6, (index) => 0.001 * (index + 1)),
          sharesSiteWith: ['', 'CD48', 'SLAMF7', '', '', ''],
        },
        total: GENES.length,
        curves: (['down', 'up', 'unchanged'] as const).map((group, index) => ({
          group,
          genes: [156, 146, 3200][index],
          x: Array.from({ length: 51 }, (_, step) => step / 50),
          y: Array.from({ length: 51 }, (_, step) => (step / 50) ** [0.35, 0.85, 1][index]),
        })),
      },
    ],
    loci: GENES.map((gene, index) => ({
      gene,
      chromosome: 'chr6',
      amplicon: index === 5 ? null : ([391_674, 391_825] as const),
      probes: [
        {
          experiment: 'lenalidomide',
          probe: 'P1_at',
          log2FoldChange: -1.2,
          place: [411_000, 411_060] as const,
        },
        { experiment: 'lenalidomide', probe: 'P2_at', log2FoldChange: -0.3, place: null },
      ],
      start: 380_000,
      end: 430_000 + 10_000 * index,
      genes: [
        { symbol: gene, start: 391_700, end: 411_400, strand: 1 },
        { symbol: 'NEIGHBOUR', start: 405_000, end: 425_000, strand: -1 },
      ],
      partners: 8,
      tracks: ['IKZF1 MM.1S', 'IKZF1 NALM-6', ...FACTORS.slice(0, 5)].map((label, row) => ({
        label,
        antigen: label.split(' ')[0],
        own: row < 2,
        peaks: Array.from({ length: 1 + (row % 3) }, (_, peak) => {
          const start = 389_000 + 9_000 * peak + 700 * row;
          return [start, start + 420, 0.9 - 0.25 * peak] as const;
        }),
      })),
    })),
    notRanked: [
      {
        query: 'MM.1S',
        known: FACTORS.length + 5,
        antigen: ['ESR1', 'GFP', 'H3K27ac', 'IKZF1', 'TBX21'],
        why: ['other cells', 'no factor', 'other class', 'own', 'no sites'],
        where: ['Breast, Uterus', '', 'Histone', '', ''],
      },
    ],
    browser: {
      ucsc: 'https://genome.ucsc.edu/cgi-bin/hgTracks?db=hg38&position=',
      places: { IRF4: 'chr6:391701-411400', SLAMF7: 'chr1:160739057-160754821' },
      session: { path: 'exports/igv-session.xml', partners: ['FOS', 'PRDM1'], leftOut: ['IRF4'] },
    },
    bench: [],
    evidence: {
      partners: rankCandidates([
        {
          name: 'FOS',
          items: [
            item('co-binding', 'supported', 2.4),
            item('cell contrast', 'supported', 2),
            item('sites of changed genes', 'supported', 1.1),
            item('literature', 'suggested'),
          ],
        },
        {
          name: 'PRDM1',
          items: [
            item('co-binding', 'supported', 2.2),
            item('cell contrast', 'no significant difference', 0.2),
          ],
        },
        {
          name: 'EP300',
          items: [
            item(
              'co-binding',
              { verdict: 'no significant difference', reason: 'not above other factors' },
              0.3,
            ),
            item('cell contrast', { verdict: 'not estimable', reason: 'one side only' }),
          ],
        },
      ]),
      targets: rankCandidates(
        GENES.map((name, index) => ({
          name,
          items: [
            item('binding', 'supported', 3 - 0.2 * index),
            item('expression change', 'supported', 2 - 0.2 * index),
            item('replication', { verdict: 'not measured', reason: 'not on the platform' }),
            ...(index === 0 ? [item('literature', 'contradicted')] : []),
          ],
        })),
      ),
      edges: EDGES,
      matrix: { sources: ['IKZF1', 'FOS', 'PRDM1', 'EP300'], targets: GENES },
    },
    cards: [
      {
        name: 'PRDM1',
        ofInterest: true,
        verdict: 'suggested',
        reason: null,
        facts: [
          {
            about: 'near-copies',
            speaks: 'against',
            said: message('fact.near-copies-first', { others: 'PRDM6', first: 'PRDM1' }),
            source: 'partners MM.1S',
          },
          { about: 'expressed here', speaks: 'for', said: message('fact.expressed'), source: 'lenalidomide' },
          {
            about: 'note',
            speaks: 'neither',
            said: message('fact.note', { column: 'dependency', value: '−1.4' }),
            source: 'notes.tsv',
          },
        ],
      },
      {
        name: 'TBX21',
        ofInterest: true,
        verdict: 'not tested',
        reason: null,
        facts: [
          { about: 'co-binding', speaks: 'neither', said: message('fact.absent'), source: 'partners MM.1S' },
        ],
      },
    ],
    model: {
      drug: 'lenalidomide',
      factor: 'IKZF1',
      partners: [
        { name: 'FOS', verdict: 'supported' },
        { name: 'PRDM1', verdict: 'suggested' },
        { name: 'IRF4', verdict: 'suggested' },
      ],
      targets: GENES.map((name, index) => ({
        name,
        verdict: index === 0 ? 'suggested' : 'supported',
        effect: index === 5 ? ('repressed' as const) : ('activated' as const),
      })),
    },
    figure: {
      drug: 'lenalidomide',
      through: 'CRL4-CRBN',
      sources: [
        { name: 'IKZF1', shown: 'IKZF1', role: 'factor', isHitByDrug: true, inhibitors: [] },
        { name: 'FOS', shown: 'c-Fos', role: 'partner', isHitByDrug: false, inhibitors: ['T-5224'] },
      ],
      targets: ['IRF4', 'BCL2'].map((name) => ({ name, shown: name, isGene: true })),
      lines: EDGES.map(({ items, ...edge }) => ({
        ...edge,
        signs: items.map(({ n, donors }) => ({ sign: 'qpcr', n: n ?? 0, donors })),
        ...{ cells: ['MM.1S'], drugs: [] },
      })),
    },
    outcome: [
      message('outcome.partners', {
        ...{ factor: 'IKZF1', names: 'FOS' },
        word: message('verdict.supported'),
      }),
    ],
    next: [
      message('next.knockdown', { name: 'FOS', genes: 'IRF4, SLAMF7', treatment: 'lenalidomide' }),
      message('next.coip', { factor: 'IKZF1', name: 'FOS' }),
      message('next.amplicon', { factor: 'IKZF1', gene: 'IRF4', place: 'chr6:391,600-391,900' }),
    ],
    path: PATH_STAGES.map((stage, index) => ({
      stage,
      state: (['done', 'failed', 'not yet evaluated', 'not tested'] as const)[
        Math.min(3, Math.floor(index / 3))
      ],
    })),
    steps: [
      { name: 'partners MM.1S', title: PARTNERS, state: 'done', reason: null },
      {
        name: 'loci',
        title: message('step.loci'),
        state: 'skipped',
        reason: message('reason.needs', { step: PARTNERS }),
      },
      {
        name: 'targets',
        title: message('step.no-targets'),
        state: 'failed',
        reason: message('reason.error', { problem: 'an invented failure </script><b>' }),
      },
    ],
    ofFile: [
      about({ file: 'study.yaml', line: 4 }, [
        note('former-name', { old: 'other_samples', now: 'samples' }),
      ])[0],
    ],
    methods: [
      message('method.peaks', { factor: 'IKZF1', genome: 'hg38' }),
      message('method.partners', { version: '0.0.0', seed: '1', experiments: 2, sources: 'made up' }),
      message('method.evidence', { fdr: 0.05 }),
    ],
    provenance: {
      program: 'chipmate',
      version: '0.0.0',
      seed: 1,
      inputs: [{ file: 'a.narrowPeak.gz', bytes: 123_456, sha256: 'ab'.repeat(32) }],
      parameters: [{ step: 'partners MM.1S', title: PARTNERS, name: 'seed', value: '1' }],
      atlas: [{ folder: 'atlas', experiments: 68, sources: 'hand-made', sha256: 'cd'.repeat(32) }],
    },
  };
}
