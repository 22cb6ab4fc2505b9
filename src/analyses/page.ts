import type { Answer } from '../tables/answer.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import type { ExperimentTable } from '../atlas/experiment-table.ts';
import { KnownNames } from '../genome/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { oneTssPerGene } from '../genome/one-tss.ts';
import { note } from '../messages/message.ts';
import { experimentValues } from '../partners/score/experiment-columns.ts';
import { pageColumns } from '../partners/enrichment/enrichment-columns.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { pageStatistics, type BoundGenes, type PageResult } from '../targets/parametric-enrichment.ts';
import { tssWindows } from '../genome/tss-windows.ts';
import { enrichmentAgreement, type EnrichmentResult } from './inputs/agreement.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { refuseOtherScores, type ExperimentsInput } from './inputs/experiments.ts';
import type { FoldChanges } from './inputs/genes/fold-changes.ts';

/** What may be chosen when experiments are tested against fold changes. */
export const pageChoices = {
  window: { type: 'integer', min: 0, default: 5000, unit: 'bp', help: 'page.choice.window' },
  minScore: { type: 'integer', min: 0, help: 'overlap.choice.min-score' },
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
  const { atlas, changes, theirs, names = new KnownNames(), filter = {} } = input;
  const rows = selectExperiments(atlas.experiments, filter, names);
  refuseOtherScores(atlas, rows, settings.minScore);
  const result = pageStatistics(changes.log2FoldChange, await boundGenes(input, rows, settings));
  const table = pageTable(atlas.experiments, rows, result, changes.symbols.length);
  return {
    table,
    notices: [
      ...changes.notices,
      note('page.all-genes', {
        genes: changes.symbols.length,
        mean: result.allMean.toPrecision(4),
        deviation: result.allDeviation.toPrecision(4),
      }),
      ...(theirs === undefined ? [] : [enrichmentAgreement(theirs, table)]),
    ],
  };
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
    .sort((a, b) => log10P[a] - log10P[b] || Math.abs(z[b]) - Math.abs(z[a]) || a - b);
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
