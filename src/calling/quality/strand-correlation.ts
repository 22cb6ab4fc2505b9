// Reads of the two strands lie a fragment apart where a factor binds, and a read apart where reads pile up by mapping alone.
import type { SingleReads } from '../../genome/reads/aligned-reads.ts';
import { poissonLog10P } from '../../statistics/distributions/poisson.ts';

export interface StrandCorrelation {
  /** Pearson's correlation of the two strands' 5' ends when the reverse strand is shifted back by 0, 1, ... bp. */
  readonly byShift: Float64Array;
  /** Shift with the highest correlation beyond the length of reads: the length of fragments, bp. */
  readonly fragment: number;
  /** Normalised and relative strand cross-correlation; NaN where they are not defined, and where the highest does not stand out. */
  readonly nsc: number;
  readonly rsc: number;
  /** Whether more reads lie a fragment apart than the 1,500 tries of chance would give: without it the highest is as high as any. */
  readonly standsOut: boolean;
}

/** Shifts up to so many bp beyond the reads' length may be the reads' own. */
const BEYOND_READ = 10;

/** As many reads a fragment apart, or more, are so unlikely by chance at one shift, log10 p. */
const BY_CHANCE_LOG10 = -6;

/**
 * **Source:** Landt SG et al. (2012), Genome Res 22:1813: NSC = highest / lowest, RSC = (highest - lowest) / (that at the reads' length -
 * lowest). Correlation is over all bases of all chromosomes as one, with the means over all of them.
 * @param reads without duplicates, with the lengths of chromosomes where these are known (else up to the last read)
 * @param most greatest shift in bp
 */
export function strandCorrelation(reads: SingleReads, most = 1500): StrandCorrelation {
  const products = new Float64Array(most + 1);
  const sums = { bases: 0, forward: 0, reverse: 0, forwardSquares: 0, reverseSquares: 0 };
  for (const { forward, reverse, length } of reads.chromosomes) {
    if (forward.length + reverse.length === 0) continue;
    sums.bases += length ?? Math.max(forward.at(-1) ?? 0, reverse.at(-1) ?? 0) + 1;
    sums.forward += forward.length;
    sums.reverse += reverse.length;
    sums.forwardSquares += squaredCounts(forward);
    sums.reverseSquares += squaredCounts(reverse);
    let first = 0;
    for (const place of forward) {
      while (first < reverse.length && reverse[first] < place) first++;
      for (let at = first; at < reverse.length && reverse[at] - place <= most; at++)
        products[reverse[at] - place]++;
    }
  }
  const { bases, forward, reverse } = sums;
  const spread = Math.sqrt(
    (sums.forwardSquares - (forward * forward) / bases) * (sums.reverseSquares - (reverse * reverse) / bases),
  );
  const byShift = products.map((product) => (product - (forward * reverse) / bases) / spread);
  const from = Math.min(most, Math.ceil(reads.meanLength) + BEYOND_READ + 1);
  let fragment = from;
  for (let shift = from; shift <= most; shift++) if (byShift[shift] > byShift[fragment]) fragment = shift;
  const lowest = byShift.reduce((least, value) => Math.min(least, value), Infinity);
  const phantom = byShift[Math.min(most, Math.round(reads.meanLength))];
  const usual = products.reduce((sum, product) => sum + product, 0) / products.length;
  const standsOut = poissonLog10P(products[fragment], usual, 'upper') < BY_CHANCE_LOG10;
  return {
    ...{ byShift, fragment, standsOut },
    nsc: standsOut && lowest > 0 ? byShift[fragment] / lowest : NaN,
    rsc: standsOut && phantom > lowest ? (byShift[fragment] - lowest) / (phantom - lowest) : NaN,
  };
}

/** Sum over places of the square of the reads there. */
function squaredCounts(sorted: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < sorted.length;) {
    let next = at + 1;
    while (next < sorted.length && sorted[next] === sorted[at]) next++;
    sum += (next - at) * (next - at);
    at = next;
  }
  return sum;
}
