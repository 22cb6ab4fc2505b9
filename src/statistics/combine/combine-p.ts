// One p-value from several tests of the same hypothesis. Columns are log10 p in, log10 p out; NaN (no test) is left out.
import { chiSquaredLog10P } from '../distributions/chi-squared.ts';
import { normalLog10P, normalQuantileOfLog10P } from '../distributions/normal.ts';
import { LOG10_E } from '../distributions/special-functions.ts';
import { power } from '../power.ts';

export interface CombinedP {
  /** Fisher: chi-squared; Stouffer: z; Cauchy: the weighted mean of Cauchy deviates. */
  readonly statistic: number;
  readonly log10P: number;
}

/** Independent tests; one very small p suffices. **Source:** Fisher RA (1932). **R:** `metap::sumlog(p)` */
export function fisherCombination(log10P: ArrayLike<number>): CombinedP {
  let statistic = 0;
  let tests = 0;
  for (let i = 0; i < log10P.length; i++) {
    if (Number.isNaN(log10P[i])) continue;
    statistic -= (2 * log10P[i]) / LOG10_E;
    tests++;
  }
  return tests === 0
    ? { statistic: NaN, log10P: NaN }
    : { statistic, log10P: chiSquaredLog10P(statistic, 2 * tests) };
}

/**
 * Independent one-sided tests, weighted (by the square root of their size, say); opposite directions cancel.
 * `correlation` is the mean correlation between the tests where they are not independent.
 *
 * **Source:** Stouffer SA (1949); Liptak T (1958); correlated: Strube MJ (1985), Psychol Bull 97:334.
 * **R:** `metap::sumz(p, weights)`
 */
export function stoufferCombination(
  log10PUpper: ArrayLike<number>,
  weights?: ArrayLike<number>,
  correlation = 0,
): CombinedP {
  let sum = 0;
  let weightSum = 0;
  let squares = 0;
  for (let i = 0; i < log10PUpper.length; i++) {
    if (Number.isNaN(log10PUpper[i])) continue;
    const weight = weights ? weights[i] : 1;
    sum += weight * normalQuantileOfLog10P(log10PUpper[i], 'upper');
    weightSum += weight;
    squares += weight * weight;
  }
  const statistic = sum / Math.sqrt(squares + correlation * (weightSum * weightSum - squares));
  return { statistic, log10P: normalLog10P(statistic, 'upper') };
}

/** The smallest Benjamini-Hochberg value; holds under positive dependence. **Source:** Simes RJ (1986), Biometrika 73:751. **R:** `min(p.adjust(p, "BH"))` */
export function simesLog10P(log10P: ArrayLike<number>): number {
  const sorted = Float64Array.from(log10P)
    .filter((value) => !Number.isNaN(value))
    .sort();
  let smallest = sorted.length === 0 ? NaN : 0;
  sorted.forEach((value, i) => {
    smallest = Math.min(smallest, value + Math.log10(sorted.length / (i + 1)));
  });
  return smallest;
}

/**
 * Tests of any dependence, weighted (equally where no weights are given); valid for small p. One p of exactly 1 makes the whole
 * insignificant: leave such tests out.
 *
 * **Source:** Liu Y & Xie J (2020), JASA 115:393. **R:** `pcauchy(sum(w * tan((.5 - p) * pi)), lower.tail = FALSE)`
 */
export function cauchyCombination(log10P: ArrayLike<number>, weights?: ArrayLike<number>): CombinedP {
  // deviates of p below 1e-15 are 1/(pi p), beyond the doubles: all are scaled by the smallest p
  let smallest = 0;
  let weightSum = 0;
  for (let i = 0; i < log10P.length; i++) {
    if (Number.isNaN(log10P[i])) continue;
    smallest = Math.min(smallest, log10P[i]);
    weightSum += weights ? weights[i] : 1;
  }
  if (weightSum === 0) return { statistic: NaN, log10P: NaN };
  let scaled = 0;
  for (let i = 0; i < log10P.length; i++) {
    if (Number.isNaN(log10P[i])) continue;
    const weight = (weights ? weights[i] : 1) / weightSum;
    scaled += weight * scaledCauchyDeviate(log10P[i], smallest);
  }
  const statistic = scaled * power(10, -smallest);
  const log10Tail =
    statistic > 1e15
      ? smallest - Math.log10(Math.PI * scaled)
      : Math.log10(0.5 - Math.atan(statistic) / Math.PI);
  const precise =
    statistic > 1 && statistic <= 1e15 ? Math.log10(Math.atan(1 / statistic) / Math.PI) : log10Tail;
  return { statistic, log10P: precise };
}

/** tan((1/2 - p) pi) times 10^log10Scale. */
function scaledCauchyDeviate(log10P: number, log10Scale: number): number {
  if (log10P < -15) return power(10, log10Scale - log10P) / Math.PI;
  return power(10, log10Scale) / Math.tan(Math.PI * power(10, log10P));
}
