import { median } from '../statistics/descriptive.ts';
import { consensusSites } from './sites/consensus-sites.ts';
import { sortedSummits } from './sites/sorted-summits.ts';

/** Experiments of one antigen and cell type against each other. */
export interface ExperimentProfile {
  /** Consensus sites of all of them. */
  readonly sites: number;
  /** Correlation of strength over the sites, n x n; 1 on the diagonal. */
  readonly correlation: Float64Array;
  /** Shared sites divided by the sites that either has, n x n. */
  readonly jaccard: Float64Array;
  /** Median correlation of each experiment with the others; NaN for a single one. */
  readonly median: Float64Array;
}

/** Peaks of a group of experiments, in any order; element i of every array describes peak i. */
export interface RankedPeaks {
  readonly experiments: number;
  /** Linear coordinates. */
  readonly summit: Uint32Array;
  /** 0 .. experiments - 1. */
  readonly experiment: ArrayLike<number>;
  /** Rank score of each within its experiment, 0 to 255. */
  readonly code: ArrayLike<number>;
}

const CODES = 256;

/**
 * Which experiment of a group is unlike the others? A site's strength in an experiment is that of its strongest peak
 * there, 0 without a peak.
 * @param chromosomeOffsets linear start of each chromosome
 */
export function experimentProfile(
  peaks: RankedPeaks,
  chromosomeOffsets: ArrayLike<number>,
): ExperimentProfile {
  const n = peaks.experiments;
  const summits = sortedSummits(
    peaks.summit,
    (i) => peaks.experiment[i],
    n,
    (i) => peaks.code[i],
    CODES,
  );
  const sites = consensusSites(summits.position, chromosomeOffsets);
  const sum = new Float64Array(n);
  const size = new Uint32Array(n);
  const products = new Float64Array(n * n);
  const both = new Uint32Array(n * n);
  const strength = new Int16Array(n).fill(-1);
  const present: number[] = [];
  let next = 0;
  for (let site = 0; site < sites.count; site++) {
    for (; next < summits.position.length && summits.position[next] < sites.end[site]; next++) {
      const experiment = summits.owner[next];
      if (strength[experiment] < 0) present.push(experiment);
      strength[experiment] = Math.max(strength[experiment], summits.code[next]);
    }
    for (const a of present) {
      sum[a] += strength[a];
      size[a]++;
      for (const b of present) {
        products[a * n + b] += strength[a] * strength[b];
        both[a * n + b]++;
      }
    }
    for (const experiment of present) strength[experiment] = -1;
    present.length = 0;
  }
  const covariance = (a: number, b: number): number => products[a * n + b] - (sum[a] * sum[b]) / sites.count;
  const correlation = new Float64Array(n * n).fill(1);
  const jaccard = new Float64Array(n * n).fill(1);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      if (a === b) continue;
      correlation[a * n + b] = covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
      jaccard[a * n + b] = both[a * n + b] / (size[a] + size[b] - both[a * n + b]);
    }
  }
  const medians = Float64Array.from({ length: n }, (_, a) => {
    const others = Array.from({ length: n }, (__, b) => correlation[a * n + b]).filter((___, b) => b !== a);
    return others.length === 0 ? NaN : median(others);
  });
  return { sites: sites.count, correlation, jaccard, median: medians };
}
