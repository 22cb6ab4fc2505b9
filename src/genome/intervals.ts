// Which intervals overlap which, and what do they cover together?
import { firstAbove } from '../statistics/sorted-search.ts';
import { sortOrder } from '../statistics/sort-order.ts';
import { chromosomeCodes } from './chromosome-names.ts';
import type { PeakColumns } from './peak-columns.ts';
import { takePeaks } from './place.ts';

/** Disjoint intervals on one line, ascending, with room between neighbours; n each. */
export interface Union {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** What intervals on one line, in any order, cover together: those that overlap or touch are joined. */
export function unionOf(start: ArrayLike<number>, end: ArrayLike<number>): Union {
  const from = new Float64Array(start.length);
  const to = new Float64Array(start.length);
  let count = 0;
  for (const i of sortOrder(Float64Array.from(start))) {
    if (count > 0 && start[i] <= to[count - 1]) to[count - 1] = Math.max(to[count - 1], end[i]);
    else {
      from[count] = start[i];
      to[count++] = end[i];
    }
  }
  return { start: from.slice(0, count), end: to.slice(0, count) };
}

/** Distance of the chromosomes' starts on one line: more than a chromosome's greatest length. */
const APART = 0x1_0000_0000;

/**
 * Regions, in any order, that answer whether an interval shares a base with one of them, as `bedtools intersect -u` does: a
 * zero-length interval, and a zero-length region, counts as the bases on both sides of it.
 */
export class MergedRegions {
  readonly #union: Union;

  constructor({ chromosome, start, end }: PeakColumns) {
    const widen = start.map((from, i) => (from === end[i] ? 1 : 0));
    this.#union = unionOf(
      Float64Array.from(start, (from, i) => APART * chromosome[i] + from - widen[i]),
      Float64Array.from(end, (to, i) => APART * chromosome[i] + to + widen[i]),
    );
  }

  /** Whether [start, end) of a chromosome, by the regions' numbers, shares at least 1 bp with a region. */
  overlap(chromosome: number, start: number, end: number): boolean {
    const line = APART * chromosome;
    const widen = start === end ? 1 : 0;
    const next = firstAbove(this.#union.end, line + start - widen);
    return next < this.#union.start.length && this.#union.start[next] < line + end + widen;
  }
}

/** 1 for every peak that shares at least 1 bp with a region. */
export function overlapFlags(peaks: PeakColumns, regions: PeakColumns): Uint8Array {
  const codes = chromosomeCodes(peaks.chromosomeNames, regions.chromosomeNames);
  const merged = new MergedRegions(regions);
  return Uint8Array.from({ length: peaks.count }, (_, peak) => {
    const code = codes[peaks.chromosome[peak]];
    return Number(code >= 0 && merged.overlap(code, peaks.start[peak], peaks.end[peak]));
  });
}

/** Peaks that share at least 1 bp with a region (as `bedtools intersect -u`), and those that share none (`-v`), in their order. */
export function splitByOverlap(
  peaks: PeakColumns,
  regions: PeakColumns,
): { readonly inside: PeakColumns; readonly outside: PeakColumns } {
  const flags = overlapFlags(peaks, regions);
  const rows = Uint32Array.from(flags.keys());
  return {
    inside: takePeaks(
      peaks,
      rows.filter((row) => flags[row] === 1),
    ),
    outside: takePeaks(
      peaks,
      rows.filter((row) => flags[row] === 0),
    ),
  };
}

/** Leaves out peaks that share at least 1 bp with a blacklisted region; says how many. */
export function withoutBlacklisted(
  peaks: PeakColumns,
  blacklist: PeakColumns,
): { readonly peaks: PeakColumns; readonly removed: number } {
  const { inside, outside } = splitByOverlap(peaks, blacklist);
  return { peaks: outside, removed: inside.count };
}
