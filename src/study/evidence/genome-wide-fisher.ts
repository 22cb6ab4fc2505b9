import type { Atlas } from '../../atlas/open-atlas.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { fisherLog10P } from '../../statistics/tests/fisher.ts';

/** Width of the places into which the genome is cut, in bp. */
const PLACE = 600;

/**
 * Ranks antigens by Fisher's exact test over the whole genome, best experiment of each: what a tool says that compares
 * with the genome instead of with bound sites. Shown beside the partner score.
 * @param ownAntigens what the query is of
 * @returns rank of every antigen but the query's own, by the key of its name
 */
export async function genomeWideFisherRanks(
  atlas: Atlas,
  query: PeakColumns,
  ownAntigens: readonly string[],
  names: KnownNames,
): Promise<Map<string, number>> {
  const { queryHits } = await atlas.overlap(query);
  const own = new Set(ownAntigens.map((name) => names.key(name)));
  const places = Math.round(atlas.genome.totalSize / PLACE);
  const best = new Map<string, { log10P: number; share: number }>();
  const { antigen, peaks } = atlas.experiments;
  queryHits.forEach((shared, experiment) => {
    const key = names.key(antigen[experiment]);
    if (own.has(key)) return;
    const theirs = Math.max(peaks[experiment], shared);
    const rest = Math.max(0, places - query.count - theirs + shared);
    const log10P = fisherLog10P(shared, query.count - shared, theirs - shared, rest, 'upper');
    const share = shared / theirs;
    const known = best.get(key);
    const better =
      known === undefined || log10P < known.log10P || (log10P === known.log10P && share > known.share);
    if (better) best.set(key, { log10P, share });
  });
  const ordered = [...best].sort(([, a], [, b]) => a.log10P - b.log10P || b.share - a.share);
  return new Map(ordered.map(([key], index) => [key, index + 1]));
}
