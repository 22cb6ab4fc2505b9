import { orthogonalize, type Design, type OrthogonalBasis } from '../../expression/model/least-squares.ts';
import { median } from '../../statistics/descriptive.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import { firstAtLeast } from '../../statistics/sorted-search.ts';
import type { ChangeGroup } from './change-groups.ts';
import { designRows } from './gene-covariates.ts';

/** How surprising binding and change of each judged gene are together; one element per judged gene. */
export interface FalseShares {
  /** Numbers of the measured genes, as they come. */
  readonly genes: Uint32Array;
  /** Share of unchanged genes alike that have at least this potential: 1 / (K + 1) to 1. */
  readonly tail: Float64Array;
  /** ln tail + ln(rank of the change among all measured genes / n) / 2: small is good. */
  readonly score: Float64Array;
  /** Share of this gene and those with a smaller score that chance would bring here, at most 1. */
  readonly falseShare: Float64Array;
  /** Judged genes that carry more of the factor than 90 % of unchanged ones alike, and how many would by chance. */
  readonly observed: number;
  readonly expected: number;
  /** Estimated share of the judged genes whose binding has nothing to do with their change. */
  readonly byChance: number;
}

/** Unchanged genes that one changed gene is compared with; at most this part of them. */
const ALIKE = 400;
const ALIKE_PART = 5;
/** Only genes with a smaller tail can be told from chance. */
export const TAIL = 0.1;

/**
 * Per gene: the binding of changed genes beside that of unchanged genes which, by their covariates, are as likely to be bound.
 * The false share is a tail-area rate (of a gene and all before it), not a local one.
 *
 * **Source:** tail-area false discovery rates as in Storey, J R Stat Soc B 2002;64:479, with a null of matched genes; our own.
 * @param fit what the covariates of n measured genes predict of a score, by the unchanged ones: `fitOn` of them
 * @param potential of every measured gene
 * @param scores their rank scores
 * @param strength place of every measured gene by evidence of a change, 1 for the least
 * @param sign direction of every measured gene's change
 */
export function falseShares(
  fit: (scores: ArrayLike<number>) => Float64Array,
  { state, direction }: Pick<ChangeGroup, 'state' | 'direction'>,
  potential: ArrayLike<number>,
  scores: ArrayLike<number>,
  { strength, sign }: { readonly strength: ArrayLike<number>; readonly sign: ArrayLike<number> },
): FalseShares {
  const n = state.length;
  const all = [...state.keys()];
  const genes = Uint32Array.from(all.filter((gene) => state[gene] === 1));
  const unchanged = unchangedGenes(state);
  const likely = fit(scores);
  const alike = neighbours(likely, unchanged, potential);
  const tail = new Float64Array(genes.length);
  let [below, belowByChance, bound] = [0, 0, 0];
  genes.forEach((gene, i) => {
    const around = alike(likely[gene]);
    const middle = median(around);
    below += Number(potential[gene] <= middle);
    belowByChance += shareOf(around, (value) => value <= middle);
    const above = around.reduce((count, value) => count + Number(value >= potential[gene]), 0);
    tail[i] = potential[gene] === 0 ? 1 : (1 + above) / (1 + around.length);
    bound += Number(tail[i] <= TAIL);
  });
  const byChance = Math.min(1, (1 + below) / belowByChance);
  const place = placesOf(strength, sign, direction);
  const half = Float64Array.from(genes, (gene) => Math.log(place(gene) / n) / 2);
  const score = half.map((value, i) => Math.log(tail[i]) + value);
  return {
    ...{ genes, tail, score, byChance },
    falseShare: tailAreaRates(score, tail, half, byChance),
    observed: bound,
    expected: TAIL * genes.length,
  };
}

/** For every gene the smallest rate among cut-offs that it passes: expected over observed numbers of genes. */
function tailAreaRates(
  score: Float64Array,
  tail: Float64Array,
  half: Float64Array,
  byChance: number,
): Float64Array {
  const rate = new Float64Array(score.length).fill(1);
  const order = [...sortOrder(score)].filter((gene) => tail[gene] <= TAIL);
  let smallest = 1;
  for (let last = order.length - 1; last >= 0; last--) {
    // Equal scores are one cut-off.
    const cut = score[order[last]];
    let end = last;
    while (end + 1 < order.length && score[order[end + 1]] === cut) end++;
    let expected = 0;
    for (const value of half) expected += Math.min(TAIL, Math.exp(Math.min(0, cut - value)));
    smallest = Math.min(smallest, (1 + byChance * expected) / (end + 1));
    rate[order[last]] = smallest;
  }
  return rate;
}

/** Place of a gene by its change among all measured ones, the most changed in the direction first, from 1. */
function placesOf(
  strength: ArrayLike<number>,
  sign: ArrayLike<number>,
  direction: ChangeGroup['direction'],
): (gene: number) => number {
  const n = strength.length;
  if (direction === 'both') return (gene) => n + 1 - strength[gene];
  const wanted = direction === 'up' ? 1 : -1;
  const order = sortOrder(
    Float64Array.from({ length: n }, (_, gene) => -sign[gene] * wanted * strength[gene]),
  );
  const place = new Uint32Array(n);
  order.forEach((gene, i) => (place[gene] = i + 1));
  return (gene) => place[gene];
}

/** Measured genes that are told not to change. */
export function unchangedGenes(state: ChangeGroup['state']): number[] {
  return [...state.keys()].filter((gene) => state[gene] === 0);
}

/** What the covariates predict of a score for every row, fitted on some of the rows by least squares: made once, asked for many scores. */
export function fitOn(design: Design, rows: readonly number[]): (score: ArrayLike<number>) => Float64Array {
  const basis = orthogonalize(designRows(design, rows));
  return (score) =>
    predicted(
      design,
      basis,
      Float64Array.from(rows, (row) => score[row]),
    );
}

function predicted(design: Design, { q, r, kept }: OrthogonalBasis, y: Float64Array): Float64Array {
  const rank = kept.length;
  const coefficients = new Float64Array(rank);
  for (let k = 0; k < rank; k++) {
    const from = k * y.length;
    for (let i = 0; i < y.length; i++) coefficients[k] += q[from + i] * y[i];
  }
  for (let k = rank - 1; k >= 0; k--) {
    for (let i = k + 1; i < rank; i++) coefficients[k] -= r[i * rank + k] * coefficients[i];
    coefficients[k] /= r[k * rank + k];
  }
  const fitted = new Float64Array(design.samples);
  kept.forEach((column, k) => {
    const from = column * design.samples;
    for (let row = 0; row < fitted.length; row++) fitted[row] += coefficients[k] * design.values[from + row];
  });
  return fitted;
}

/** The potentials of the unchanged genes whose fit is nearest to a given one. */
function neighbours(
  fit: Float64Array,
  unchanged: readonly number[],
  potential: ArrayLike<number>,
): (place: number) => Float64Array {
  const order = Array.from(sortOrder(Float64Array.from(unchanged, (gene) => fit[gene])), (i) => unchanged[i]);
  const places = Float64Array.from(order, (gene) => fit[gene]);
  const potentials = Float64Array.from(order, (gene) => potential[gene]);
  const wanted = Math.max(1, Math.min(ALIKE, Math.floor(order.length / ALIKE_PART)));
  return (place) => {
    let end = firstAtLeast(places, place);
    let start = end;
    while (end - start < wanted) {
      const below = start > 0 ? place - places[start - 1] : Infinity;
      const above = end < places.length ? places[end] - place : Infinity;
      if (below <= above) start--;
      else end++;
    }
    return potentials.subarray(start, end);
  };
}

function shareOf(values: Float64Array, passes: (value: number) => boolean): number {
  let count = 0;
  for (const value of values) count += Number(passes(value));
  return count / values.length;
}
