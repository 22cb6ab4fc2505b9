import { targets, type Targets, type TargetsInput } from '../../analyses/targets.ts';
import {
  readDifferentialTable,
  type DifferentialTable,
} from '../../formats/expression/differential-table-reader.ts';
import { readGeneIdentifiers } from '../../formats/genes/gene-identifiers-reader.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { message } from '../../messages/message.ts';
import { cumulativeCurves, measuredStates } from '../../targets/change/cumulative-figure.ts';
import { effectOfFactor, type FactorChange } from '../../targets/change/direction.ts';
import { genePlaces } from '../../targets/binding/gene-places.ts';
import type { GeneScores } from '../../targets/binding/gene-scores.ts';
import type { TargetGenes } from '../../targets/target-genes.ts';
import { isBound, listedVerdict } from '../../targets/target-verdict.ts';
import { cellSaid, isInOtherCells } from '../cells-of-experiments.ts';
import { changeOfFactorIn, factorsOf, isOfFactor } from '../file/arms.ts';
import { ownAntigens } from '../own-antigens.ts';
import { judgedColumns } from '../../tables/verdicts.ts';
import { unknownGenes } from '../genes-of-interest.ts';
import { geneInputs } from '../plan/resources.ts';
import { defineStep, type Planned, type Planning, type Step, type StepContext } from '../plan/step.ts';
import {
  orNull,
  type ExpressionResult,
  type ExpressionStepResult,
  type PeaksResult,
  type TargetsResult,
} from '../results.ts';
import type { Study } from '../file/study-schema.ts';
import { studyTargetsColumns } from '../study-columns.ts';
import { TABLE } from '../table-names.ts';
import { tableOf } from '../../tables/table.ts';
import { expressionStep } from './expression-step.ts';
import { peaksStep, queryOf } from './peaks-step.ts';
import { hasSingleSample, unreplicatedAtMost } from './single-sample.ts';

/** Peaks count up to this distance from a TSS, in bp. */
const REACH = 100_000;
/** Adjusted p-value below which a gene counts as changed. */
export const SIGNIFICANCE = 0.05;
/** Sequence around a summit in which an amplicon is placed, in bp. */
const AMPLICON = 150;
/** Points of a cumulative curve. */
const CURVE_POINTS = 60;

/** Target genes of each expression experiment with the ChIP-seq that it belongs to; by binding alone where there is none. */
export const targetsStep = defineStep<TargetsResult>({
  name: 'targets',
  version: 9,
  stage: 'targets',
  plan: (planning) => {
    const { chip_seq, expression } = planning.file.study;
    const first = chip_seq.find((entry) => planning.find(peaksStep, entry) !== undefined);
    if (first === undefined)
      return [{ title: message('step.no-targets'), state: 'skipped', reason: message('reason.no-chip-seq') }];
    const none = expression.every((entry) => !isOfFactor(planning.file.study, entry));
    const ofBinding = none ? [planEntry(planning, first, undefined)] : [];
    return [...ofBinding, ...expression.map((entry) => planEntry(planning, first, entry))];
  },
  methods: (results) => {
    const reach = kilobases(REACH);
    return [
      results.some(({ expression }) => expression !== null)
        ? message('method.targets', { reach, fdr: SIGNIFICANCE })
        : message('method.targets-bound', { reach }),
    ];
  },
  papers: () => ['wang2013'],
  tables: ({ query, expression, rows }) => [
    {
      name: TABLE.targets({ query, expression }),
      table: tableOf(studyTargetsColumns, { ...rows, rank: rows.gene.map((_, row) => row + 1) }),
    },
  ],
});

/** A distance as the methods give it. */
export function kilobases(bp: number): string {
  return `${bp / 1000} kb`;
}

/** Genes that the study names: those of interest and those of the literature. */
function namedGenes({ genes_of_interest, literature }: Study): string[] {
  const targets = literature.flatMap(({ target }) => (target === undefined ? [] : [target]));
  return [...new Set([...genes_of_interest, ...targets])];
}

/** What one ranking is made of. */
interface Sources {
  readonly chipSeq: ChipSeq;
  readonly peaks: Step<PeaksResult>;
  readonly measured: Measured | undefined;
}

/** An expression experiment and the step that has its table. */
export interface Measured {
  readonly entry: Experiment;
  readonly step: Step<ExpressionStepResult>;
}

/** An entry's experiment with the step that has its table; undefined without an entry. */
export function measuredIn(
  { find }: Pick<Planning, 'find'>,
  entry: Experiment | undefined,
): Measured | undefined {
  const step = entry === undefined ? undefined : find(expressionStep, entry);
  return entry === undefined || step === undefined ? undefined : { entry, step };
}

function planEntry(
  planning: Planning,
  first: ChipSeq,
  entry: Experiment | undefined,
): Planned<TargetsResult> {
  const { file, known, find } = planning;
  const { chip_seq, genome } = file.study;
  const named = entry?.chip_seq;
  const chipSeq = named === undefined ? first : chip_seq.find(({ name }) => name === named);
  const query = chipSeq?.name ?? named ?? '';
  const title =
    entry === undefined
      ? message('step.targets-bound', { query })
      : message('step.targets', { query, expression: entry.name });
  if (entry !== undefined && !isOfFactor(file.study, entry)) {
    const [names, factor] = [entry.arm?.perturbs ?? [], factorsOf(file.study, entry)];
    const values = { names: names.join(', '), factor: factor.join(', ') };
    return { title, state: 'skipped', reason: message('reason.acts-on-another', values) };
  }
  const peaks = chipSeq === undefined ? undefined : find(peaksStep, chipSeq);
  if (chipSeq === undefined || peaks === undefined)
    return { title, state: 'skipped', reason: message('reason.no-peaks') };
  if (!known.genes) return { title, state: 'skipped', reason: message('reason.no-genes', { genome }) };
  const measured = measuredIn(planning, entry);
  return {
    title,
    check: 'by running',
    needs: [peaks, ...(measured === undefined ? [] : [measured.step])],
    inputs: [
      ...new Set([...geneInputs(file.study), ...(entry === undefined ? [] : (file.study.atlas ?? []))]),
      ...tableFiles(entry),
    ],
    parameters: {
      method: 'BETA',
      genes: namedGenes(file.study).join(' '),
      reach_bp: REACH,
      ...(entry === undefined
        ? {}
        : {
            significance: SIGNIFICANCE,
            factor_activity: changeOfFactorIn(file.study, entry) ?? null,
            cell: cellSaid(file.study, entry) ?? null,
            antigen: ownAntigens(file.study, chipSeq).join(', '),
          }),
    },
    run: (context) => rank(context, { chipSeq, peaks, measured }),
  };
}

type ChipSeq = Study['chip_seq'][number];
type Experiment = Study['expression'][number];

/** The files of a finished table, which target ranking reads itself. */
export function tableFiles(entry: Experiment | undefined): string[] {
  if (entry?.table === undefined) return [];
  return entry.gene_ids === undefined ? [entry.table] : [entry.table, entry.gene_ids];
}

async function rank(context: StepContext, sources: Sources): Promise<TargetsResult> {
  const { resources } = context;
  const { chipSeq, measured } = sources;
  const models = await resources.neededGenes();
  const { name, peaks, notices } = queryOf(context, sources.peaks);
  const listed = measured === undefined ? null : context.result(measured.step).listed;
  const factorIs = measured === undefined ? undefined : changeOfFactorIn(context.file.study, measured.entry);
  const answer = targets(
    {
      name,
      peaks,
      notices,
      genes: { models, assembly: resources.assembly.name },
      expression:
        measured === undefined || listed !== null ? undefined : await expressionTable(context, measured),
      world: measured === undefined || listed !== null ? undefined : await resources.world(),
      antigen: ownAntigens(context.file.study, chipSeq),
      otherCells: measured !== undefined && isInOtherCells(context.file.study, measured.entry),
      unreplicated: measured !== undefined && measured.entry.table === undefined,
    },
    {
      distance: REACH,
      significance: SIGNIFICANCE,
      factorIs,
    },
  );
  const { scores, expression, judged } = answer;
  const inLists = listed === null ? undefined : listedChanges(scores.genes.names, listed);
  // Genes of lists come first; the others stay in the order of their binding.
  const order = [...answer.targets.order, ...answer.notMeasured].sort(
    (a, b) => Number((inLists?.[b] ?? 0) !== 0) - Number((inLists?.[a] ?? 0) !== 0),
  );
  const ofRow = (gene: number, values: Float64Array | undefined): number | null => {
    const row = expression?.matched.rowOfGene[gene] ?? -1;
    return row < 0 || values === undefined ? null : orNull(values[row]);
  };
  const places = genePlaces(scores.genes, resources.assembly);
  const [log2FoldChange, adjustedP] = [expression?.table.log2FoldChange, expression?.table.adjustedP].map(
    (values) => order.map((gene) => ofRow(gene, values)),
  );
  const single = measured !== undefined && hasSingleSample(context.result(measured.step).notices);
  const verdicts =
    inLists === undefined
      ? answer.judged.verdicts.map((judged) => (single ? unreplicatedAtMost(judged) : judged))
      : Array.from(inLists, (change, gene) =>
          listedVerdict(change !== 0, isBound(orNull(scores.nearestDistance[gene]))),
        );
  return {
    query: chipSeq.name,
    unknown: unknownGenes(namedGenes(context.file.study), models),
    expression: measured?.entry.name ?? null,
    notices: answer.notices,
    tests: answer.tests.map((test) => ({
      ...pickOf(test, 'direction', 'flat', 'genes', 'observed', 'expected'),
      areaUnderCurve: orNull(test.areaUnderCurve),
      minusLog10P: orNull(-test.log10P),
      z: orNull(test.difference.z),
      world: test.world === undefined ? null : pickOf(test.world, 'experiments', 'centre', 'spread', 'rank'),
    })),
    rows: {
      gene: order.map((gene) => scores.genes.names[gene]),
      targetScore: order.map((gene) => orNull(scores.score[gene])),
      nearestPeakDistance: order.map((gene) => orNull(scores.nearestDistance[gene])),
      amplicon: order.map((gene) => ampliconOf(peaks, scores.strongestPeak[gene])),
      sharesSiteWith: order.map((gene) => answer.targets.sharedWith[gene].join(', ')),
      place: order.map((gene) => places[gene]),
      peaks: order.map((gene) => scores.peaks[gene]),
      strongestPeak: order.map((gene) => placeOf(peaks, scores.strongestPeak[gene])),
      log2FoldChange,
      adjP: adjustedP,
      effectOfFactor: order.map((gene) =>
        inLists === undefined ? directionOf(gene, answer) : listedDirection(inLists[gene], factorIs),
      ),
      ...judgedColumns(order.map((gene) => verdicts[gene])),
      falseShare: order.map((gene) => orNull(judged.falseShare[gene])),
      bindingTail: order.map((gene) => orNull(judged.tail[gene])),
      betterExplainedBy: order.map((gene) => judged.better[gene].join(', ')),
      rankProduct: order.map((gene) => orNull(answer.targets.rankProduct[gene])),
    },
    curves:
      answer.testable === true && expression !== undefined
        ? curvesOf(scores, answer.targets, expression.matched.rowOfGene)
        : [],
  };
}

/** Some properties of an object. */
function pickOf<T, K extends keyof T>(from: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

/** 1 for genes that a list calls rising, -1 for falling ones, 0 for the others. */
function listedChanges(
  names: readonly string[],
  { up, down }: NonNullable<ExpressionResult['listed']>,
): Int8Array {
  const [rising, falling] = [new Set(up), new Set(down)];
  return Int8Array.from(names, (name) => Number(rising.has(name)) - Number(falling.has(name)));
}

/** The same of a gene of lists; of a gene that they do not have nobody knows whether it was measured. */
function listedDirection(
  change: number,
  factorIs: FactorChange | undefined,
): TargetsResult['rows']['effectOfFactor'][number] {
  if (change === 0) return 'not estimable';
  if (factorIs === undefined) return 'changed';
  return effectOfFactor(change, true, factorIs) === 'activates' ? 'activated' : 'repressed';
}

/** What the change of a gene says of the factor's effect on it. */
function directionOf(
  gene: number,
  { expression, testable, targets: { effect, changed } }: Targets,
): TargetsResult['rows']['effectOfFactor'][number] {
  if (expression === undefined) return 'not tested';
  if (expression.matched.rowOfGene[gene] < 0) return 'not measured';
  if (testable !== true) return 'not estimable';
  if (effect[gene] === 'activates') return 'activated';
  if (effect[gene] === 'represses') return 'repressed';
  return changed[gene] === 0 ? 'unchanged' : 'changed';
}

/** The differential table of an expression entry: its file as it is, or what the expression step made of its values. */
export async function expressionTable(
  context: StepContext,
  { entry, step }: Measured,
): Promise<NonNullable<TargetsInput['expression']>> {
  const { name, table, gene_ids } = entry;
  const locate = (path: string): string => context.file.locate(path);
  if (table !== undefined)
    return {
      name: table,
      table: await readDifferentialTable(locate(table), table),
      identifiers: gene_ids === undefined ? undefined : await readGeneIdentifiers(locate(gene_ids)),
    };
  const result = context.result(step);
  return {
    name,
    table: differentialTable(result),
    leftOut: result.filteredByCounts ? result.filtered : [],
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
    adjustedP: numbers(rows.adjP),
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

function curvesOf(
  { score }: GeneScores,
  { changed }: TargetGenes,
  rowOfGene: Int32Array,
): TargetsResult['curves'] {
  const state = measuredStates(changed, rowOfGene);
  const rounded = (shares: readonly number[]): number[] => shares.map((share) => Number(share.toFixed(4)));
  return cumulativeCurves(score, state, CURVE_POINTS).map(({ group, genes, x, y }) => ({
    group,
    genes,
    x: rounded(x),
    y: rounded(y),
  }));
}
