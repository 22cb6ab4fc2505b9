import type { SummitPiece } from '../../atlas/sites/summit-pieces.ts';
import { SiteCounter, type SiteCounts } from './site-counts.ts';

/**
 * Counts the sites of a universe that a query and every experiment bind.
 * @param pieces summits of the universe's experiments and of those that are counted, along the genome
 * @param query linear summits of the query, ascending
 * @param universe per experiment, 1 where its summits make sites
 * @param offsets linear start of each chromosome
 * @param onProgress told the share of the genome that is done, 0 to 1
 */
export function countSites(
  pieces: Iterable<SummitPiece>,
  query: Uint32Array,
  universe: Uint8Array,
  offsets: ArrayLike<number>,
  onProgress?: (share: number) => void,
): SiteCounts {
  const counter = new SiteCounter(universe, offsets);
  let given = 0;
  for (const { position, experiment, upTo } of pieces) {
    let end = given;
    while (end < query.length && query[end] < upTo) end++;
    counter.add(withQuery(position, experiment, query.subarray(given, end), universe.length), upTo);
    given = end;
    onProgress?.(Math.min(1, upTo / 0x100000000));
  }
  return counter.finish();
}

function withQuery(position: Uint32Array, experiment: Uint32Array, summits: Uint32Array, number: number) {
  const positions = new Uint32Array(position.length + summits.length);
  positions.set(position);
  positions.set(summits, position.length);
  const experiments = new Uint32Array(positions.length).fill(number);
  experiments.set(experiment);
  return { position: positions, experiment: experiments };
}
