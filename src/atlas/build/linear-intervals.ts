import type { Assembly } from '../../genome/assembly.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';

/** Intervals on the linear genome, merged and sorted, that answer whether a peak overlaps one of them. */
export class LinearIntervals {
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;

  /** @param regions intervals placed on the assembly, in any order; empty ones are ignored */
  constructor(regions: PeakColumns, assembly: Assembly) {
    const rows = Uint32Array.from({ length: regions.count }, (_, row) => row).filter(
      (row) => regions.end[row] > regions.start[row],
    );
    const startOf = (row: number): number => assembly.offsets[regions.chromosome[row]] + regions.start[row];
    rows.sort((a, b) => startOf(a) - startOf(b));
    const starts: number[] = [];
    const ends: number[] = [];
    for (const row of rows) {
      const start = startOf(row);
      const end = start + regions.end[row] - regions.start[row];
      if (ends.length > 0 && start <= ends[ends.length - 1])
        ends[ends.length - 1] = Math.max(ends[ends.length - 1], end);
      else {
        starts.push(start);
        ends.push(end);
      }
    }
    this.#starts = Float64Array.from(starts);
    this.#ends = Float64Array.from(ends);
  }

  /**
   * Whether [start, end) shares a base with one of the intervals; linear coordinates. A zero-length interval
   * counts as the bases on both its sides, as in bedtools.
   */
  overlaps(first: number, last: number): boolean {
    const start = first === last ? first - 1 : first;
    const end = first === last ? last + 1 : last;
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle] <= start) low = middle + 1;
      else high = middle;
    }
    return low < this.#starts.length && this.#starts[low] < end;
  }

  /** Rows of the peaks that share no base with any interval, in their order. */
  rowsOutside(peaks: PeakColumns, assembly: Assembly): Uint32Array {
    const rows = new Uint32Array(peaks.count);
    let kept = 0;
    for (let row = 0; row < peaks.count; row++) {
      const offset = assembly.offsets[peaks.chromosome[row]];
      if (!this.overlaps(offset + peaks.start[row], offset + peaks.end[row])) rows[kept++] = row;
    }
    return rows.subarray(0, kept);
  }
}
