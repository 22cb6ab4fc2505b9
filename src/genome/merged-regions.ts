import { firstAbove } from '../statistics/sorted-search.ts';
import type { PeakColumns } from './peak-columns.ts';

/**
 * Regions, sorted and merged within each chromosome, that answer whether an interval shares a base with one of them, as
 * `bedtools intersect -u` does: a zero-length interval, and a zero-length region, counts as the bases on both sides of it.
 */
export class MergedRegions {
  readonly #starts: number[][];
  readonly #ends: number[][];

  /** @param regions in any order, overlapping or not */
  constructor(regions: PeakColumns) {
    this.#starts = regions.chromosomeNames.map(() => []);
    this.#ends = regions.chromosomeNames.map(() => []);
    const order = Uint32Array.from({ length: regions.count }, (_, index) => index);
    order.sort((a, b) => regions.start[a] - regions.start[b]);
    // Widened after it is sorted, a zero-length region may begin before the one in front of it.
    for (const row of order) {
      const starts = this.#starts[regions.chromosome[row]];
      const ends = this.#ends[regions.chromosome[row]];
      const widen = regions.start[row] === regions.end[row] ? 1 : 0;
      const from = regions.start[row] - widen;
      const to = regions.end[row] + widen;
      const last = ends.length - 1;
      if (last >= 0 && from <= ends[last]) {
        starts[last] = Math.min(starts[last], from);
        ends[last] = Math.max(ends[last], to);
      } else {
        starts.push(from);
        ends.push(to);
      }
    }
  }

  /** Whether [start, end) of a chromosome, by the regions' numbers, shares at least 1 bp with a region. */
  overlap(chromosome: number, start: number, end: number): boolean {
    const starts = this.#starts[chromosome];
    const ends = this.#ends[chromosome];
    const widen = start === end ? 1 : 0;
    const from = start - widen;
    const to = end + widen;
    const next = firstAbove(ends, from);
    return next < starts.length && starts[next] < to;
  }
}
