// How steady are reference genes beside each other? geNorm's M and V.
import { mean, standardDeviation } from '../../statistics/descriptive.ts';

export interface Stability {
  /** M of each gene among all genes, in the order of the genes; NaN for fewer than two genes or samples. */
  readonly m: Float64Array;
  /** Genes as they are left: the steadiest two share the first place, the least steady gene is last. */
  readonly order: readonly number[];
  /** `v[n]`: V of n against n + 1 genes, from n = 2; NaN below. */
  readonly v: Float64Array;
  /** How many genes are enough: the first n with V below 0.15, else all; NaN for fewer than two. */
  readonly enough: number;
}

/** Above this, one more gene changes the normalisation. */
export const MOST_V = 0.15;
/** Of a reference gene: in cells of one kind, and in any. */
export const MOST_M = { oneKind: 0.5, any: 1 } as const;

/**
 * @param log2 amount of each gene in each sample, up to a constant for each gene: genes x samples, no NaN
 *
 * **Source:** Vandesompele J et al. (2002), Genome Biol 3:research0034: M is the mean of the standard deviations of the log2 ratios with
 * every other gene; the gene with the largest M is left out again and again; V is the standard deviation of the log2 ratio of two
 * successive geometric means.
 */
export function geNorm(log2: readonly (readonly number[])[]): Stability {
  const all = [...log2.keys()];
  const m = Float64Array.from(all, (gene) => stabilityOf(gene, all, log2));
  const order: number[] = [];
  let left = all;
  while (left.length > 2) {
    const own = left.map((gene) => stabilityOf(gene, left, log2));
    const [worst] = left.filter((_, i) => own[i] === Math.max(...own)).slice(-1);
    if (worst === undefined) break;
    order.unshift(worst);
    left = left.filter((gene) => gene !== worst);
  }
  order.unshift(...left);
  const factor = (n: number): number[] =>
    log2[0].map((_, sample) => mean(order.slice(0, n).map((gene) => log2[gene][sample])));
  const v = new Float64Array(all.length).fill(NaN);
  for (let n = 2; n < all.length; n++) v[n] = standardDeviation(differences(factor(n), factor(n + 1)));
  const first = v.findIndex((value) => value < MOST_V);
  return { m, order, v, enough: all.length < 2 ? NaN : first < 0 ? all.length : first };
}

function stabilityOf(gene: number, among: readonly number[], log2: readonly (readonly number[])[]): number {
  const others = among.filter((other) => other !== gene);
  return mean(others.map((other) => standardDeviation(differences(log2[gene], log2[other]))));
}

function differences(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value - b[i]);
}
