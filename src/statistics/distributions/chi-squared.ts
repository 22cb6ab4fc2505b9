// The chi-squared distribution, its tails exact as logarithms.
import { logIncompleteGamma } from './incomplete-gamma-beta.ts';
import { normalQuantile } from './normal.ts';
import { positiveRoot } from '../root.ts';
import { LOG10_E } from './special-functions.ts';

/**
 * log10 p of a chi-squared statistic x >= 0; degrees of freedom > 0, fractions included.
 *
 * **Source:** incomplete gamma function, A&S 26.4.19.
 * **R:** `pchisq(x, df, lower.tail = tail == "lower", log.p = TRUE) / log(10)`
 */
export function chiSquaredLog10P(
  x: number,
  degreesOfFreedom: number,
  tail: 'lower' | 'upper' = 'upper',
): number {
  return logIncompleteGamma(degreesOfFreedom / 2, Math.max(0, x) / 2, tail) * LOG10_E;
}

/**
 * The x below which a share p (0 .. 1) of the distribution lies.
 *
 * **Source:** root of the log tail from the start of Wilson EB & Hilferty MM (1931). **R:** `qchisq(p, df)`
 */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p >= 0 && p <= 1) || !(degreesOfFreedom > 0)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const shape = degreesOfFreedom / 2;
  const cube = 2 / (9 * degreesOfFreedom);
  const root = 1 - cube + normalQuantile(p) * Math.sqrt(cube);
  const start = root > 0.1 ? Math.log(degreesOfFreedom) + 3 * Math.log(root) : Math.log(p) / shape;
  const logLower = Math.log(p);
  const logUpper = Math.log1p(-p);
  const distance =
    p < 0.5
      ? (logX: number) => logIncompleteGamma(shape, Math.exp(logX) / 2, 'lower') - logLower
      : (logX: number) => logUpper - logIncompleteGamma(shape, Math.exp(logX) / 2, 'upper');
  return positiveRoot(distance, start);
}
