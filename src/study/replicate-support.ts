import type { Study } from './file/study-schema.ts';
import type { PeaksResult } from './results.ts';
import { overlapFlags } from '../genome/intervals.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';

/** Which peaks overlap at least one peak of another set by at least 1 bp, as rows of `peaks` in their order. */
export function supportedPeaks(peaks: PeakColumns, others: readonly PeakColumns[]): Uint32Array {
  const flags = others.map((other) => overlapFlags(peaks, other));
  const rows = Uint32Array.from({ length: peaks.count }, (_, row) => row);
  return rows.filter((row) => flags.some((supported) => supported[row] === 1));
}

/** Whether a ChIP-seq has one file of peaks, of which nothing says that replicates went into it. */
export function isUnrepeated({ peaks, replicates = 1 }: Study['chip_seq'][number]): boolean {
  return peaks?.length === 1 && replicates === 1;
}

/** Names of the ChIP-seqs that nothing repeats, of those with results. */
export function unrepeated({ chip_seq }: Study, results: readonly Pick<PeaksResult, 'name'>[]): string[] {
  const done = new Set(results.map(({ name }) => name));
  return chip_seq.filter((entry) => done.has(entry.name) && isUnrepeated(entry)).map(({ name }) => name);
}
