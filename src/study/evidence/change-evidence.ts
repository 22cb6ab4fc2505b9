import { FDR, type EvidenceItem } from './verdicts.ts';
import { judgedAt, type Judged } from '../../tables/verdicts.ts';
import type { ExpressionResult, TargetsResult } from '../results.ts';
import { isBound } from '../../targets/target-verdict.ts';
import { experimentsInOtherCells } from '../cells-of-experiments.ts';
import { hasSingleSample } from '../steps/single-sample.ts';
import type { Study } from '../file/study-schema.ts';
import type { StudyResults } from '../study-results.ts';

/** How a gene changes in one experiment, and what that says. */
export type Change = Judged & Pick<EvidenceItem, 'effect' | 'low' | 'high' | 'unit'>;

/** Whether a gene changes significantly, whatever that says of the factor. */
export function changesIn(gene: string, { rows, testable }: ExpressionResult): boolean {
  return testable && (rows.adjP[rows.gene.indexOf(gene)] ?? 1) < FDR;
}

/** Whether the peaks lie near a gene, measured or not; false for one that has none. */
export function bindingOf(gene: string, { rows }: TargetsResult): boolean {
  return isBound(rows.nearestPeakDistance[rows.gene.indexOf(gene)]);
}

/** Results with the names of the experiments that were made in other cells than their ChIP-seq. */
export type ResultsInCells = StudyResults & { readonly otherCells: ReadonlySet<string> };

export function inCells(study: Study, results: StudyResults): ResultsInCells {
  return { ...results, otherCells: experimentsInOtherCells(study) };
}

/** How a gene changes in an experiment; it may have been left out before the test, or never have been measured. */
export function changeOf(
  gene: string,
  experiment: ExpressionResult,
  { targets, otherCells }: ResultsInCells,
): Change {
  const { rows, filtered, listed = null } = experiment;
  if (listed !== null) return { ...listedChange(gene, listed), ...NO_CHANGE };
  const row = rows.gene.indexOf(gene);
  if (row === -1)
    return {
      verdict: 'not measured',
      reason: filtered.includes(gene)
        ? 'filtered'
        : experiment.tableFormat === null
          ? 'not on the platform'
          : 'not in the table',
      ...NO_CHANGE,
    };
  return {
    ...judge(
      experiment,
      row,
      targets.find(({ expression }) => expression === experiment.name),
      otherCells.has(experiment.name),
    ),
    effect: rows.log2FoldChange[row],
    low: rows.ciLow[row],
    high: rows.ciHigh[row],
    unit: 'log2 fold change',
  };
}

/** Of a bound gene the ranking of targets has said what its change is worth. */
function judge(
  experiment: ExpressionResult,
  row: number,
  targets: TargetsResult | undefined,
  otherCells: boolean,
): Judged {
  const { rows, testable, tableFormat } = experiment;
  const told = targets === undefined ? undefined : boundVerdict(rows.gene[row], targets);
  if (told !== undefined) return told;
  const q = rows.adjP[row];
  if (!testable || q === null) {
    // Of a finished table nobody knows why it has no p-value.
    const unreplicated = !testable && tableFormat === null;
    if (!testable && isAmongLargest(rows.log2FoldChange, row))
      return { verdict: 'suggested', reason: unreplicated ? 'unreplicated' : 'no p-value' };
    return { verdict: 'not estimable', reason: unreplicated ? 'no residual degrees' : null };
  }
  if (q >= FDR) return { verdict: 'no significant difference', reason: null };
  if (otherCells) return { verdict: 'suggested', reason: 'other cells' };
  return hasSingleSample(experiment.notices)
    ? { verdict: 'suggested', reason: 'unreplicated' }
    : { verdict: 'supported', reason: null };
}

function boundVerdict(gene: string, { rows }: TargetsResult): Judged | undefined {
  const row = rows.gene.indexOf(gene);
  return row >= 0 && isBound(rows.nearestPeakDistance[row]) ? judgedAt(rows, row) : undefined;
}

const NO_CHANGE = { effect: null, low: null, high: null, unit: null } as const;

/** A list calls its genes changed; of others it does not tell whether they stayed or were not measured. */
function listedChange(gene: string, { up, down }: NonNullable<ExpressionResult['listed']>): Judged {
  return up.includes(gene) || down.includes(gene)
    ? { verdict: 'suggested', reason: 'no p-value' }
    : { verdict: 'not estimable', reason: null };
}

/** Share of the genes of an experiment without p-values that count as changed in either direction: those that change most. */
const LARGEST = 0.05;

/** Whether a fold change is among the largest of its direction. */
function isAmongLargest(changes: ExpressionResult['rows']['log2FoldChange'], row: number): boolean {
  const own = changes[row];
  if (own === null || own === 0) return false;
  const sign = Math.sign(own);
  const measured = changes.filter((change) => change !== null);
  const larger = measured.filter((change) => sign * change > sign * own).length;
  return larger < Math.floor(LARGEST * measured.length);
}
