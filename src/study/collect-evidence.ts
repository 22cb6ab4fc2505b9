import { atlasIsElsewhere } from './cautions.ts';
import { rankCandidates, type CandidateEvidence, type EvidenceItem, type Verdict } from './evidence.ts';
import { BOUND_WITHIN } from '../targets/bound-and-changed.ts';
import { message } from '../messages/message.ts';
import type {
  ContrastResult,
  ExpressionResult,
  PartnersResult,
  ChangedGenesResult,
  TargetsResult,
} from './results.ts';
import type { StudyResults } from './study-results.ts';
import type { Study } from './study-schema.ts';

/** False discovery rate below which a finding counts. */
export const FDR = 0.05;
/** Factors and genes that enter the evidence by their rank, beside those that pass or that the study names. */
const BY_RANK = 15;

const NO_EFFECT = { effect: null, low: null, high: null, unit: null, strength: null, note: null } as const;

/** Every partner candidate of the study's first ChIP-seq with what speaks for and against it. */
export function partnerEvidence(study: Study, results: StudyResults): CandidateEvidence[] {
  const [main] = results.partners;
  const names = new Set<string>();
  main?.rows.antigen.forEach((name, row) => {
    if (main.rows.supported[row] || row < BY_RANK) names.add(name);
  });
  for (const { partner } of study.literature) if (partner !== undefined) names.add(partner);
  const candidates = [...names].map((name) => ({
    name,
    items: [
      ...(main === undefined ? [] : coBinding(name, main)),
      ...results.contrasts.flatMap((contrast) => cellContrast(name, contrast, main?.query)),
      ...results.changedGenes.flatMap((tested) => changedGeneSites(name, tested)),
      ...literature(study, 'partner', name),
    ],
  }));
  return rankCandidates(candidates);
}

/** Every target candidate of the study's first binding-and-expression result with what speaks for and against it. */
export function targetEvidence(study: Study, results: StudyResults): CandidateEvidence[] {
  const [main] = results.targets;
  const names = new Set<string>(study.genes_of_interest);
  main?.rows.gene.slice(0, 2 * BY_RANK).forEach((gene) => names.add(gene));
  for (const { target } of study.literature) if (target !== undefined) names.add(target);
  if (main === undefined && results.expression.length === 0 && study.literature.length === 0) return [];
  const [first, ...repeats] = results.expression;
  const candidates = [...names].map((name) => ({
    name,
    items: [
      ...(main === undefined ? [] : [binding(name, main)]),
      ...(first === undefined ? [] : [expressionChange(name, first, results)]),
      ...repeats.map((repeat) => replication(name, first, repeat, results)),
      ...literature(study, 'target', name),
    ],
  }));
  return rankCandidates(candidates);
}

function coBinding(name: string, result: PartnersResult): EvidenceItem[] {
  const { rows, query } = result;
  const row = rows.antigen.indexOf(name);
  if (row === -1) return [];
  const doubtful = rows.supported[row] && atlasIsElsewhere(result);
  const tested = rows.minusLog10Q[row] !== null;
  const percentile = rows.percentile[row];
  return [
    {
      kind: 'co-binding',
      verdict: doubtful
        ? 'suggested'
        : rows.supported[row]
          ? 'supported'
          : tested
            ? 'no significant difference'
            : 'not estimable',
      effect: rows.log2OddsRatio[row],
      low: rows.ciLow[row],
      high: rows.ciHigh[row],
      unit: 'log2 odds ratio',
      strength: rows.score[row] ?? rows.log2OddsRatio[row],
      source: `partners ${query}: ${rows.strongestExperiment[row]}`,
      note: doubtful
        ? message('note.elsewhere')
        : percentile === null
          ? null
          : message('note.percentile', { percentile: percentile.toFixed(1) }),
    },
  ];
}

function cellContrast(name: string, contrast: ContrastResult, query: string | undefined): EvidenceItem[] {
  const { rows, a, b, kind, queries, antigens } = contrast;
  if (query !== undefined && !queries.includes(query)) return [];
  // Two factors side by side differ in their partners; that speaks neither for nor against one of them.
  if (antigens[0] !== antigens[1]) return [];
  const row = rows.antigen.indexOf(name);
  if (row === -1) return [];
  const flip = kind === 'queries' && b === query ? -1 : 1;
  const turned = (value: number | null): number | null => (value === null ? null : flip * value);
  const effect = turned(rows.difference[row]);
  const [low, high] =
    flip === 1 ? [rows.ciLow[row], rows.ciHigh[row]] : [turned(rows.ciHigh[row]), turned(rows.ciLow[row])];
  const oneSided = rows.oneSided[row];
  return [
    {
      kind: 'cell contrast',
      verdict: oneSided ? 'not estimable' : verdictOf(low, high),
      effect,
      low,
      high,
      unit: 'difference of log2 odds ratios',
      strength: oneSided ? null : effect,
      source: `${kind === 'queries' ? 'compare' : 'compare cells'} ${a} – ${b}`,
      note: oneSided ? message('note.one-sided', { cell: rows.cellsA[row] }) : null,
    },
  ];
}

function changedGeneSites(name: string, { rows, query, expression }: ChangedGenesResult): EvidenceItem[] {
  const row = rows.antigen.indexOf(name);
  if (row === -1) return [];
  const effect = rows.log2OddsRatio[row];
  return [
    {
      kind: 'sites of changed genes',
      verdict: verdictByQ(effect, rows.minusLog10Q[row]),
      effect,
      low: rows.ciLow[row],
      high: rows.ciHigh[row],
      unit: 'log2 odds ratio',
      strength: effect,
      source: `sites of changed genes ${query}, ${expression}`,
      note: message('note.changed-genes'),
    },
  ];
}

/** What an interval says about an effect that should be positive. */
function verdictOf(low: number | null, high: number | null): Verdict {
  if (low === null || high === null) return 'not estimable';
  return low > 0 ? 'supported' : high < 0 ? 'contradicted' : 'no significant difference';
}

/** What a false discovery rate says about one. */
function verdictByQ(effect: number | null, minusLog10Q: number | null): Verdict {
  if (effect === null || minusLog10Q === null) return 'not estimable';
  if (!(minusLog10Q > -Math.log10(FDR))) return 'no significant difference';
  return effect > 0 ? 'supported' : 'contradicted';
}

/** Whether a gene is bound is said by the peaks alone: it need not have been measured. */
function binding(name: string, { rows: measured, notMeasured, query }: TargetsResult): EvidenceItem {
  const rows = measured.gene.includes(name) ? measured : notMeasured;
  const row = rows.gene.indexOf(name);
  const bound = row !== -1 && Math.abs(rows.nearestPeak[row] ?? Infinity) <= BOUND_WITHIN;
  const neighbour = row === -1 ? '' : rows.sharesSiteWith[row];
  return {
    kind: 'binding',
    verdict: bound ? 'supported' : 'no significant difference',
    effect: row === -1 ? null : rows.score[row],
    low: null,
    high: null,
    unit: row === -1 ? null : 'score',
    strength: row === -1 ? 0 : rows.score[row],
    source: `targets ${query}`,
    note: neighbour === '' ? null : message('note.shared-site', { gene: neighbour }),
  };
}

function expressionChange(name: string, experiment: ExpressionResult, results: StudyResults): EvidenceItem {
  const row = experiment.rows.gene.indexOf(name);
  if (row === -1)
    return {
      ...NO_EFFECT,
      kind: 'expression change',
      verdict: 'not tested',
      source: `expression ${experiment.name}`,
    };
  const q = experiment.rows.adjustedP[row];
  const changes = experiment.testable && q !== null && q < FDR;
  const flat = changes && isFlat(experiment, row, results);
  return {
    kind: 'expression change',
    verdict: flat
      ? 'suggested'
      : changes
        ? 'supported'
        : !experiment.testable || q === null
          ? 'not estimable'
          : 'no significant difference',
    ...foldChange(experiment, row),
    strength: experiment.rows.minusLog10P[row],
    source: `expression ${experiment.name}`,
    note: flat ? message('note.flat') : null,
  };
}

/** Whether genes that change as this one does do not carry significantly more of the factor than unchanged ones. */
function isFlat(experiment: ExpressionResult, row: number, { targets }: StudyResults): boolean {
  const direction = (experiment.rows.log2FoldChange[row] ?? 0) < 0 ? 'down' : 'up';
  const tests = targets.find(({ expression }) => expression === experiment.name)?.tests ?? [];
  return tests.some((test) => test.direction === direction && test.flat);
}

function replication(
  name: string,
  first: ExpressionResult,
  repeat: ExpressionResult,
  results: StudyResults,
): EvidenceItem {
  const row = repeat.rows.gene.indexOf(name);
  const source = `expression ${repeat.name}`;
  if (row === -1) return { ...NO_EFFECT, kind: 'replication', verdict: 'not tested', source };
  const before = first.rows.log2FoldChange[first.rows.gene.indexOf(name)] ?? null;
  const after = repeat.rows.log2FoldChange[row];
  const q = repeat.rows.adjustedP[row];
  const opposite = before !== null && after !== null && before * after < 0;
  const verdict: Verdict =
    !repeat.testable || q === null
      ? 'not estimable'
      : q >= FDR
        ? 'no significant difference'
        : opposite
          ? 'contradicted'
          : isFlat(repeat, row, results)
            ? 'suggested'
            : 'supported';
  return {
    kind: 'replication',
    verdict,
    ...foldChange(repeat, row),
    strength: null,
    source,
    note:
      verdict === 'contradicted'
        ? message('note.opposite')
        : verdict === 'suggested'
          ? message('note.flat')
          : null,
  };
}

function foldChange(
  { rows }: ExpressionResult,
  row: number,
): Pick<EvidenceItem, 'effect' | 'low' | 'high' | 'unit'> {
  return {
    effect: rows.log2FoldChange[row],
    low: rows.ciLow[row],
    high: rows.ciHigh[row],
    unit: 'log2 fold change',
  };
}

function literature(study: Study, about: 'partner' | 'target', name: string): EvidenceItem[] {
  return study.literature
    .filter((entry) => entry[about] === name)
    .map(({ direction, claim, reference }) => ({
      ...NO_EFFECT,
      kind: 'literature',
      verdict: direction === 'for' ? 'suggested' : 'contradicted',
      source: reference,
      note: message('note.claim', { claim }),
    }));
}
