import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { studentTLog10P, studentTQuantile } from '../../statistics/distributions/student-t.ts';
import type { ContrastFit } from './linear-model.ts';
import { logOdds } from './log-odds.ts';
import { estimateRobustVariancePrior } from './robust-variance-prior.ts';
import { estimateVariancePrior, type VariancePrior } from './variance-prior.ts';
import { power } from '../../statistics/power.ts';

export interface ModerationOptions {
  /** The prior variance follows the average expression; defaults to false. */
  readonly trend?: boolean;
  /** Rows whose variance is an outlier are not drawn to the prior; defaults to false. */
  readonly robust?: boolean;
  /** Coverage of the confidence intervals; defaults to 0.95. */
  readonly confidence?: number;
  /** Differences up to this size, in the matrix's unit, are of no interest: the test is whether they are exceeded. */
  readonly lfc?: number;
}

/** Tests of one contrast, one element per row; NaN where a row cannot be tested. */
export interface ModeratedTest {
  /** Against a threshold: from the estimate to the nearer threshold, 0 between the two. */
  readonly t: Float64Array;
  readonly log10P: Float64Array;
  /** log10 of the Benjamini-Hochberg adjusted p-value. */
  readonly log10AdjustedP: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Degrees of freedom of t. */
  readonly degrees: Float64Array;
  /** log odds that the row differs, under the assumption that 1 % of rows do; none against a threshold. */
  readonly logOdds: Float64Array | undefined;
  readonly prior: VariancePrior;
}

/**
 * Moderated t-tests: every row's variance is drawn towards what all rows have in common.
 *
 * **Source:** Smyth, Stat Appl Genet Mol Biol 2004;3:3; robust: Phipson et al., Ann Appl Stat 2016;10:946; against a
 * threshold: McCarthy & Smyth, Bioinformatics 2009;25:765.
 * **R:** `limma::topTable(limma::eBayes(fit, trend = trend, robust = robust), number = Inf, confint = TRUE)`; with `lfc`
 * `limma::topTreat(limma::treat(fit, lfc = lfc, trend = trend, robust = robust), number = Inf, confint = TRUE)`
 * @throws RangeError when no row has residual degrees of freedom: such a design has no p-values
 */
export function moderatedTest(fit: ContrastFit, options: ModerationOptions = {}): ModeratedTest {
  const covariate = options.trend === true ? fit.averageExpression : undefined;
  const estimate = options.robust === true ? estimateRobustVariancePrior : estimateVariancePrior;
  const prior = estimate(fit.variance, fit.residualDegrees, covariate);
  const threshold = options.lfc ?? 0;
  const rows = fit.estimate.length;
  const pooledDegrees = fit.residualDegrees.reduce((sum, degrees) => sum + degrees, 0);
  const tail = (1 + (options.confidence ?? 0.95)) / 2;
  const t = new Float64Array(rows).fill(NaN);
  const log10P = new Float64Array(rows).fill(NaN);
  const low = new Float64Array(rows).fill(NaN);
  const high = new Float64Array(rows).fill(NaN);
  const degrees = new Float64Array(rows).fill(NaN);
  const quantiles = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const error = Math.sqrt(posteriorVariance(fit, prior, row)) * fit.unscaledError[row];
    degrees[row] = Math.min(fit.residualDegrees[row] + prior.degrees[row], pooledDegrees);
    const size = Math.abs(fit.estimate[row]);
    t[row] = (Math.sign(fit.estimate[row]) * Math.max(size - threshold, 0)) / error;
    if (t[row] !== t[row]) continue;
    log10P[row] =
      threshold === 0
        ? studentTLog10P(t[row], degrees[row], 'two-sided')
        : beyondLog10P(size / error, threshold / error, degrees[row]);
    let quantile = quantiles.get(degrees[row]);
    if (quantile === undefined) {
      quantile = studentTQuantile(tail, degrees[row]);
      quantiles.set(degrees[row], quantile);
    }
    low[row] = fit.estimate[row] - quantile * error;
    high[row] = fit.estimate[row] + quantile * error;
  }
  return {
    t,
    log10P,
    log10AdjustedP: benjaminiHochberg(log10P),
    low,
    high,
    degrees,
    logOdds: threshold === 0 ? logOdds(t, fit.unscaledError, degrees, prior) : undefined,
    prior,
  };
}

/** log10 p that a difference exceeds a threshold in either direction; both in standard errors. */
function beyondLog10P(size: number, threshold: number, degrees: number): number {
  const near = studentTLog10P(size - threshold, degrees, 'upper');
  const far = studentTLog10P(size + threshold, degrees, 'upper');
  return Math.min(0, near + Math.log1p(power(10, far - near)) / Math.LN10);
}

/** A row's variance drawn towards the prior's. */
export function posteriorVariance(
  fit: Pick<ContrastFit, 'variance' | 'residualDegrees'>,
  prior: VariancePrior,
  row: number,
): number {
  const own = fit.residualDegrees[row];
  const shared = prior.degrees[row];
  if (shared === Infinity) return prior.variance[row];
  if (own === 0) return prior.variance[row];
  return (shared * prior.variance[row] + own * fit.variance[row]) / (shared + own);
}
