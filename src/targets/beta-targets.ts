import type { DifferentialTable } from '../formats/expression/differential-table-reader.ts';
import { withoutDecoration } from '../genome/gene-identifiers.ts';
import type { GeneModels } from '../genome/genes.ts';

/** Targets of one direction as BETA lists them, best first; arrays have one element per row. */
export interface BetaTargets {
  /** Row of the gene models. */
  readonly row: Uint32Array;
  readonly rankProduct: Float64Array;
}

/**
 * BETA's rank product of one direction, transcript by transcript: the better half of the transcripts that
 * go up (or down), by adjusted p-value, that have a potential above 0. Binding ranks are dense (equal scores share a rank, the
 * next one follows), expression ranks leave gaps, and both are divided by the number of transcripts of the
 * direction. Scores are compared as the numbers with three decimals that BETA writes, not as its text.
 *
 * **Source:** Wang et al., Nat Protoc 2013;8:2502 (BETA 1.0.7).
 * @param potential score of every row of the gene models
 * @param share of the direction's transcripts that are looked at; BETA's default is 0.5
 */
export function betaTargets(
  models: GeneModels,
  potential: Float64Array,
  table: DifferentialTable,
  direction: 1 | -1,
  share = 0.5,
): BetaTargets {
  const best = new Map<string, number>();
  const score = potential.map((value) => Math.round(value * 1000) / 1000);
  for (let row = 0; row < models.count; row++) {
    const name = withoutDecoration(models.transcript[row]);
    const known = best.get(name);
    if (known === undefined || score[row] > score[known]) best.set(name, row);
  }
  const expressed = Array.from(table.ids, (id, i) => ({ id: withoutDecoration(id), i })).filter(
    ({ i }) => Math.sign(table.log2FoldChange[i]) === direction && table.adjustedP[i] === table.adjustedP[i],
  );
  expressed.sort((a, b) => table.adjustedP[a.i] - table.adjustedP[b.i] || a.i - b.i);
  const total = expressed.length;
  const bound = expressed
    .map(({ id }) => best.get(id))
    .filter((row): row is number => row !== undefined && score[row] > 0);
  const bindingRank = denseRanks(bound, score);
  const rows: number[] = [];
  const products: number[] = [];
  let rank = 0;
  for (let place = 0; place < Math.floor(total * share); place++) {
    const { id, i } = expressed[place];
    if (place === 0 || table.adjustedP[i] !== table.adjustedP[expressed[place - 1].i]) rank = place + 1;
    const row = best.get(id);
    const binding = row === undefined ? undefined : bindingRank.get(row);
    if (row === undefined || binding === undefined) continue;
    rows.push(row);
    products.push((binding / total) * (rank / total));
  }
  const order = rows.map((_, at) => at).sort((a, b) => products[a] - products[b] || a - b);
  return {
    row: Uint32Array.from(order, (at) => rows[at]),
    rankProduct: Float64Array.from(order, (at) => products[at]),
  };
}

function denseRanks(rows: readonly number[], score: Float64Array): Map<number, number> {
  const ranks = new Map<number, number>();
  let rank = 0;
  let previous = Infinity;
  for (const row of [...new Set(rows)].sort((a, b) => score[b] - score[a] || a - b)) {
    if (score[row] < previous) rank++;
    previous = score[row];
    ranks.set(row, rank);
  }
  return ranks;
}
