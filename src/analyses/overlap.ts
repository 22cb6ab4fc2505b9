import type { Answer } from '../tables/answer.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { overlapColumns } from '../partners/compatible/overlap-columns.ts';
import { tableOf } from '../tables/table.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import { chosenExperiments, refuseOtherScores, type ExperimentsInput } from './inputs/experiments.ts';
import type { Query } from './inputs/query.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** What may be chosen when overlaps are counted. */
export const overlapChoices = {
  reverse: { type: 'flag', help: 'overlap.choice.reverse' },
  minScore: { type: 'integer', min: 0, help: 'overlap.choice.min-score' },
} as const satisfies Choices;

/** What counting needs, opened. */
export interface OverlapInput extends ExperimentsInput {
  readonly query: Query;
}

/** Overlap counts, one row per experiment, most hits first. */
export type Overlap = Answer;

/**
 * How many of the query's intervals does each experiment overlap by at least 1 bp, as `bedtools intersect -u` counts?
 * @throws InputError for a filter that names what is not there, and for `minScore` where scores are not -10 log10 Q
 */
export async function overlap(
  { atlas, query, names = new KnownNames(), filter = {} }: OverlapInput,
  asking: Choosing<typeof overlapChoices> = {},
): Promise<Overlap> {
  const { reverse = false, minScore } = choose(overlapChoices, asking);
  const { experiments } = atlas;
  const rows = chosenExperiments(atlas, filter, names);
  refuseOtherScores(atlas, rows, minScore);
  const counts = await atlas.overlap(query.peaks, { reverse, minScore });
  // Experiments with equal numbers stay in the order of the atlas.
  const order = rows.slice().sort((a, b) => counts.queryHits[b] - counts.queryHits[a] || a - b);
  const text = (column: readonly string[]) => Array.from(order, (row) => column[row] || null);
  const numbers = (column: Uint32Array) => order.map((row) => column[row]);
  const table = tableOf(overlapColumns, {
    experiment: text(experiments.experiment),
    antigen: text(experiments.antigen),
    cellClass: text(experiments.cellClass),
    cell: text(experiments.cell),
    peaks: numbers(experiments.peaks),
    queryPeaksHit: numbers(counts.queryHits),
    queryPeaks: new Uint32Array(order.length).fill(counts.queryPeaks),
    peaksHit: counts.peaksHit && numbers(counts.peaksHit),
  });
  return { table, notices: [...simulatedAtlas(atlas), ...query.notices] };
}
