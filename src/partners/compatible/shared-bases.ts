// How much does a query share with the peaks of each experiment: overlapping pairs, and bases?
import type { OverlappingPairs } from '../../atlas/open-atlas.ts';
import type { Union } from '../../genome/intervals.ts';

/**
 * Per experiment, the overlapping pairs with the query and the bases that both cover.
 * @param overlapping peaks that overlap the query, one row per pair
 * @param merged what the query's intervals cover together, in linear coordinates
 * @param offsets linear start of each chromosome
 * @param count experiments of the atlas
 */
export function pairsAndBases(
  overlapping: OverlappingPairs,
  merged: Union,
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
    while (next < merged.end.length && merged.end[next] <= from) next++;
    for (let j = next; j < merged.end.length && merged.start[j] < to; j++)
      bases[experiment] += Math.max(0, Math.min(to, merged.end[j]) - Math.max(from, merged.start[j]));
    covered = Math.max(covered, to);
  }
  return { pairs, bases };
}
