// How often something happens that is expected `mean` times.
import { chiSquaredQuantile } from './chi-squared.ts';
import { logIncompleteGamma } from './incomplete-gamma-beta.ts';
import { devianceTerm, LOG10_E, logSumExp, stirlingError } from './special-functions.ts';
import type { Tail } from './tail.ts';
import { oppositeTail } from './two-sided.ts';

const LOG_TWO_PI = 1.83787706640934548356065947281;

/** Natural log of the probability of exactly k events. **Source:** Loader (2000). **R:** `dpois(k, mean, log = TRUE)` */
export function logPoissonDensity(k: number, mean: number): number {
  if (k < 0) return -Infinity;
  if (k === 0) return -mean;
  if (mean === 0) return -Infinity;
  return -stirlingError(k) - devianceTerm(k, mean) - 0.5 * (LOG_TWO_PI + Math.log(k));
}

function logUpper(k: number, mean: number): number {
  return k <= 0 ? 0 : logIncompleteGamma(k, mean, 'lower');
}

function logLower(k: number, mean: number): number {
  return k < 0 ? -Infinity : logIncompleteGamma(k + 1, mean, 'upper');
}

function logTwoSided(k: number, mean: number): number {
  if (k === mean || mean === 0) return k === mean ? 0 : -Infinity;
  const observed = logPoissonDensity(k, mean);
  if (k < mean) {
    const first = Math.ceil(mean);
    const from = first + oppositeTail(observed, Infinity, (i) => logPoissonDensity(first + i, mean));
    return Math.min(0, logSumExp([logLower(k, mean), logUpper(from, mean)]));
  }
  const first = Math.floor(mean);
  const to = first - oppositeTail(observed, first, (i) => logPoissonDensity(first - i, mean));
  return Math.min(0, logSumExp([logUpper(k, mean), logLower(to, mean)]));
}

/**
 * log10 p of k events or more ('upper') or fewer ('lower') where `mean` are expected; two-sided as R's poisson.test.
 *
 * **Source:** incomplete gamma function, A&S 26.4.21.
 * **R:** upper `ppois(k - 1, mean, lower.tail = FALSE, log.p = TRUE) / log(10)`; two-sided `log10(poisson.test(k, r = mean)$p.value)`
 */
export function poissonLog10P(k: number, mean: number, tail: Tail): number {
  if (!(mean >= 0) || Number.isNaN(k)) return NaN;
  const logP = tail === 'upper' ? logUpper : tail === 'lower' ? logLower : logTwoSided;
  return logP(k, mean) * LOG10_E;
}

/**
 * Exact interval of the mean after k events.
 *
 * **Source:** Garwood F (1936), Biometrika 28:437. **R:** `poisson.test(k, conf.level = confidence)$conf.int`
 */
export function poissonInterval(k: number, confidence = 0.95): { low: number; high: number } {
  const half = (1 - confidence) / 2;
  return {
    low: k === 0 ? 0 : chiSquaredQuantile(half, 2 * k) / 2,
    high: chiSquaredQuantile(1 - half, 2 * k + 2) / 2,
  };
}
