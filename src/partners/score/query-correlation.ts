import type { SiteMembers } from '../../atlas/sites/cell-class-sites.ts';
import type { SparseScores } from '../sites/bound-sites.ts';

/** Mean and standard deviation (population form) of a query's scores over all sites. */
export function momentsOf({ score }: SparseScores, siteCount: number): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < score.length; i++) {
    sum += score[i];
    squares += score[i] * score[i];
  }
  const mean = sum / siteCount;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / siteCount - mean * mean)) };
}

/** What a query is compared with: mean and standard deviation of the binders. */
interface BinderMoments {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Pearson correlation of a query with every binder over all sites; 0 where either does not vary. */
export function correlateQuery(
  query: SparseScores,
  members: SiteMembers,
  codeScore: Float64Array,
  model: BinderMoments,
): Float64Array {
  return correlateQueries([query], members, codeScore, model)[0];
}

/** The same for many queries, site by site over all of them: the members of neighbouring sites lie together in memory. */
export function correlateQueries(
  queries: readonly SparseScores[],
  members: SiteMembers,
  codeScore: Float64Array,
  model: BinderMoments,
): Float64Array[] {
  const { siteCount, offset, binder, code } = members;
  const n = model.mean.length;
  const next = new Uint32Array(siteCount + 1);
  for (const { site } of queries) for (let i = 0; i < site.length; i++) next[site[i] + 1]++;
  for (let i = 0; i < siteCount; i++) next[i + 1] += next[i];
  const visits = next[siteCount];
  const visitor = new Uint16Array(visits);
  const visitorScore = new Float64Array(visits);
  queries.forEach(({ site, score }, number) => {
    for (let i = 0; i < site.length; i++) {
      const at = next[site[i]]++;
      visitor[at] = number;
      visitorScore[at] = score[i];
    }
  });
  const products = new Float64Array(queries.length * n);
  // Each element of `next` has become the end of its site's visits.
  for (let site = 0, visit = 0; visit < visits; site++) {
    for (; visit < next[site]; visit++) {
      const row = visitor[visit] * n;
      const own = visitorScore[visit];
      const last = offset[site + 1];
      for (let m = offset[site]; m < last; m++) products[row + binder[m]] += own * codeScore[code[m]];
    }
  }
  return queries.map((query, number) => {
    const { mean, deviation } = momentsOf(query, siteCount);
    return products.slice(number * n, (number + 1) * n).map((sum, j) => {
      const scale = deviation * model.deviation[j];
      return scale > 0 ? (sum / siteCount - mean * model.mean[j]) / scale : 0;
    });
  });
}
