// Are two properties related once a third one, the stratum, is held constant?
import { chiSquaredLog10P } from '../distributions/chi-squared.ts';
import { normalLog10P, normalQuantile } from '../distributions/normal.ts';

/**
 * The sums over strata from which every number below follows. They add: sums of stretches of the genome can be added and
 * subtracted, as a jackknife does. Order: observed - expected, variance, R, S, PR, PS + QR, QS of Robins, Breslow & Greenland.
 */
export const MANTEL_HAENSZEL_SUMS = 7;

/**
 * Adds one 2 x 2 table (both, first only, second only, neither) to seven sums at `offset`; tables of fewer than two
 * items say nothing.
 */
export function addStratum(sums: Float64Array, offset: number, table: ArrayLike<number>): void {
  const a = table[0];
  const b = table[1];
  const c = table[2];
  const d = table[3];
  const n = a + b + c + d;
  if (!(n > 1)) return;
  const r = (a * d) / n;
  const s = (b * c) / n;
  const p = (a + d) / n;
  const q = (b + c) / n;
  sums[offset] += r - s;
  sums[offset + 1] += (((a + b) / n) * ((a + c) / n) * (c + d) * (b + d)) / (n - 1);
  sums[offset + 2] += r;
  sums[offset + 3] += s;
  sums[offset + 4] += p * r;
  sums[offset + 5] += p * s + q * r;
  sums[offset + 6] += q * s;
}

export interface CochranMantelHaenszel {
  /** Signed root of the statistic without continuity correction: positive where a is more than expected. */
  readonly z: number;
  readonly chiSquared: number;
  readonly chiSquaredWithContinuity: number;
  /** Two-sided, without continuity correction. */
  readonly log10P: number;
  /** Two-sided, with continuity correction. */
  readonly log10PWithContinuity: number;
  /** One-sided: more shared than expected; without continuity correction. */
  readonly log10PUpper: number;
  /** Common odds ratio of Mantel and Haenszel, with its interval. */
  readonly oddsRatio: number;
  readonly low: number;
  readonly high: number;
  /** Standard error of the natural log of the odds ratio. */
  readonly naturalLogError: number;
}

/**
 * The test and the common odds ratio from the sums of `addStratum` (seven numbers at `offset`). NaN where no stratum is informative.
 *
 * **Source:** Mantel N & Haenszel W (1959), JNCI 22:719; interval of Robins J, Breslow N & Greenland S (1986), Biometrics 42:311.
 * **R:** `mantelhaen.test(x, correct = FALSE)` and `correct = TRUE`
 */
export function mantelHaenszelFromSums(
  sums: Float64Array,
  offset = 0,
  confidence = 0.95,
): CochranMantelHaenszel {
  const [excess, variance, r, s, pr, cross, qs] = sums.subarray(offset, offset + MANTEL_HAENSZEL_SUMS);
  const z = excess / Math.sqrt(variance);
  const absolute = Math.abs(excess);
  const corrected = (absolute - (absolute >= 0.5 ? 0.5 : 0)) / Math.sqrt(variance);
  const oddsRatio = r / s;
  const naturalLogError = Math.sqrt(pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s));
  const reach = Math.exp(normalQuantile(0.5 + confidence / 2) * naturalLogError);
  return {
    z,
    chiSquared: z * z,
    chiSquaredWithContinuity: corrected * corrected,
    log10P: chiSquaredLog10P(z * z, 1),
    log10PWithContinuity: chiSquaredLog10P(corrected * corrected, 1),
    log10PUpper: normalLog10P(z, 'upper'),
    oddsRatio,
    low: oddsRatio / reach,
    high: oddsRatio * reach,
    naturalLogError,
  };
}

/** The same from columns of strata: a both, b first only, c second only, d neither. */
export function cochranMantelHaenszel(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  c: ArrayLike<number>,
  d: ArrayLike<number>,
  confidence = 0.95,
): CochranMantelHaenszel {
  const sums = new Float64Array(MANTEL_HAENSZEL_SUMS);
  for (let k = 0; k < a.length; k++) addStratum(sums, 0, [a[k], b[k], c[k], d[k]]);
  return mantelHaenszelFromSums(sums, 0, confidence);
}
