// Sites of several sets of peaks: which of the sets has a peak there?
import { firstAbove } from '../../statistics/sorted-search.ts';
import { chromosomeCodes } from '../chromosome-names.ts';
import { unionOf } from '../intervals.ts';
import type { PeakColumns } from '../peak-columns.ts';

/** Sites by chromosome and start; n each. */
export interface JointSites {
  readonly count: number;
  readonly chromosomeNames: readonly string[];
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Bit i is set where set i has a peak in the site. */
  readonly sets: Uint8Array;
  /** Peaks of all sets that the site is made of. */
  readonly peaks: Uint32Array;
}

/** Distance of the chromosomes' starts on one line: more than a chromosome's greatest length. */
const APART = 0x1_0000_0000;

/**
 * Joins the peaks of all sets that overlap or touch into sites, as `bedtools merge` does with its defaults, and tells whose
 * peaks each is made of. Chromosomes are the same under any of their names (`chr1`, `1`).
 * @param sets at most 8
 */
export function jointSites(sets: readonly PeakColumns[]): JointSites {
  const chromosomeNames = [...(sets[0]?.chromosomeNames ?? [])];
  const lines = sets.map((peaks) => {
    const codes = chromosomeCodes(peaks.chromosomeNames, chromosomeNames);
    codes.forEach((code, index) => {
      if (code < 0) codes[index] = chromosomeNames.push(peaks.chromosomeNames[index]) - 1;
    });
    const on = (positions: Int32Array): Float64Array =>
      Float64Array.from(positions, (position, peak) => APART * codes[peaks.chromosome[peak]] + position);
    return { start: on(peaks.start), end: on(peaks.end) };
  });
  const union = unionOf(
    lines.flatMap(({ start }) => [...start]),
    lines.flatMap(({ end }) => [...end]),
  );
  const count = union.start.length;
  const of = new Uint8Array(count);
  const peaks = new Uint32Array(count);
  lines.forEach(({ start }, set) =>
    start.forEach((from) => {
      const site = firstAbove(union.start, from) - 1;
      of[site] |= 1 << set;
      peaks[site]++;
    }),
  );
  return {
    count,
    chromosomeNames,
    chromosome: Uint16Array.from(union.start, (start) => Math.floor(start / APART)),
    start: Int32Array.from(union.start, (start) => start % APART),
    end: Int32Array.from(union.end, (end) => end % APART),
    sets: of,
    peaks,
  };
}
