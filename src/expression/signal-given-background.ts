import { erfc, erfcx } from '../statistics/error-function.ts';

/** Normal density over normal distribution function at u, without underflow. */
export function inverseMillsRatio(u: number): number {
  return Math.sqrt(2 / Math.PI) / erfcx(-u / Math.SQRT2);
}

/** log of the standard normal distribution function. */
export function logNormalBelow(u: number): number {
  return u > 0
    ? Math.log1p(-0.5 * erfc(u / Math.SQRT2))
    : Math.log(0.5 * erfcx(-u / Math.SQRT2)) - 0.5 * u * u;
}

/**
 * Expected signal of an intensity that is the sum of an exponential signal and a normal background,
 * given that the signal is positive.
 *
 * **Source:** Irizarry et al., Biostatistics 2003;4:249; Silver, Ritchie, Smyth, Biostatistics 2009;10:352.
 * **R:** `limma::normexp.signal(c(mean, log(deviation), log(signalMean)), x)`
 * @param mean background mean
 * @param deviation background standard deviation
 * @param signalMean mean of the exponential signal
 */
export function signalGivenBackground(
  intensity: number,
  mean: number,
  deviation: number,
  signalMean: number,
): number {
  const center = intensity - mean - (deviation * deviation) / signalMean;
  return Math.max(1e-6, center + deviation * inverseMillsRatio(center / deviation));
}
