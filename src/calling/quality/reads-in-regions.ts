// Which share of the reads lies in regions?
import { chromosomeKey } from '../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { unionOf } from '../../genome/intervals.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';

/** Reads whose 5' end lies in a region, of pairs the fragments whose middle does, and all of them. */
export interface ReadsInRegions {
  readonly inside: number;
  readonly reads: number;
}

/** @param regions may overlap; chromosomes are the same under any of their names */
export function readsInRegions(reads: AlignedReads, regions: PeakColumns): ReadsInRegions {
  const byChromosome = new Map<string, { start: number[]; end: number[] }>();
  for (let region = 0; region < regions.count; region++) {
    const key = chromosomeKey(regions.chromosomeNames[regions.chromosome[region]]);
    const own = byChromosome.get(key) ?? { start: [], end: [] };
    own.start.push(regions.start[region]);
    own.end.push(regions.end[region]);
    byChromosome.set(key, own);
  }
  let inside = 0;
  let all = 0;
  for (const chromosome of reads.chromosomes) {
    const own = byChromosome.get(chromosomeKey(chromosome.name));
    const union = own === undefined ? undefined : unionOf(own.start, own.end);
    const holds = (place: number): boolean => {
      if (union === undefined) return false;
      const region = firstAbove(union.start, place) - 1;
      return region >= 0 && place < union.end[region];
    };
    const count = (column: Int32Array, place: (at: number) => number): void => {
      all += column.length;
      for (let at = 0; at < column.length; at++) if (holds(place(at))) inside++;
    };
    if ('start' in chromosome) {
      count(chromosome.start, (at) => (chromosome.start[at] + chromosome.end[at]) >> 1);
    } else {
      count(chromosome.forward, (at) => chromosome.forward[at]);
      count(chromosome.reverse, (at) => chromosome.reverse[at] - 1);
    }
  }
  return { inside, reads: all };
}
