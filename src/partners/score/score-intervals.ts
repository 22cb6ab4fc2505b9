import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { dot } from './left-out.ts';
import { momentsOf } from './query-correlation.ts';
import type { SparseScores } from '../sites/bound-sites.ts';
import { square } from '../../statistics/power.ts';

/**
 * How much each stretch of the genome adds to the correlation of a query with every binder: the first-order change when
 * the stretch is left out, with the sign turned.
 * @param stretchOfSite ascending stretch of each site
 * @param correlation the query's correlations
 * @returns one list of n contributions per stretch that holds sites
 */
export function stretchContributions(
  query: SparseScores,
  sites: CellClassSites,
  model: { readonly mean: Float64Array; readonly deviation: Float64Array },
  correlation: Float64Array,
  stretchOfSite: Uint16Array,
): Float64Array[] {
  const { members, codeScore } = sites;
  const n = model.mean.length;
  const { mean, deviation } = momentsOf(query, members.siteCount);
  const products = new Float64Array(n);
  const sums = new Float64Array(n);
  const squares = new Float64Array(n);
  const stretches: Float64Array[] = [];
  let next = 0;
  let first = 0;
  let querySum = 0;
  let querySquares = 0;
  const close = (end: number): void => {
    const count = end - first;
    const ofQuery = (querySquares - 2 * mean * querySum + count * mean * mean) / (deviation * deviation);
    const stretch = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      const sd = model.deviation[j];
      if (!(sd > 0 && deviation > 0)) continue;
      const m = model.mean[j];
      const together = (products[j] - mean * sums[j] - m * querySum + count * mean * m) / (sd * deviation);
      const ofBinder = (squares[j] - 2 * m * sums[j] + count * m * m) / (sd * sd);
      stretch[j] = (together - (correlation[j] / 2) * (ofQuery + ofBinder)) / members.siteCount;
    }
    stretches.push(stretch);
    for (const list of [products, sums, squares]) list.fill(0);
    querySum = 0;
    querySquares = 0;
    first = end;
  };
  for (let site = 0; site < members.siteCount; site++) {
    if (site > first && stretchOfSite[site] !== stretchOfSite[first]) close(site);
    let score = 0;
    if (next < query.site.length && query.site[next] === site) {
      score = query.score[next++];
      querySum += score;
      querySquares += score * score;
    }
    const last = members.offset[site + 1];
    for (let m = members.offset[site]; m < last; m++) {
      const binder = members.binder[m];
      const value = codeScore[members.code[m]];
      sums[binder] += value;
      squares[binder] += value * value;
      products[binder] += value * score;
    }
  }
  close(members.siteCount);
  return stretches;
}

/** Standard error by the block jackknife, first order, of a number that changes with the correlations by `gradient`. */
export function jackknifeError(stretches: readonly Float64Array[], gradient: Float64Array): number {
  let sum = 0;
  for (const stretch of stretches) sum += square(dot(stretch, gradient));
  return Math.sqrt((sum * stretches.length) / Math.max(1, stretches.length - 1));
}
