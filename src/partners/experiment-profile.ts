import { pearsonCorrelation } from '../statistics/descriptive.ts';
import { median } from '../statistics/descriptive.ts';
import type { ClassPeaks } from './compatible/colocalization-table.ts';

/** Experiments of one antigen and cell type against each other. */
export interface ExperimentProfile {
  /** Merged peaks of all of them. */
  readonly sites: number;
  /** Correlation of strength over the sites, n x n; 1 on the diagonal. */
  readonly correlation: Float64Array;
  /** Shared sites divided by the sites that either has, n x n. */
  readonly jaccard: Float64Array;
  /** Median correlation of each experiment with the others; NaN for a single one. */
  readonly median: Float64Array;
}

/**
 * Which experiment of a group is unlike the others? A site's strength in an experiment is that of its strongest peak
 * there (`score`, such as the rank score), 0 without a peak.
 */
export function experimentProfile(peaks: ClassPeaks): ExperimentProfile {
  const n = peaks.experiments;
  const columns = Array.from({ length: n }, (): number[] => []);
  let end = -1;
  let sites = 0;
  for (let i = 0; i < peaks.start.length; i++) {
    if (peaks.start[i] >= end) {
      sites++;
      for (const column of columns) column.push(0);
      end = peaks.end[i];
    } else end = Math.max(end, peaks.end[i]);
    const column = columns[peaks.experiment[i]];
    column[sites - 1] = Math.max(column[sites - 1], peaks.score[i], Number.MIN_VALUE);
  }
  const correlation = new Float64Array(n * n).fill(1);
  const jaccard = new Float64Array(n * n).fill(1);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      const r = pearsonCorrelation(columns[a], columns[b]);
      let both = 0;
      let either = 0;
      for (let site = 0; site < sites; site++) {
        const inA = columns[a][site] > 0;
        const inB = columns[b][site] > 0;
        if (inA && inB) both++;
        if (inA || inB) either++;
      }
      correlation[a * n + b] = correlation[b * n + a] = r;
      jaccard[a * n + b] = jaccard[b * n + a] = both / either;
    }
  }
  const medians = Float64Array.from({ length: n }, (_, a) => {
    const others = Array.from({ length: n }, (__, b) => correlation[a * n + b]).filter((___, b) => b !== a);
    return others.length === 0 ? NaN : median(others);
  });
  return { sites, correlation, jaccard, median: medians };
}
