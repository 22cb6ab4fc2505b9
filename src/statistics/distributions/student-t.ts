// Student's t distribution, its tails exact as logarithms.
import { logIncompleteBeta } from './incomplete-gamma-beta.ts';
import { normalLog10P, normalQuantile } from './normal.ts';
import { positiveRoot } from '../root.ts';
import { log1mexp, logBeta, LOG10_E } from './special-functions.ts';
import type { Tail } from './tail.ts';

const LARGEST_SQUARE = 1e300;

/** Natural log of P(|T| >= t) ('two-sided') or P(|T| < t) ('central'), t >= 0. */
function logMass(t: number, degreesOfFreedom: number, part: 'two-sided' | 'central'): number {
  if (degreesOfFreedom === Infinity) {
    const outer = normalLog10P(t, 'two-sided') / LOG10_E;
    return part === 'two-sided' ? outer : log1mexp(outer);
  }
  const square = (t / degreesOfFreedom) * t;
  if (square > LARGEST_SQUARE && part === 'two-sided') {
    // I_x(a, b) is x^a / (a B(a, b)) for x this near to 0; t^2 itself may be beyond the largest number.
    const a = degreesOfFreedom / 2;
    return a * (Math.log(degreesOfFreedom) - 2 * Math.log(t)) - Math.log(a) - logBeta(a, 0.5);
  }
  const x = 1 / (1 + square);
  const y = 1 / (1 + 1 / square);
  return part === 'two-sided'
    ? logIncompleteBeta(degreesOfFreedom / 2, 0.5, x, y)
    : logIncompleteBeta(0.5, degreesOfFreedom / 2, y, x);
}

/**
 * log10 p of a t statistic; degrees of freedom > 0, fractions and Infinity (the normal distribution) included; NaN otherwise.
 *
 * **Source:** incomplete beta function, A&S 26.7.1.
 * **R:** upper `pt(t, df, lower.tail = FALSE, log.p = TRUE) / log(10)`; two-sided `log10(2) + pt(-abs(t), df, log.p = TRUE) / log(10)`
 */
export function studentTLog10P(t: number, degreesOfFreedom: number, tail: Tail): number {
  if (!(degreesOfFreedom > 0) || Number.isNaN(t)) return NaN;
  const twoSided = logMass(Math.abs(t), degreesOfFreedom, 'two-sided');
  if (tail === 'two-sided') return twoSided * LOG10_E;
  const outer = twoSided - Math.LN2;
  return (t > 0 === (tail === 'upper') ? outer : log1mexp(outer)) * LOG10_E;
}

/**
 * The t below which a share p (0 .. 1) of the distribution lies; beyond 1e304 it is infinite.
 *
 * **Source:** root of the log tail. **R:** `qt(p, df)`
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p >= 0 && p <= 1) || !(degreesOfFreedom > 0)) return NaN;
  if (degreesOfFreedom === Infinity) return normalQuantile(p);
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const sign = p < 0.5 ? -1 : 1;
  const start = Math.log(Math.abs(normalQuantile(p)));
  const logCentral = Math.log(2 * Math.abs(p - 0.5));
  const logOuter = Math.log(2 * Math.min(p, 1 - p));
  // the smaller of the two masses carries the precision
  const distance =
    logCentral < logOuter
      ? (logT: number) => logMass(Math.exp(logT), degreesOfFreedom, 'central') - logCentral
      : (logT: number) => logOuter - logMass(Math.exp(logT), degreesOfFreedom, 'two-sided');
  return sign * positiveRoot(distance, start);
}
