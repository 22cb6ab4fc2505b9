// How unevenly do reads lie over the genome? Bins by their reads, as a cumulative curve.
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';

export interface Fingerprint {
  /** Reads of each bin of all chromosomes with reads, fewest first. */
  readonly sorted: Uint32Array;
  /** Share of bins without a read; NaN without bins, as all that follow are NaN without reads. */
  readonly empty: number;
  /** Area under the curve of the share of reads in the poorest bins: 0.5 where all bins are alike. */
  readonly area: number;
  /** Share of the reads in the richest 1 % of bins, a part of a bin by its part. */
  readonly inTop: number;
  /** Share of bins at which the curve lies furthest below that of alike bins; NaN for a single bin. */
  readonly elbow: number;
}

/** **Source:** the width of bins of deepTools' plotFingerprint, bp. */
export const FINGERPRINT_BIN = 500;
const TOP = 0.01;

/**
 * A read lies in the bin of its 5' end, a fragment in that of its middle.
 * **Source:** Diaz A et al. (2012), Stat Appl Genet Mol Biol 11:9.
 * @param reads without duplicates, with the lengths of chromosomes where these are known (else up to the last read)
 */
export function fingerprint(reads: AlignedReads, width = FINGERPRINT_BIN): Fingerprint {
  const sorted = binCounts(reads, width).sort();
  const bins = sorted.length;
  const all = sorted.reduce((sum, count) => sum + count, 0);
  let empty = 0;
  while (empty < bins && sorted[empty] === 0) empty++;
  let below = 0;
  let area = 0;
  let furthest = -Infinity;
  let elbow = NaN;
  sorted.forEach((count, at) => {
    area += below + count / 2;
    below += count;
    const distance = at / (bins - 1) - below / all;
    if (distance > furthest) {
      furthest = distance;
      elbow = (at + 1) / bins;
    }
  });
  const top = bins * TOP;
  const whole = Math.floor(top);
  let inTop = 0;
  for (let at = bins - whole; at < bins; at++) inTop += sorted[at];
  if (whole < bins) inTop += (top - whole) * sorted[bins - whole - 1];
  return {
    sorted,
    empty: bins === 0 ? NaN : empty / bins,
    area: all === 0 ? NaN : area / (bins * all),
    inTop: all === 0 ? NaN : inTop / all,
    elbow,
  };
}

function binCounts({ chromosomes }: AlignedReads, width: number): Uint32Array {
  const parts = chromosomes.flatMap((chromosome) => {
    const places =
      'start' in chromosome
        ? [chromosome.start.map((start, at) => (start + chromosome.end[at]) >> 1)]
        : [chromosome.forward, chromosome.reverse.map((end) => end - 1)];
    const last = Math.max(
      -1,
      ...places.map((column) => column.reduce((most, each) => Math.max(most, each), -1)),
    );
    if (last < 0) return [];
    const counts = new Uint32Array(Math.ceil(Math.max(chromosome.length ?? 0, last + 1) / width));
    for (const column of places) for (const place of column) counts[Math.floor(Math.max(0, place) / width)]++;
    return [counts];
  });
  const joined = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
