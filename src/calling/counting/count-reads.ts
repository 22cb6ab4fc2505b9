// How many reads lie in each region?
import { chromosomeKey } from '../../genome/chromosome-names.ts';
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { firstAbove, firstAtLeast } from '../../statistics/sorted-search.ts';
import type { CountedRegions } from './regions.ts';

type ReadsOfChromosome = AlignedReads['chromosomes'][number];

/**
 * For each region the reads that share at least 1 bp with it; of pairs the fragments. A read that reaches into two regions counts in
 * both. Single reads must have been read with both ends.
 *
 * **bedtools:** `bedtools multicov -bams READS -bed REGIONS` for single ends, which leaves marked duplicates out.
 * @returns n regions
 */
export function readsOverlapping(reads: AlignedReads, regions: CountedRegions): Float64Array {
  return counted(reads, regions, (chromosome) => {
    const columns = bothEndsOf(chromosome);
    // Whatever ends before a region begins before its end, too: what is left overlaps.
    return (start, end) =>
      columns.reduce((sum, own) => sum + firstAtLeast(own.start, end) - firstAbove(own.end, start), 0);
  });
}

/**
 * For each region the reads whose 5' end lies in it; of pairs the fragments whose middle does. Regions side by side share no read.
 * @returns n regions
 */
export function readsWithin(reads: AlignedReads, regions: CountedRegions): Float64Array {
  return counted(reads, regions, (chromosome) => {
    if ('start' in chromosome) {
      const { start, end } = chromosome;
      const middle = start.map((from, at) => Math.floor((from + end[at]) / 2)).sort();
      return (from, to) => firstAtLeast(middle, to) - firstAtLeast(middle, from);
    }
    const { forward, reverse } = chromosome;
    return (from, to) =>
      firstAtLeast(forward, to) -
      firstAtLeast(forward, from) +
      firstAbove(reverse, to) -
      firstAbove(reverse, from);
  });
}

function counted(
  reads: AlignedReads,
  regions: CountedRegions,
  counter: (chromosome: ReadsOfChromosome) => (start: number, end: number) => number,
): Float64Array {
  const byKey = new Map(regions.chromosomes.map((each) => [chromosomeKey(each.name), each]));
  const counts = new Float64Array(regions.count);
  for (const chromosome of reads.chromosomes) {
    const own = byKey.get(chromosomeKey(chromosome.name));
    if (own === undefined) continue;
    const count = counter(chromosome);
    for (let at = 0; at < own.start.length; at++) counts[own.first + at] += count(own.start[at], own.end[at]);
  }
  return counts;
}

/** Starts and ends, each ascending for itself: which belong together does not matter for a count. */
function bothEndsOf(chromosome: ReadsOfChromosome): { start: Int32Array; end: Int32Array }[] {
  if ('start' in chromosome) return [{ start: chromosome.start, end: chromosome.end.slice().sort() }];
  const { forward, reverse, forwardEnd, reverseStart } = chromosome;
  // Where reads were taken out of one column, as duplicates are, the other is no longer theirs.
  if (forwardEnd?.length !== forward.length || reverseStart?.length !== reverse.length)
    throw new RangeError('reads are counted with both of their ends');
  return [
    { start: forward, end: forwardEnd },
    { start: reverseStart, end: reverse },
  ];
}
