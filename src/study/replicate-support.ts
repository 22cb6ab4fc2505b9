import type { PeaksResult } from './results.ts';
import { overlapFlags } from '../genome/intervals.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';

/** Which peaks overlap at least one peak of another set by at least 1 bp, as rows of `peaks` in their order. */
export function supportedPeaks(peaks: PeakColumns, others: readonly PeakColumns[]): Uint32Array {
  const flags = others.map((other) => overlapFlags(peaks, other));
  const rows = Uint32Array.from({ length: peaks.count }, (_, row) => row);
  return rows.filter((row) => flags.some((supported) => supported[row] === 1));
}

/** Names of the ChIP-seqs that have one file of peaks. */
export function unrepeated(peaks: readonly Pick<PeaksResult, 'name' | 'replicates'>[]): string[] {
  return peaks.filter(({ replicates }) => replicates.length === 1).map(({ name }) => name);
}
