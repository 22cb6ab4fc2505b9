// Fisher's F distribution, its tails exact as logarithms.
import { chiSquaredLog10P, chiSquaredQuantile } from './chi-squared.ts';
import { logIncompleteBeta } from './incomplete-gamma-beta.ts';
import { positiveRoot } from '../root.ts';
import { LOG10_E } from './special-functions.ts';

function logTail(f: number, numerator: number, denominator: number, tail: 'lower' | 'upper'): number {
  const ratio = (numerator * f) / denominator;
  const x = 1 / (1 + 1 / ratio);
  const y = 1 / (1 + ratio);
  return tail === 'upper'
    ? logIncompleteBeta(denominator / 2, numerator / 2, y, x)
    : logIncompleteBeta(numerator / 2, denominator / 2, x, y);
}

/**
 * log10 p of an F statistic f >= 0 with the degrees of freedom of numerator and denominator (> 0; the denominator's may be Infinity).
 *
 * **Source:** incomplete beta function, A&S 26.6.2.
 * **R:** `pf(f, df1, df2, lower.tail = tail == "lower", log.p = TRUE) / log(10)`
 */
export function fLog10P(
  f: number,
  numerator: number,
  denominator: number,
  tail: 'lower' | 'upper' = 'upper',
): number {
  if (!(numerator > 0) || !(denominator > 0) || Number.isNaN(f)) return NaN;
  if (denominator === Infinity) return chiSquaredLog10P(f * numerator, numerator, tail);
  return logTail(Math.max(0, f), numerator, denominator, tail) * LOG10_E;
}

/** The f below which a share p (0 .. 1) of the distribution lies. **Source:** root of the log tail. **R:** `qf(p, df1, df2)` */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  if (!(p >= 0 && p <= 1) || !(numerator > 0) || !(denominator > 0)) return NaN;
  if (denominator === Infinity) return chiSquaredQuantile(p, numerator) / numerator;
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const logLower = Math.log(p);
  const logUpper = Math.log1p(-p);
  const distance =
    p < 0.5
      ? (logF: number) => logTail(Math.exp(logF), numerator, denominator, 'lower') - logLower
      : (logF: number) => logUpper - logTail(Math.exp(logF), numerator, denominator, 'upper');
  return positiveRoot(distance, 0);
}
