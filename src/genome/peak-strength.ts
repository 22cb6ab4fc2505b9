import type { PeakColumns } from './peak-columns.ts';
import { takePeaks } from './place.ts';

/** Signals where the file has them (narrowPeak column 7), else scores, else ones. */
export function peakStrength(peaks: PeakColumns): Float64Array {
  for (const column of [peaks.signal, peaks.score]) {
    if (column.some((value) => value > 0)) return column.map((value) => (value === value ? value : 0));
  }
  return new Float64Array(peaks.count).fill(1);
}

/** The strongest peaks, in their order; of equally strong ones those that stand first. */
export function strongestPeaks(peaks: PeakColumns, count: number): PeakColumns {
  const strength = peakStrength(peaks);
  const order = Uint32Array.from(strength.keys()).sort((a, b) => strength[b] - strength[a] || a - b);
  return takePeaks(peaks, order.subarray(0, count).sort());
}

/**
 * Equally many peaks of two sets, the strongest of each, so that depth does not tell them apart; all peaks where the
 * larger set has no strengths to choose by.
 * @param count how many; as many as the smaller set has where undefined
 */
export function equallyManyPeaks(
  a: PeakColumns,
  b: PeakColumns,
  count = Math.min(a.count, b.count),
): [PeakColumns, PeakColumns] {
  const larger = [a, b].filter((peaks) => peaks.count > count);
  if (larger.some((peaks) => new Set(peakStrength(peaks)).size === 1)) return [a, b];
  return [strongestPeaks(a, count), strongestPeaks(b, count)];
}
