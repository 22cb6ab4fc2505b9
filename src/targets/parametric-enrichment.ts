import { benjaminiHochberg } from '../statistics/combine/multiple-testing.ts';
import { normalLog10P } from '../statistics/distributions/normal.ts';
import { square } from '../statistics/power.ts';

/** Genes that each experiment is bound at, as pairs; a pair that comes twice counts once. */
export interface BoundGenes {
  readonly experiments: number;
  readonly experiment: ArrayLike<number>;
  /** Row of the table of fold changes. */
  readonly gene: ArrayLike<number>;
}

/** One row per experiment. */
export interface PageResult {
  /** Bound genes that are in the table. */
  readonly genes: Float64Array;
  /** Mean log2 fold change of these; NaN where there is none. */
  readonly mean: Float64Array;
  readonly z: Float64Array;
  readonly log10P: Float64Array;
  readonly log10Q: Float64Array;
  /** Mean and standard deviation (n - 1) of all genes of the table. */
  readonly allMean: number;
  readonly allDeviation: number;
}

/**
 * Parametric analysis of gene-set enrichment: is the mean log2 fold change of an experiment's bound genes far from
 * that of all genes? Any table of log2 fold changes will do, counts or arrays.
 * z = (mean of the set - mean of all) sqrt(size of the set) / standard deviation of all.
 * @param log2FoldChange one value per gene; NaN is left out
 * @param fewest bound genes, and others, below which there is no p: the mean of fewer is not near enough to normal
 *
 * **Source:** Kim & Volsky 2005, BMC Bioinformatics 6:144; ChIP-Atlas Enrichment Analysis for count tables (2025).
 * **R:** `2 * pnorm(-abs((mean(x[set]) - mean(x)) * sqrt(length(set)) / sd(x)))`, `p.adjust(p, "BH")`
 */
export function pageStatistics(log2FoldChange: Float64Array, bound: BoundGenes, fewest = 1): PageResult {
  let n = 0;
  let sum = 0;
  for (const value of log2FoldChange) {
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  const allMean = sum / n;
  let squares = 0;
  for (const value of log2FoldChange) if (!Number.isNaN(value)) squares += square(value - allMean);
  const allDeviation = Math.sqrt(squares / (n - 1));
  const { experiments, experiment, gene } = bound;
  const genes = new Float64Array(experiments);
  const sums = new Float64Array(experiments);
  const seen = new Set<number>();
  for (let i = 0; i < experiment.length; i++) {
    const value = log2FoldChange[gene[i]];
    const pair = experiment[i] * log2FoldChange.length + gene[i];
    if (Number.isNaN(value) || seen.has(pair)) continue;
    seen.add(pair);
    genes[experiment[i]]++;
    sums[experiment[i]] += value;
  }
  const mean = sums.map((total, i) => total / genes[i]);
  const z = mean.map((value, i) => ((value - allMean) * Math.sqrt(genes[i])) / allDeviation);
  const log10P = z.map((value, i) =>
    Number.isNaN(value) || genes[i] < fewest || (fewest > 1 && n - genes[i] < fewest)
      ? NaN
      : normalLog10P(value, 'two-sided'),
  );
  return { genes, mean, z, log10P, log10Q: benjaminiHochberg(log10P), allMean, allDeviation };
}
