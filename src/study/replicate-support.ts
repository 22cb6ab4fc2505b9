import type { PeakColumns } from '../genome/peak-columns.ts';

/**
 * Which peaks overlap at least one peak of another set by at least 1 bp, as rows of `peaks` in their order.
 * Both sets have the same chromosome numbers.
 */
export function supportedPeaks(peaks: PeakColumns, others: readonly PeakColumns[]): Uint32Array {
  const indices = others.map(sortByStart);
  const kept: number[] = [];
  for (let row = 0; row < peaks.count; row++) {
    const supported = indices.some((index) =>
      overlapsAny(index, peaks.chromosome[row], peaks.start[row], peaks.end[row]),
    );
    if (supported) kept.push(row);
  }
  return Uint32Array.from(kept);
}

interface SortedPeaks {
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  /** Largest end among the peaks of this chromosome up to this one. */
  readonly reach: Int32Array;
}

function sortByStart(peaks: PeakColumns): SortedPeaks {
  const order = Uint32Array.from({ length: peaks.count }, (_, row) => row);
  order.sort((a, b) => peaks.chromosome[a] - peaks.chromosome[b] || peaks.start[a] - peaks.start[b] || a - b);
  const chromosome = Uint16Array.from(order, (row) => peaks.chromosome[row]);
  const start = Int32Array.from(order, (row) => peaks.start[row]);
  const reach = new Int32Array(peaks.count);
  order.forEach((row, index) => {
    const before = index > 0 && chromosome[index - 1] === chromosome[index] ? reach[index - 1] : 0;
    reach[index] = Math.max(before, peaks.end[row]);
  });
  return { chromosome, start, reach };
}

/** Looks at the last peak that starts before `end`: the reach of all before it decides. */
function overlapsAny(sorted: SortedPeaks, chromosome: number, start: number, end: number): boolean {
  let low = 0;
  let high = sorted.start.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before =
      sorted.chromosome[middle] < chromosome ||
      (sorted.chromosome[middle] === chromosome && sorted.start[middle] < end);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low > 0 && sorted.chromosome[low - 1] === chromosome && sorted.reach[low - 1] > start;
}
