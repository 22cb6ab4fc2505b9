// The standard normal distribution, its tails exact as logarithms.
import { erf, erfc, erfcx } from './error-function.ts';
import { log1mexp, LOG10_E } from './special-functions.ts';
import type { Tail } from './tail.ts';

/** The 97.5 % quantile: 95 % of the distribution lie within -+ this. **R:** `qnorm(0.975)` */
export const Z95 = 1.959963984540054;

const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/** Natural log of P(Z >= z). */
function logUpper(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (z < -1) return Math.log1p(-0.5 * erfc(-z / Math.SQRT2));
  const x = z / Math.SQRT2;
  if (z < 1) return Math.log(0.5 * erfc(x));
  return z === Infinity ? -Infinity : Math.log(0.5 * erfcx(x)) - 0.5 * z * z;
}

/**
 * log10 p of a z-score.
 *
 * **Source:** erfc by the trapezoidal rule of Matta & Reichel (1971).
 * **R:** upper `pnorm(z, lower.tail = FALSE, log.p = TRUE) / log(10)`; two-sided `log10(2) + pnorm(-abs(z), log.p = TRUE) / log(10)`
 */
export function normalLog10P(z: number, tail: Tail): number {
  if (tail === 'upper') return logUpper(z) * LOG10_E;
  if (tail === 'lower') return logUpper(-z) * LOG10_E;
  return Math.min(0, (Math.LN2 + logUpper(Math.abs(z))) * LOG10_E);
}

/** Density at z. **R:** `dnorm(z)` */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI);
}

/** The z >= 0 whose log upper tail is `logP`, for logP <= log(1/2). */
function upperQuantile(logP: number): number {
  if (logP === -Infinity) return Infinity;
  const t = Math.sqrt(-2 * logP);
  // Hastings' rational start (A&S 26.2.23), then Newton's method on the log tail, which is nearly quadratic
  let z =
    logP < -700
      ? Math.sqrt(Math.max(0, -2 * (logP + HALF_LOG_TWO_PI + Math.log(t))))
      : t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  if (z < 0) z = 0;
  for (let i = 0; i < 8; i++) {
    const step = (logUpper(z) - logP) * erfcx(z / Math.SQRT2) * Math.sqrt(Math.PI / 2);
    z += step;
    if (Math.abs(step) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** The z below which a share p (0 .. 1) of the distribution lies. **Source:** Newton's method on the log tail. **R:** `qnorm(p)` */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  const distance = p - 0.5;
  if (Math.abs(distance) < 0.15) {
    // near the middle p - 1/2 carries the precision
    let z = distance / normalDensity(0);
    for (let i = 0; i < 8; i++) {
      const step = (distance - 0.5 * erf(z / Math.SQRT2)) / normalDensity(z);
      z += step;
      if (Math.abs(step) <= 1e-16 * Math.abs(z)) break;
    }
    return z;
  }
  return p < 0.5 ? -upperQuantile(Math.log(p)) : upperQuantile(Math.log1p(-p));
}

/**
 * The z-score whose tail has the given log10 p: from a p-value of any smallness back to z ('two-sided' gives z >= 0).
 *
 * **R:** upper `qnorm(log10P * log(10), lower.tail = FALSE, log.p = TRUE)`
 */
export function normalQuantileOfLog10P(log10P: number, tail: Tail): number {
  let logP = log10P / LOG10_E;
  if (tail === 'two-sided') logP -= Math.LN2;
  if (!(logP <= 0)) return NaN;
  const upper = logP > -Math.LN2 ? -upperQuantile(log1mexp(logP)) : upperQuantile(logP);
  return tail === 'lower' ? -upper : upper;
}
