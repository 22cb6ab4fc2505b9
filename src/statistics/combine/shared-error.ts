import { square } from '../power.ts';
import { metaAnalysis } from './meta-analysis.ts';

/** One effect of several measurements. */
export interface PooledEffect {
  readonly estimate: number;
  readonly standardError: number;
  /** Standard deviation of the effect between the measurements, beyond their own errors. */
  readonly between: number;
  readonly measurements: number;
}

/**
 * Random-effects mean of measurements that share a part of their error, as answers of the same genes do: more of them do not
 * make that part smaller. The rest of the errors and what lies between the measurements is pooled by REML; the shared part is added.
 *
 * **Source:** REML as in `metaAnalysis`; the errors' covariance is that of a common correlation.
 * **R:** where all errors are `s`: `metafor::rma.mv(effects, s^2 * ((1 - r) * diag(k) + r), random = ~ 1 | id)` with `id <- factor(1:k)`
 * @param errors standard errors, > 0
 * @param correlation of the errors, 0 or more and below 1
 */
export function pooledWithSharedError(
  effects: ArrayLike<number>,
  errors: ArrayLike<number>,
  correlation: number,
): PooledEffect {
  const own = Float64Array.from(errors, (error) => (1 - correlation) * square(error));
  const { estimate, standardError, betweenVariance } = metaAnalysis(effects, own);
  let weights = 0;
  let shared = 0;
  for (let i = 0; i < effects.length; i++) {
    const weight = 1 / (own[i] + betweenVariance);
    weights += weight;
    shared += weight * errors[i];
  }
  return {
    estimate,
    standardError: Math.sqrt(square(standardError) + correlation * square(shared / weights)),
    between: Math.sqrt(betweenVariance),
    measurements: effects.length,
  };
}
