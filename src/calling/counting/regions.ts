// Regions in which reads are counted: those of peaks, and the background between them.
import { chromosomeKey } from '../../genome/chromosome-names.ts';
import { unionOf } from '../../genome/intervals.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';

/** Disjoint regions, by the order in which chromosomes were first seen and by start; n each. */
export interface CountedRegions {
  readonly count: number;
  readonly chromosomes: readonly RegionsOfChromosome[];
}

/** Ascending and disjoint. */
export interface RegionsOfChromosome {
  readonly name: string;
  /** Number of its first region among all. */
  readonly first: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/**
 * What several sets of peaks cover together: peaks that overlap or touch are one region. Chromosomes are the same under any of their
 * names and take the first that is seen.
 *
 * **bedtools:** `cat FILES | sort -k1,1 -k2,2n | bedtools merge`
 */
export function regionsOfPeaks(sets: readonly PeakColumns[]): CountedRegions {
  const found = new Map<string, { name: string; start: number[]; end: number[] }>();
  for (const { count, chromosomeNames, chromosome, start, end } of sets) {
    const own = chromosomeNames.map((name) => ({ key: chromosomeKey(name), name }));
    for (let peak = 0; peak < count; peak++) {
      const { key, name } = own[chromosome[peak]];
      let of = found.get(key);
      if (of === undefined) {
        of = { name, start: [], end: [] };
        found.set(key, of);
      }
      of.start.push(start[peak]);
      of.end.push(end[peak]);
    }
  }
  let count = 0;
  const chromosomes = [...found.values()].map(({ name, start, end }) => {
    const union = unionOf(start, end);
    const first = count;
    count += union.start.length;
    return { name, first, ...union };
  });
  return { count, chromosomes };
}

/**
 * Bins of one width from the start of each chromosome, without those that share a base with a region.
 * @param chromosomes lengths where reads can lie
 */
export function binsBetween(
  regions: CountedRegions,
  chromosomes: readonly { readonly name: string; readonly length: number }[],
  width: number,
): CountedRegions {
  const byKey = new Map(regions.chromosomes.map((each) => [chromosomeKey(each.name), each]));
  let count = 0;
  const bins = chromosomes.map(({ name, length }) => {
    const own = byKey.get(chromosomeKey(name));
    const start: number[] = [];
    for (let from = 0; from < length; from += width) {
      const next = own === undefined ? 0 : firstAbove(own.end, from);
      if (own === undefined || next === own.end.length || own.start[next] >= from + width) start.push(from);
    }
    const first = count;
    count += start.length;
    return {
      name,
      first,
      start: Float64Array.from(start),
      end: Float64Array.from(start, (at) => at + width),
    };
  });
  return { count, chromosomes: bins };
}
