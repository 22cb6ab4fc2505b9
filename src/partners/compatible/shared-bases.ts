// How much does a query share with the peaks of each experiment: overlapping pairs, and bases?
import type { OverlappingPairs } from '../../atlas/open-atlas.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';

/** The query's intervals in linear coordinates, sorted, overlapping and book-ended ones joined. */
export function mergedQuery(query: PeakColumns, offsets: ArrayLike<number>): [number, number][] {
  const intervals = Array.from({ length: query.count }, (_, i): [number, number] => {
    const offset = offsets[query.chromosome[i]];
    return [offset + query.start[i], offset + query.end[i]];
  }).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const [start, end] of intervals) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/**
 * Per experiment, the overlapping pairs with the query and the bases that both cover.
 * @param overlapping peaks that overlap the query, one row per pair
 * @param merged the query's intervals, see `mergedQuery`
 * @param offsets linear start of each chromosome
 * @param count experiments of the atlas
 */
export function pairsAndBases(
  overlapping: OverlappingPairs,
  merged: readonly [number, number][],
  offsets: ArrayLike<number>,
  count: number,
): { pairs: Float64Array; bases: Float64Array } {
  const pairs = new Float64Array(count);
  const bases = new Float64Array(count);
  for (let i = 0; i < overlapping.count; i++) pairs[overlapping.experiment[i]]++;
  // A peak counts once per query interval above; its bases count once.
  const order = Array.from({ length: overlapping.count }, (_, i) => i);
  const start = (i: number) => offsets[overlapping.chromosome[i]] + overlapping.start[i];
  const end = (i: number) => offsets[overlapping.chromosome[i]] + overlapping.end[i];
  order.sort((a, b) => overlapping.experiment[a] - overlapping.experiment[b] || start(a) - start(b));
  let next = 0;
  let covered = 0;
  let experiment = -1;
  for (const i of order) {
    if (overlapping.experiment[i] !== experiment) {
      experiment = overlapping.experiment[i];
      next = 0;
      covered = 0;
    }
    const from = Math.max(covered, start(i));
    const to = end(i);
    while (next < merged.length && merged[next][1] <= from) next++;
    for (let j = next; j < merged.length && merged[j][0] < to; j++)
      bases[experiment] += Math.max(0, Math.min(to, merged[j][1]) - Math.max(from, merged[j][0]));
    covered = Math.max(covered, to);
  }
  return { pairs, bases };
}
