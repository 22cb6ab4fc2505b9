// Regularised incomplete gamma and beta functions as natural logarithms, so that tails far below 1e-308 stay exact.
import { devianceTerm, log1mexp, stirlingError } from './special-functions.ts';

const LOG_TWO_PI = 1.83787706640934548356065947281;
const TINY = 1e-300;
const MOST_ITERATIONS = 20_000_000;

/** log of x^a exp(-x) / Gamma(a + 1). */
function logGammaPrefactor(a: number, x: number): number {
  return -devianceTerm(a, x) - 0.5 * (LOG_TWO_PI + Math.log(a)) - stirlingError(a);
}

function logLowerGammaSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MOST_ITERATIONS; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return logGammaPrefactor(a, x) + Math.log(sum);
}

/** Lentz's evaluation of Legendre's continued fraction. */
function logUpperGammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < MOST_ITERATIONS; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return logGammaPrefactor(a, x) + Math.log(a) + Math.log(h);
}

/**
 * log of the regularised incomplete gamma function P(a, x) ('lower') or Q(a, x) ('upper'), a > 0, x >= 0.
 *
 * **Source:** power series and Legendre's continued fraction (A&S 6.5.29, 6.5.31) with Loader's prefactor.
 * **R:** `pgamma(x, a, lower.tail = tail == "lower", log.p = TRUE)`
 */
export function logIncompleteGamma(a: number, x: number, tail: 'lower' | 'upper'): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (x === 0 || x === Infinity) return (x === 0) === (tail === 'lower') ? -Infinity : 0;
  if (x < a + 1) {
    const lower = Math.min(0, logLowerGammaSeries(a, x));
    return tail === 'lower' ? lower : log1mexp(lower);
  }
  const upper = Math.min(0, logUpperGammaFraction(a, x));
  return tail === 'upper' ? upper : log1mexp(upper);
}

function logBetaFraction(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const excess = a * y - b * x; // a - (a + b) x
  let denominator = (a * (excess + 1)) / (a + 1);
  let h = denominator;
  let c = denominator;
  let d = 0;
  for (let m = 1; m < MOST_ITERATIONS; m++) {
    const odd = a + 2 * m - 1;
    const even = m * (b - m) * x;
    const numerator = (((a + m - 1) * (n + m - 1)) / odd) * ((even * x) / odd);
    denominator = m + even / odd + ((a + m) * (excess + 1 + m * (1 + y))) / (odd + 2);
    d = denominator + numerator * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = denominator + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  // log of x^a y^b / B(a, b) in Loader's form
  const prefactor =
    -devianceTerm(a, n * x, a * y - b * x) -
    devianceTerm(b, n * y, b * x - a * y) +
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) +
    0.5 * (Math.log(a) + Math.log(b) - LOG_TWO_PI - Math.log(n));
  return prefactor - Math.log(h);
}

/**
 * log of the regularised incomplete beta function I_x(a, b), a, b > 0, 0 <= x <= 1.
 * `y` is 1 - x where the caller knows it more exactly; the upper tail is `logIncompleteBeta(b, a, y, x)`.
 *
 * **Source:** the continued fraction of DiDonato AR & Morris AH (1992), ACM TOMS 18:360, by Lentz's method, with Loader's prefactor.
 * **R:** `pbeta(x, a, b, log.p = TRUE)`
 */
export function logIncompleteBeta(a: number, b: number, x: number, y: number = 1 - x): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) return NaN;
  if (x === 0) return -Infinity;
  if (y === 0) return 0;
  if (x <= (a + 1) / (a + b + 2)) return Math.min(0, logBetaFraction(a, b, x, y));
  return log1mexp(Math.min(0, logBetaFraction(b, a, y, x)));
}
