// How far is a fingerprint from that of another sample, or from what chance alone gives?
import { logPoissonDensity } from '../../statistics/distributions/poisson.ts';

/** How many bins hold how many reads; bins without reads are none of them. Bins may be fractions, of an expectation. */
export interface BinHistogram {
  /** Ascending. */
  readonly reads: ArrayLike<number>;
  readonly bins: ArrayLike<number>;
}

/** Shares of bins at which two curves are compared. **Source:** deepTools. */
const STEPS = 100_000;
/** Less than this of the bins hold so many reads: the rest of the tail is left out, log. */
const NEGLIGIBLE = -50;

/** @param sorted reads of each bin, fewest first */
export function histogramOf(sorted: Uint32Array): BinHistogram {
  const reads: number[] = [];
  const bins: number[] = [];
  for (const count of sorted) {
    if (count === 0) continue;
    if (reads.at(-1) === count) bins[bins.length - 1]++;
    else {
      reads.push(count);
      bins.push(1);
    }
  }
  return { reads, bins };
}

/** Bins of which each read hits any with the same chance. @param mean reads of a bin, of all bins */
export function poissonHistogram(mean: number): BinHistogram {
  const reads: number[] = [];
  const bins: number[] = [];
  for (let count = 1; ; count++) {
    const log = logPoissonDensity(count, mean);
    if (log < NEGLIGIBLE && count > mean) break;
    reads.push(count);
    bins.push(Math.exp(log));
  }
  return { reads, bins };
}

/**
 * Jensen-Shannon distance, 0 to 1, of two curves of the share of reads in the poorest bins: NaN without reads.
 *
 * **Source:** deepTools' plotFingerprint, which takes the curves at 100,000 shares of the bins and their steps for probabilities.
 */
export function jensenShannonDistance(a: BinHistogram, b: BinHistogram): number {
  if (a.reads.length === 0 || b.reads.length === 0) return NaN;
  const [p, q] = [curveOf(a), curveOf(b)];
  let sum = 0;
  for (let step = 0; step < STEPS; step++) {
    const ofA = p[step + 1] - p[step];
    const ofB = q[step + 1] - q[step];
    const mean = (ofA + ofB) / 2;
    if (ofA > 0) sum += 0.5 * ofA * Math.log2(ofA / mean);
    if (ofB > 0) sum += 0.5 * ofB * Math.log2(ofB / mean);
  }
  return Math.sqrt(Math.max(0, sum));
}

/** Share of the reads in the poorest 0, 1/100,000, ... of the bins, straight between the points where the reads of a bin change. */
function curveOf({ reads, bins }: BinHistogram): Float64Array {
  let [allBins, allReads] = [0, 0];
  for (let i = 0; i < reads.length; i++) {
    allBins += bins[i];
    allReads += bins[i] * reads[i];
  }
  const curve = new Float64Array(STEPS + 1);
  let at = 0;
  let [left, low] = [0, 0];
  let [sumBins, sumReads] = [bins[0], bins[0] * reads[0]];
  for (let step = 0; step <= STEPS; step++) {
    const share = step / STEPS;
    while (at < reads.length && sumBins / allBins <= share) {
      [left, low] = [sumBins / allBins, sumReads / allReads];
      if (++at === reads.length) break;
      sumBins += bins[at];
      sumReads += bins[at] * reads[at];
    }
    const slope = (sumReads / allReads - low) / (sumBins / allBins - left);
    curve[step] = at === reads.length ? 1 : low + slope * (share - left);
  }
  return curve;
}
