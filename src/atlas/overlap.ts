import type { PeakColumns } from '../genome/peak-columns.ts';
import { linearQuery } from './peaks-file/linear-query.ts';
import type { GenomeLayout } from './peaks-file/layout.ts';
import type { OverlapEngine } from './peaks-file/overlap-engine.ts';
import { mergeIntervals } from './peaks-file/sorted-intervals.ts';

/** How often a query and each experiment of an atlas meet. */
export interface OverlapCounts {
  /** Number of query intervals. */
  readonly queryPeaks: number;
  /** Per experiment, the query intervals that overlap at least one of its peaks by at least 1 bp. */
  readonly queryHits: Uint32Array;
  /** Per experiment, its peaks that overlap at least one query interval; undefined unless asked for. */
  readonly peaksHit: Uint32Array | undefined;
}

export interface OverlapOptions {
  /** The most threads to use; the counts are the same for any number. */
  readonly threads?: number;
  /** Whether to count the peaks that are hit too. */
  readonly reverse?: boolean;
  /** Peaks whose score is below this do not count. */
  readonly minScore?: number;
}

/**
 * Counts, for every experiment, the query intervals that overlap at least one of its peaks. Every query
 * interval counts once per experiment however many peaks it overlaps; equal query intervals count each.
 *
 * **Source:** the count is that of `bedtools intersect -u` (Quinlan & Hall 2010, Bioinformatics 26:841), with
 * features of width 0 included.
 *
 * @param engine counts on one peaks file
 * @param genome the genome of that file
 * @param query intervals in any order, their chromosomes named as in the genome
 */
export async function countOverlaps(
  engine: OverlapEngine,
  genome: GenomeLayout,
  query: PeakColumns,
  options: OverlapOptions = {},
): Promise<OverlapCounts> {
  const { intervals } = linearQuery(query, genome);
  const request = { leastScore: options.minScore ?? 0, threads: options.threads };
  const queryHits = await engine.count(intervals, { what: 'queries', ...request });
  const peaksHit =
    options.reverse === true
      ? await engine.count(mergeIntervals(intervals), { what: 'peaks', ...request })
      : undefined;
  return { queryPeaks: query.count, queryHits, peaksHit };
}
