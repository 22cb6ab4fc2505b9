import type { Answer } from '../tables/answer.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import type { ExperimentTable } from '../atlas/experiment-table.ts';
import { expressionFloor } from '../expression/expressed-here.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { oneTssPerGene } from '../genome/one-tss.ts';
import { caution, note, type Notice } from '../messages/message.ts';
import { experimentValues } from '../partners/score/experiment-columns.ts';
import { pageColumns } from '../partners/enrichment/enrichment-columns.ts';
import { spearmanTest } from '../statistics/tests/correlation-tests.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { pageStatistics, type BoundGenes, type PageResult } from '../targets/parametric-enrichment.ts';
import { usableExpression } from '../targets/change/usable-expression.ts';
import { tssWindows } from '../genome/tss-windows.ts';
import { enrichmentAgreement, type EnrichmentResult } from './inputs/agreement.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { refuseOtherScores, type ExperimentsInput } from './inputs/experiments.ts';
import { comparedGenes } from './inputs/genes/compared-genes.ts';
import type { FoldChanges } from './inputs/genes/fold-changes.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** What may be chosen when experiments are tested against fold changes. */
export const pageChoices = {
  window: { type: 'integer', min: 0, default: 5000, unit: 'bp', help: 'page.choice.window' },
  minScore: { type: 'integer', min: 0, help: 'overlap.choice.min-score' },
  background: {
    type: 'one of',
    values: ['expressed', 'all'],
    unit: 'which',
    help: 'page.choice.background',
  },
} as const satisfies Choices;

/** log10 of the smallest p that is told: what ChIP-Atlas' numbers can hold. */
const SMALLEST = -324;

/** What PAGE needs, opened; experiments of any class where the filter asks for none. */
export interface PageInput extends ExperimentsInput {
  readonly models: GeneModels;
  readonly changes: FoldChanges;
  /** A result of ChIP-Atlas to compare with. */
  readonly theirs?: EnrichmentResult;
}

/** Experiments with a bound gene, the one whose genes change most together first. */
export type Page = Answer;

/**
 * Which experiments are bound at genes that change together: is the mean log2 fold change of their genes far from that of all?
 * @throws InputError for a filter that names what is not there, and for `minScore` where scores are not -10 log10 Q
 */
export async function page(input: PageInput, asking: Choosing<typeof pageChoices> = {}): Promise<Page> {
  const settings = choose(pageChoices, asking);
  const { atlas, theirs, names = new KnownNames(), filter = {} } = input;
  const rows = selectExperiments(atlas.experiments, filter, names);
  refuseOtherScores(atlas, rows, settings.minScore);
  // A result of ChIP-Atlas is over all genes.
  const background = settings.background ?? (theirs === undefined ? 'expressed' : 'all');
  const { changes, notices } =
    background === 'all' ? { changes: input.changes, notices: [] } : expressed(input.changes);
  const result = pageStatistics(
    changes.log2FoldChange,
    await boundGenes({ ...input, changes }, rows, settings),
    // ChIP-Atlas gives a p for every experiment.
    theirs === undefined ? FEWEST_GENES : 1,
  );
  const table = pageTable(atlas.experiments, rows, result, changes.symbols.length);
  return {
    table,
    notices: [
      ...simulatedAtlas(atlas),
      ...changes.notices,
      ...notices,
      note('page.all-genes', {
        genes: changes.symbols.length,
        mean: result.allMean.toPrecision(4),
        deviation: result.allDeviation.toPrecision(4),
      }),
      ...tooFew(result, changes.symbols.length),
      ...(usableExpression(input.changes.averageExpression ?? [])
        ? []
        : [caution('background.no-levels', { name: input.changes.name })]),
      ...goesAlong(changes, input.models, atlas.genome.name),
      ...(theirs === undefined ? [] : [enrichmentAgreement(theirs, table)]),
    ],
  };
}

/** The genes that are seen expressed, as far as the table's levels tell; a gene without a level stays. */
function expressed(changes: FoldChanges): { changes: FoldChanges; notices: readonly Notice[] } {
  const { symbols: genes, averageExpression: average, levelsAreCounts: counts } = changes;
  const floor =
    average === undefined || !usableExpression(average)
      ? undefined
      : expressionFloor({ genes, average, counts });
  if (average === undefined || floor === undefined)
    return { changes, notices: [note('page.levels-unknown')] };
  const kept = Array.from(genes.keys()).filter((gene) => !(average[gene] < floor.seen));
  return {
    changes: {
      ...changes,
      symbols: kept.map((gene) => genes[gene]),
      log2FoldChange: Float64Array.from(kept, (gene) => changes.log2FoldChange[gene]),
      averageExpression: Float64Array.from(kept, (gene) => average[gene]),
    },
    notices: [note('page.expressed', { kept: kept.length, genes: genes.length })],
  };
}

/** Bound genes, and others, from which the mean of a set is near enough to normal. */
const FEWEST_GENES = 10;
/** Genes of a table from which their mean and spread are known well. */
const WHOLE_TABLE = 100;

/** What rests on few genes. */
function tooFew({ genes, log10P }: PageResult, all: number): Notice[] {
  const untested = genes.filter((count, i) => count > 0 && Number.isNaN(log10P[i])).length;
  return [
    ...(all < WHOLE_TABLE ? [caution('page.few-genes', { genes: all, enough: WHOLE_TABLE })] : []),
    ...(untested > 0 ? [note('page.small-sets', { experiments: untested, fewest: FEWEST_GENES })] : []),
  ];
}

/** A rank correlation is told from here on, if chance makes it this rarely. */
const CORRELATION = 0.1;
const LOG10_P = -3;

/** Fold changes that go along with what makes genes bound by most factors: then all of these stand out. */
function goesAlong(
  { symbols, log2FoldChange, averageExpression }: FoldChanges,
  models: GeneModels,
  assembly: string,
): Notice[] {
  const compared = comparedGenes(models, assembly, undefined, true);
  const at = new Map(compared.symbols.map((symbol, i) => [symbol, i]));
  const column = (value: (gene: number) => number): Float64Array =>
    Float64Array.from(symbols, (symbol) => value(at.get(symbol) ?? -1));
  const correlation = (values: Float64Array | undefined): string | undefined => {
    if (values === undefined) return undefined;
    const rows = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i] + log2FoldChange[i]));
    if (rows.length < 10) return undefined;
    const test = spearmanTest(
      rows.map((i) => values[i]),
      rows.map((i) => log2FoldChange[i]),
    );
    return Math.abs(test.correlation) > CORRELATION && test.log10P < LOG10_P
      ? test.correlation.toFixed(2)
      : undefined;
  };
  const level = correlation(averageExpression);
  const length = correlation(column((gene) => compared.length[gene] ?? NaN));
  const coding = correlation(column((gene) => (gene < 0 ? NaN : Number(compared.coding[gene]))));
  return [
    ...(coding === undefined ? [] : [caution('page.goes-with-class', { correlation: coding })]),
    ...(length === undefined ? [] : [caution('page.goes-with-length', { correlation: length })]),
    ...(level === undefined ? [] : [caution('page.goes-with-expression', { correlation: level })]),
  ];
}

/** Genes with a peak near their TSS, per experiment. */
async function boundGenes(
  { atlas, models, changes }: PageInput,
  rows: Uint32Array,
  { window, minScore = 0 }: Chosen<typeof pageChoices>,
): Promise<BoundGenes> {
  const tssOf = oneTssPerGene(models);
  const windows = tssWindows(
    models,
    changes.symbols.map((symbol) => tssOf.get(symbol) ?? 0),
    window,
  );
  const pairs = await atlas.peaksOverlapping(windows, Array.from(rows));
  const place = new Map(Array.from(rows, (row, i) => [row, i]));
  const experiment: number[] = [];
  const gene: number[] = [];
  for (let i = 0; i < pairs.count; i++) {
    if (pairs.score[i] < minScore) continue;
    experiment.push(place.get(pairs.experiment[i]) ?? 0);
    gene.push(pairs.query[i]);
  }
  return { experiments: rows.length, experiment, gene };
}

function pageTable(
  experiments: ExperimentTable,
  rows: Uint32Array,
  result: PageResult,
  genes: number,
): Table {
  const { log10P, log10Q, mean, z, allMean } = result;
  const order = Array.from(rows, (_, i) => i)
    .filter((i) => result.genes[i] > 0)
    .sort(
      (a, b) =>
        Number(Number.isNaN(log10P[a])) - Number(Number.isNaN(log10P[b])) ||
        log10P[a] - log10P[b] ||
        Math.abs(z[b]) - Math.abs(z[a]) ||
        a - b,
    );
  const chosen = order.map((i) => rows[i]);
  return tableOf(pageColumns, {
    ...experimentValues(experiments, chosen),
    genes: order.map((i) => `${result.genes[i]}/${genes}`),
    log2FoldChange: order.map((i) => `${mean[i].toPrecision(4)}/${allMean.toPrecision(4)}`),
    log10P: order.map((i) => Math.max(SMALLEST, log10P[i])),
    log10Q: order.map((i) => Math.max(SMALLEST, log10Q[i])),
    z: order.map((i) => z[i]),
    zAbove0: order.map((i) => (z[i] > 0 ? 'TRUE' : 'FALSE')),
  });
}
