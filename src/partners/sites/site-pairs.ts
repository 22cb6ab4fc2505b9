import type { OverlappingPairs } from '../../atlas/open-atlas.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';

/** One row per query interval and experiment that overlap, with the experiment's peak whose summit is nearest. */
export interface SitePairs {
  readonly count: number;
  /** Row of the query, ascending. */
  readonly query: Uint32Array;
  readonly experiment: Uint32Array;
  /** Position of the partner's summit on the chromosome. */
  readonly summit: Int32Array;
  /** Strength of the partner's peak, in its experiment's unit. */
  readonly signal: Float64Array;
}

/**
 * Of the peaks of one experiment that overlap a query interval the one with the nearest summit; of two at one
 * distance the stronger, then the first.
 * @param pairs as the atlas gives them for this query
 */
export function nearestPartners(query: PeakColumns, pairs: OverlappingPairs): SitePairs {
  const distance = (pair: number): number => Math.abs(pairs.summit[pair] - query.summit[pairs.query[pair]]);
  const order = Uint32Array.from({ length: pairs.count }, (_, pair) => pair);
  order.sort(
    (a, b) =>
      pairs.query[a] - pairs.query[b] ||
      pairs.experiment[a] - pairs.experiment[b] ||
      distance(a) - distance(b) ||
      pairs.signalCode[b] - pairs.signalCode[a] ||
      pairs.start[a] - pairs.start[b],
  );
  const first = order.filter(
    (pair, i) =>
      i === 0 ||
      pairs.query[pair] !== pairs.query[order[i - 1]] ||
      pairs.experiment[pair] !== pairs.experiment[order[i - 1]],
  );
  return {
    count: first.length,
    query: first.map((pair) => pairs.query[pair]),
    experiment: first.map((pair) => pairs.experiment[pair]),
    summit: Int32Array.from(first, (pair) => pairs.summit[pair]),
    signal: Float64Array.from(first, (pair) => pairs.signal[pair]),
  };
}
