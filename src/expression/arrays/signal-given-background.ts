import { erfcx } from '../../statistics/distributions/error-function.ts';

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Above this the normal distribution function is 1 to double precision. */
const CERTAIN = 9;

/** Normal density over normal distribution function at u, without underflow. */
export function inverseMillsRatio(u: number): number {
  if (u > CERTAIN) return Math.exp(-0.5 * u * u) / ROOT_TWO_PI;
  return Math.sqrt(2 / Math.PI) / erfcx(-u / Math.SQRT2);
}

/** log of the standard normal distribution function at u, from the ratio above. */
export function logNormalBelow(u: number, mills: number): number {
  return u > CERTAIN ? 0 : -0.5 * u * u - Math.log(ROOT_TWO_PI * mills);
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
