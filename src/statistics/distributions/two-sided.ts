import { firstWhere } from '../sorted-search.ts';

/**
 * Where the other tail of a two-sided exact test starts: the value on the other side of the mean, nearest to it, that is no more
 * probable than the observed one (within a factor 1 + 1e-7, R's rule). `probe` walks away from the mean: position 0 is the
 * value next to the mean, `last` the farthest; the log probability falls along it. Returns last + 1 where there is none.
 */
export function oppositeTail(observedLog: number, last: number, probe: (position: number) => number): number {
  const limit = observedLog + Math.log1p(1e-7);
  let low = -1;
  let high = 0;
  for (let stride = 1; high <= last && probe(high) > limit; stride *= 2) {
    low = high;
    high += stride;
  }
  return firstWhere(low + 1, Math.min(high, last + 1), (position) => !(probe(position) > limit));
}
