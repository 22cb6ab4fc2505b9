// How often something of probability p happens in n independent trials.
import { fQuantile } from './f-distribution.ts';
import { logIncompleteBeta } from './incomplete-gamma-beta.ts';
import { devianceTerm, LOG10_E, logSumExp, stirlingError } from './special-functions.ts';
import type { Tail } from './tail.ts';
import { oppositeTail } from './two-sided.ts';

const LOG_TWO_PI = 1.83787706640934548356065947281;

/**
 * Natural log of the probability of exactly k successes in n trials.
 *
 * **Source:** Loader (2000). **R:** `dbinom(k, n, p, log = TRUE)`
 */
export function logBinomialDensity(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return -Infinity;
  if (p === 0 || p === 1) return k === n * p ? 0 : -Infinity;
  if (k === 0) return n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    devianceTerm(k, n * p) -
    devianceTerm(n - k, n * (1 - p)) +
    0.5 * (Math.log(n) - LOG_TWO_PI - Math.log(k) - Math.log(n - k))
  );
}

function logUpper(k: number, n: number, p: number): number {
  if (k <= 0) return 0;
  return k > n ? -Infinity : logIncompleteBeta(k, n - k + 1, p);
}

function logLower(k: number, n: number, p: number): number {
  if (k >= n) return 0;
  return k < 0 ? -Infinity : logIncompleteBeta(n - k, k + 1, 1 - p, p);
}

function logTwoSided(k: number, n: number, p: number): number {
  const mean = n * p;
  if (k === mean || p === 0 || p === 1) return k === mean ? 0 : -Infinity;
  const observed = logBinomialDensity(k, n, p);
  if (k < mean) {
    const first = Math.ceil(mean);
    const from = first + oppositeTail(observed, n - first, (i) => logBinomialDensity(first + i, n, p));
    return Math.min(0, logSumExp([logLower(k, n, p), logUpper(from, n, p)]));
  }
  const first = Math.floor(mean);
  const to = first - oppositeTail(observed, first, (i) => logBinomialDensity(first - i, n, p));
  return Math.min(0, logSumExp([logUpper(k, n, p), logLower(to, n, p)]));
}

/**
 * log10 p of k successes or more ('upper') or fewer ('lower') in n trials of probability p; two-sided as R's binom.test.
 *
 * **Source:** incomplete beta function, A&S 26.5.24.
 * **R:** upper `pbinom(k - 1, n, p, lower.tail = FALSE, log.p = TRUE) / log(10)`; two-sided `log10(binom.test(k, n, p)$p.value)`
 */
export function binomialLog10P(k: number, n: number, p: number, tail: Tail): number {
  if (!(p >= 0 && p <= 1) || !(n >= 0) || Number.isNaN(k)) return NaN;
  const logP = tail === 'upper' ? logUpper : tail === 'lower' ? logLower : logTwoSided;
  return logP(k, n, p) * LOG10_E;
}

/**
 * Exact interval of a proportion after k successes in n trials.
 *
 * **Source:** Clopper CJ & Pearson ES (1934), Biometrika 26:404. **R:** `binom.test(k, n, conf.level = confidence)$conf.int`
 */
export function proportionInterval(k: number, n: number, confidence = 0.95): { low: number; high: number } {
  const half = (1 - confidence) / 2;
  // the quantile of a beta distribution through F
  const bound = (p: number, a: number, b: number): number => {
    const f = fQuantile(p, 2 * a, 2 * b);
    return (a * f) / (b + a * f);
  };
  return {
    low: k === 0 ? 0 : bound(half, k, n - k + 1),
    high: k === n ? 1 : bound(1 - half, k + 1, n - k),
  };
}
