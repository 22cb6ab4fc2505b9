import type { SiteMembers } from '../../atlas/sites/cell-class-sites.ts';

/** Correlations between the binders of sites, with what a query needs to be compared with them. */
export interface BinderCorrelations {
  /** Number of binders n. */
  readonly size: number;
  /** Mean score of each binder over all sites (absent = 0), n. */
  readonly mean: Float64Array;
  /** Standard deviation of each binder over all sites (population form), n. */
  readonly deviation: Float64Array;
  /** Pearson correlations, n x n, row-major; 0 beside a binder without variation. */
  readonly correlation: Float64Array;
}

/**
 * Pearson correlations of all pairs of binders over all sites; a binder's value is its score at the sites it
 * binds and 0 elsewhere. One pass over the sites: cost is the sum of squared numbers of members.
 * @param members who binds each site, with score codes
 * @param binderCount number of binders n
 * @param codeScore score that each code stands for
 * @param progress called with the number of sites done, now and then
 */
export function correlateBinders(
  members: SiteMembers,
  binderCount: number,
  codeScore: ArrayLike<number>,
  progress?: (sites: number) => void,
): BinderCorrelations {
  const { siteCount, offset, binder, code } = members;
  const products = new Float64Array(binderCount * binderCount);
  const sum = new Float64Array(binderCount);
  const scores = new Float64Array(binderCount);
  for (let site = 0; site < siteCount; site++) {
    const first = offset[site];
    const last = offset[site + 1];
    for (let i = first; i < last; i++) scores[i - first] = codeScore[code[i]];
    for (let i = first; i < last; i++) {
      const score = scores[i - first];
      const row = binder[i] * binderCount;
      sum[binder[i]] += score;
      for (let j = i; j < last; j++) products[row + binder[j]] += score * scores[j - first];
    }
    if (progress !== undefined && (site & 0xffff) === 0) progress(site);
  }
  const mean = sum.map((value) => value / siteCount);
  const deviation = new Float64Array(binderCount);
  for (let i = 0; i < binderCount; i++) {
    deviation[i] = Math.sqrt(Math.max(0, products[i * binderCount + i] / siteCount - mean[i] * mean[i]));
  }
  const correlation = products;
  for (let i = 0; i < binderCount; i++) {
    correlation[i * binderCount + i] = 1;
    for (let j = i + 1; j < binderCount; j++) {
      const scale = deviation[i] * deviation[j];
      const value = scale > 0 ? (products[i * binderCount + j] / siteCount - mean[i] * mean[j]) / scale : 0;
      correlation[i * binderCount + j] = value;
      correlation[j * binderCount + i] = value;
    }
  }
  return { size: binderCount, mean, deviation, correlation };
}
