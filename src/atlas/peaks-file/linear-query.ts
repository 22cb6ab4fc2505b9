import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { GenomeLayout } from './layout.ts';
import { sharedColumn, sortIntervals } from './sorted-intervals.ts';
import type { SortedIntervals } from './sorted-intervals.ts';

/**
 * Query intervals in linear coordinates, sorted. Intervals on chromosomes that the genome does not have, or
 * wholly beyond a chromosome's end, are left out: they overlap nothing.
 *
 * An interval of width 0 stands for the two bases around its position, and so overlaps what touches it:
 * **Source:** this is what bedtools intersect does (Quinlan & Hall 2010, Bioinformatics 26:841).
 *
 * @returns the intervals and, for each, its row in `query`
 */
export function linearQuery(
  query: PeakColumns,
  genome: GenomeLayout,
): { intervals: SortedIntervals; row: Uint32Array } {
  const index = new Map(genome.chromosomeNames.map((name, i) => [name, i]));
  const start = sharedColumn(query.count);
  const end = sharedColumn(query.count);
  const kept = new Uint32Array(query.count);
  let count = 0;
  let chromosome = -1;
  let offset = 0;
  let size = 0;
  for (let i = 0; i < query.count; i++) {
    if (query.chromosome[i] !== chromosome) {
      chromosome = query.chromosome[i];
      const target = index.get(query.chromosomeNames[chromosome]);
      offset = target === undefined ? 0 : genome.offsets[target];
      size = target === undefined ? 0 : genome.sizes[target];
    }
    const isPoint = query.start[i] === query.end[i];
    const from = Math.max(0, isPoint ? query.start[i] - 1 : query.start[i]);
    const to = Math.min(size, isPoint ? query.end[i] + 1 : query.end[i]);
    if (from >= to) continue;
    start[count] = offset + from;
    end[count] = offset + to;
    kept[count++] = i;
  }
  const { intervals, order } = sortIntervals(start.subarray(0, count), end.subarray(0, count));
  return { intervals, row: order?.map((i) => kept[i]) ?? kept.subarray(0, count) };
}
