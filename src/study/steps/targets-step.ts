import type { DifferentialTable } from '../../formats/differential-table.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { betaPotential } from '../../targets/contributions.ts';
import { cumulativeCurves } from '../../targets/cumulative-figure.ts';
import type { FactorChange } from '../../targets/direction.ts';
import type { FunctionTest } from '../../targets/function-test.ts';
import { groupTranscripts } from '../../targets/gene-list.ts';
import { scoreGenes, type GeneScores } from '../../targets/gene-scores.ts';
import { matchExpression } from '../../targets/match-expression.ts';
import { rankTargets, type TargetGenes } from '../../targets/target-genes.ts';
import { InputError } from '../../errors.ts';
import { message, type Message } from '../../messages/message.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import {
  orNull,
  peakColumnsOf,
  type ExpressionResult,
  type PeaksResult,
  type TargetsResult,
} from '../results.ts';
import { expressionStepName } from './expression-step.ts';
import { peaksStepName } from './peaks-step.ts';

/** Peaks count up to this distance from a TSS, in bp. */
const REACH = 100_000;
/** Adjusted p-value below which a gene counts as changed. */
export const SIGNIFICANCE = 0.05;
/** Sequence around a summit in which an amplicon is placed, in bp. */
const AMPLICON = 150;
/** Points of a cumulative curve. */
const CURVE_POINTS = 60;

export function targetsStepName(chipSeq: string, expression: string | undefined): string {
  return expression === undefined ? `targets ${chipSeq}` : `targets ${chipSeq}, ${expression}`;
}

/** Target genes of each expression experiment with the ChIP-seq that it belongs to; by binding alone where there is none. */
export const targetsSteps: StepKind = (file) => {
  const { chip_seq, expression, genes } = file.study;
  const own = chip_seq.filter((entry) => entry.peaks !== undefined);
  const [first] = own;
  if (first === undefined)
    return [{ name: 'targets', state: 'skipped', reason: message('reason.no-chip-seq') }];
  const inputs = genes === undefined ? [] : [genes];
  const shared = { kind: 'targets', version: 3, inputs };
  if (expression.length === 0) {
    return [
      {
        ...shared,
        name: targetsStepName(first.name, undefined),
        needs: [peaksStepName(first)],
        parameters: { method: 'BETA', reach_bp: REACH },
        run: (context: StepContext) => rank(context, first.name, undefined, undefined),
      },
    ];
  }
  return expression.map((entry) => {
    const chipSeq = entry.chip_seq ?? first.name;
    const activity = entry.factor_activity;
    return {
      ...shared,
      name: targetsStepName(chipSeq, entry.name),
      needs: [peaksStepName({ name: chipSeq }), expressionStepName(entry)],
      parameters: {
        method: 'BETA',
        reach_bp: REACH,
        significance: SIGNIFICANCE,
        factor_activity: activity ?? null,
      },
      run: (context: StepContext) => rank(context, chipSeq, entry.name, activity),
    };
  });
};

async function rank(
  context: StepContext,
  chipSeq: string,
  expressionName: string | undefined,
  activity: 'lost' | 'gained' | undefined,
): Promise<TargetsResult> {
  const models = await context.resources.genes();
  if (models === undefined) {
    throw new InputError(`no gene models are built in for ${context.resources.assembly.name}`, {
      file: context.file.path,
      fix: 'name a GTF, refFlat or BED6 file of its genes under genes:',
    });
  }
  const peaks = peakColumnsOf(
    context.result(peaksStepName({ name: chipSeq })) as PeaksResult,
    context.resources.assembly.chromosomeNames,
  );
  const genes = groupTranscripts(models);
  const scores = scoreGenes(genes, betaPotential(indexTss(models), peaks, REACH));
  const measured =
    expressionName === undefined
      ? undefined
      : differentialTable(context.result(expressionStepName({ name: expressionName })) as ExpressionResult);
  const expression =
    measured === undefined ? undefined : { table: measured, matched: matchExpression(genes, measured) };
  const factor: FactorChange | undefined =
    activity === undefined ? undefined : activity === 'lost' ? 'lowered' : 'raised';
  const targets = rankTargets(scores, expression, {
    significance: SIGNIFICANCE,
    ...(factor === undefined ? {} : { factor }),
  });
  const testable = measured?.log10P.some((value) => !Number.isNaN(value)) ?? false;
  const order = Array.from(targets.order);
  const ofRow = (gene: number, values: Float64Array | undefined): number | null => {
    const row = expression?.matched.rowOfGene[gene] ?? -1;
    return row < 0 || values === undefined ? null : orNull(values[row]);
  };
  return {
    query: chipSeq,
    expression: expressionName ?? null,
    notes: notesOf(context.file.study.factor, activity, expressionName !== undefined, testable, targets),
    rows: {
      gene: order.map((gene) => genes.names[gene]),
      score: order.map((gene) => orNull(scores.score[gene])),
      peaks: order.map((gene) => scores.peaks[gene]),
      nearestPeak: order.map((gene) => orNull(scores.nearestDistance[gene])),
      bestPeak: order.map((gene) => placeOf(peaks, scores.strongestPeak[gene])),
      amplicon: order.map((gene) => ampliconOf(peaks, scores.strongestPeak[gene])),
      log2FoldChange: order.map((gene) => ofRow(gene, measured?.log2FoldChange)),
      adjustedP: order.map((gene) => ofRow(gene, measured?.adjustedP)),
      direction: order.map((gene) => {
        const row = expression?.matched.rowOfGene[gene] ?? -1;
        if (row < 0) return 'not measured';
        if (!testable) return 'not estimable';
        const effect = targets.effect[gene];
        return effect === 'activates' ? 'activated' : effect === 'represses' ? 'repressed' : 'unchanged';
      }),
      rankProduct: order.map((gene) => orNull(targets.rankProduct[gene])),
      sharesSiteWith: order.map((gene) => targets.sharedWith[gene].join(', ')),
    },
    curves:
      testable && expression !== undefined ? curvesOf(scores, targets, expression.matched.rowOfGene) : [],
  };
}

/** An expression result as the table that target ranking takes. */
export function differentialTable({ rows }: ExpressionResult): DifferentialTable {
  const numbers = (values: readonly (number | null)[], sign = 1): Float64Array =>
    Float64Array.from(values, (value) => (value === null ? NaN : sign * value));
  return {
    format: 'chipmate',
    ids: rows.gene,
    symbols: rows.gene,
    log2FoldChange: numbers(rows.log2FoldChange),
    low: numbers(rows.ciLow),
    high: numbers(rows.ciHigh),
    log10P: numbers(rows.minusLog10P, -1),
    adjustedP: numbers(rows.adjustedP),
    averageExpression: numbers(rows.averageExpression),
  };
}

function placeOf(peaks: PeakColumns, peak: number): string {
  if (peak < 0) return '';
  return `${peaks.chromosomeNames[peaks.chromosome[peak]]}:${peaks.start[peak] + 1}-${peaks.end[peak]}`;
}

/** The peak's summit with room for an amplicon on either side. */
function ampliconOf({ chromosomeNames, chromosome, start, end, summit }: PeakColumns, peak: number): string {
  if (peak < 0) return '';
  const from = Math.max(start[peak], summit[peak] - AMPLICON / 2);
  const to = Math.min(end[peak], summit[peak] + AMPLICON / 2);
  return `${chromosomeNames[chromosome[peak]]}:${from + 1}-${to}`;
}

function notesOf(
  factor: string,
  activity: 'lost' | 'gained' | undefined,
  withExpression: boolean,
  testable: boolean,
  { up, down }: TargetGenes,
): Message[] {
  const tested = (
    key: 'note.function-up' | 'note.function-down',
    test: FunctionTest | undefined,
  ): Message[] =>
    test === undefined || !testable
      ? []
      : [
          message(key, {
            changed: test.genes,
            unchanged: test.unchanged,
            area: test.areaUnderCurve.toFixed(3),
            p: (-test.log10P).toFixed(1),
          }),
        ];
  const direction =
    activity === undefined
      ? [message('note.unknown-activity', { factor })]
      : [message(activity === 'lost' ? 'note.activity-lost' : 'note.activity-gained', { factor })];
  return [
    message('note.window', { window: `${REACH / 1000} kb` }),
    ...(withExpression ? direction : []),
    ...tested('note.function-down', down),
    ...tested('note.function-up', up),
  ];
}

function curvesOf(
  { score }: GeneScores,
  { changed }: TargetGenes,
  rowOfGene: Int32Array,
): TargetsResult['curves'] {
  const state = Float64Array.from(changed, (sign, gene) => (rowOfGene[gene] < 0 ? NaN : sign));
  const rounded = (shares: readonly number[]): number[] => shares.map((share) => Number(share.toFixed(4)));
  return cumulativeCurves(score, state, CURVE_POINTS).map(({ group, genes, x, y }) => ({
    group,
    genes,
    x: rounded(x),
    y: rounded(y),
  }));
}
