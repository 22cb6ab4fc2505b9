// Do several means differ, when each has a variance of its own that was estimated from few values?
import { chiSquaredLog10P } from '../distributions/chi-squared.ts';
import { power, square } from '../power.ts';

export interface AlexanderGovern {
  /** Chi-squared with groups - 1 degrees of freedom. */
  readonly statistic: number;
  readonly log10P: number;
}

/**
 * Equality of means with unequal variances, also of many groups of three values, where Welch's test rejects too often. Where all variances
 * are known (infinite degrees of freedom) it is Cochran's Q.
 *
 * @param means one per group
 * @param standardErrors of the means, > 0
 * @param degreesOfFreedom of each variance; Infinity for a known one
 *
 * **Source:** Alexander RA & Govern DM (1994), J Educ Stat 19:91, with the normal deviate of Hill GW (1970), Commun ACM 13:617.
 * **Python:** `scipy.stats.alexandergovern(*groups)`
 */
export function alexanderGovern(
  means: ArrayLike<number>,
  standardErrors: ArrayLike<number>,
  degreesOfFreedom: ArrayLike<number>,
): AlexanderGovern {
  const groups = means.length;
  if (groups < 2) return { statistic: NaN, log10P: NaN };
  const weights = Float64Array.from(standardErrors, (error) => 1 / square(error));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const centre = weights.reduce((total, weight, i) => total + weight * means[i], 0) / sum;
  const statistic = weights.reduce((total, _, i) => {
    const t = (means[i] - centre) / standardErrors[i];
    return total + square(normalDeviate(t, degreesOfFreedom[i]));
  }, 0);
  return { statistic, log10P: chiSquaredLog10P(statistic, groups - 1) };
}

/** The standard normal deviate that is about as rare as Student's t. */
function normalDeviate(t: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Infinity) return Math.abs(t);
  const a = degreesOfFreedom - 0.5;
  const b = 48 * square(a);
  const c = Math.sqrt(a * Math.log1p(square(t) / degreesOfFreedom));
  const cubed = power(c, 3);
  const higher = 4 * power(c, 7) + 33 * power(c, 5) + 240 * cubed + 855 * c;
  return c + (cubed + 3 * c) / b - higher / (10 * square(b) + 8 * b * power(c, 4) + 1000 * b);
}
