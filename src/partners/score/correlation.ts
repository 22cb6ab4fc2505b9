import type { SiteMembers } from '../../atlas/site-columns.ts';

/** Correlations between the columns of a table of sites, with what a further column needs to be compared with them. */
export interface ColumnCorrelations {
  /** Number of columns n. */
  readonly size: number;
  /** Mean score of each column over all sites (absent = 0), n. */
  readonly mean: Float64Array;
  /** Standard deviation of each column over all sites (population form), n. */
  readonly deviation: Float64Array;
  /** Pearson correlations, n x n, row-major; 0 beside a column without variation. */
  readonly correlation: Float64Array;
}

/**
 * Pearson correlations of all pairs of columns over all sites; a column's value is its score at the sites it
 * binds and 0 elsewhere. One pass over the sites: cost is the sum of squared numbers of members.
 * @param members who binds each site, with score codes
 * @param columnCount number of columns n
 * @param codeScore score that each code stands for
 * @param progress called with the number of sites done, now and then
 */
export function correlateColumns(
  members: SiteMembers,
  columnCount: number,
  codeScore: ArrayLike<number>,
  progress?: (sites: number) => void,
): ColumnCorrelations {
  const { siteCount, offset, column, code } = members;
  const products = new Float64Array(columnCount * columnCount);
  const sum = new Float64Array(columnCount);
  const scores = new Float64Array(columnCount);
  for (let site = 0; site < siteCount; site++) {
    const first = offset[site];
    const last = offset[site + 1];
    for (let i = first; i < last; i++) scores[i - first] = codeScore[code[i]];
    for (let i = first; i < last; i++) {
      const score = scores[i - first];
      const row = column[i] * columnCount;
      sum[column[i]] += score;
      for (let j = i; j < last; j++) products[row + column[j]] += score * scores[j - first];
    }
    if (progress !== undefined && (site & 0xffff) === 0) progress(site);
  }
  const mean = sum.map((value) => value / siteCount);
  const deviation = new Float64Array(columnCount);
  for (let i = 0; i < columnCount; i++) {
    deviation[i] = Math.sqrt(Math.max(0, products[i * columnCount + i] / siteCount - mean[i] * mean[i]));
  }
  const correlation = products;
  for (let i = 0; i < columnCount; i++) {
    correlation[i * columnCount + i] = 1;
    for (let j = i + 1; j < columnCount; j++) {
      const scale = deviation[i] * deviation[j];
      const value = scale > 0 ? (products[i * columnCount + j] / siteCount - mean[i] * mean[j]) / scale : 0;
      correlation[i * columnCount + j] = value;
      correlation[j * columnCount + i] = value;
    }
  }
  return { size: columnCount, mean, deviation, correlation };
}
