// A weighted sum of the means of groups that need not spread alike.
import { mean, variance } from '../descriptive.ts';
import { studentTLog10P, studentTQuantile } from '../distributions/student-t.ts';
import { square } from '../power.ts';
import type { TTest } from './t-tests.ts';

/**
 * Sum of weight x mean over independent groups, tested against 0; with weights 1 and -1 of two groups it is Welch's t test. A group of fewer than
 * two values leaves everything but the estimate NaN.
 * @param weights one for each group
 *
 * **Source:** Satterthwaite FE (1946), Biometrics Bull 2:110; Welch BL (1951), Biometrika 38:330
 */
export function meansContrast(
  groups: readonly ArrayLike<number>[],
  weights: readonly number[],
  confidence = 0.95,
): TTest {
  const estimate = groups.reduce((sum, values, i) => sum + weights[i] * mean(values), 0);
  const parts = groups.map((values, i) => (square(weights[i]) * variance(values)) / values.length);
  const squared = parts.reduce((sum, part) => sum + part, 0);
  const standardError = Math.sqrt(squared);
  const degreesOfFreedom =
    square(squared) / parts.reduce((sum, part, i) => sum + square(part) / (groups[i].length - 1), 0);
  const reach = studentTQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
  const t = estimate / standardError;
  return {
    ...{ estimate, standardError, low: estimate - reach, high: estimate + reach, t, degreesOfFreedom },
    log10P: studentTLog10P(t, degreesOfFreedom, 'two-sided'),
  };
}
