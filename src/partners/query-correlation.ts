import type { SiteMembers } from '../atlas/site-columns.ts';

/** Scores of a query at some sites, 0 elsewhere. */
export interface SparseColumn {
  readonly site: ArrayLike<number>;
  readonly score: ArrayLike<number>;
}

/** Mean and standard deviation (population form) of a sparse column over all sites. */
export function momentsOf(column: SparseColumn, siteCount: number): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < column.score.length; i++) {
    sum += column.score[i];
    squares += column.score[i] * column.score[i];
  }
  const mean = sum / siteCount;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / siteCount - mean * mean)) };
}

/**
 * Pearson correlation of a query with every column over all sites; 0 where either does not vary. Costs one pass over
 * the members of the query's sites.
 * @param model mean and standard deviation of the columns
 */
export function correlateQuery(
  query: SparseColumn,
  members: SiteMembers,
  codeScore: Float64Array,
  model: { readonly mean: Float64Array; readonly deviation: Float64Array },
): Float64Array {
  const n = model.mean.length;
  const products = new Float64Array(n);
  for (let i = 0; i < query.site.length; i++) {
    const score = query.score[i];
    const last = members.offset[query.site[i] + 1];
    for (let m = members.offset[query.site[i]]; m < last; m++)
      products[members.column[m]] += score * codeScore[members.code[m]];
  }
  const { mean, deviation } = momentsOf(query, members.siteCount);
  for (let j = 0; j < n; j++) {
    const scale = deviation * model.deviation[j];
    products[j] = scale > 0 ? (products[j] / members.siteCount - mean * model.mean[j]) / scale : 0;
  }
  return products;
}
