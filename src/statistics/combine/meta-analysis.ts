// One effect from several studies: inverse-variance weights, with or without differences between the studies.
import { chiSquaredLog10P } from '../distributions/chi-squared.ts';
import { normalLog10P, normalQuantile } from '../distributions/normal.ts';
import { increasingRoot } from '../root.ts';
import { studentTLog10P, studentTQuantile } from '../distributions/student-t.ts';
import { square } from '../power.ts';

/** How the variance between studies is estimated; 'fixed' takes it as 0. */
export type HeterogeneityEstimator = 'fixed' | 'DerSimonian-Laird' | 'REML' | 'Paule-Mandel';

export interface MetaAnalysis {
  /** In the units of the effects; `standardError` too. */
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided, of the hypothesis that the effect is 0. */
  readonly log10P: number;
  /** Variance between studies (tau squared). */
  readonly betweenVariance: number;
  /** Cochran's Q and its log10 p (NaN for one study). */
  readonly q: number;
  readonly qLog10P: number;
  /** Share of the variance that lies between studies, percent. */
  readonly iSquared: number;
  /** Where the effect of a further study would lie; Student's t with studies - 2 degrees of freedom, NaN for fewer than three studies. */
  readonly predictionLow: number;
  readonly predictionHigh: number;
  readonly studies: number;
}

interface Weighted {
  readonly sum: number;
  readonly mean: number;
  readonly q: number;
}

function weigh(effects: ArrayLike<number>, variances: ArrayLike<number>, between: number): Weighted {
  let sum = 0;
  let products = 0;
  for (let i = 0; i < effects.length; i++) {
    const weight = 1 / (variances[i] + between);
    sum += weight;
    products += weight * effects[i];
  }
  const mean = products / sum;
  let q = 0;
  for (let i = 0; i < effects.length; i++) q += square(effects[i] - mean) / (variances[i] + between);
  return { sum, mean, q };
}

function derSimonianLaird(effects: ArrayLike<number>, variances: ArrayLike<number>): number {
  const { sum, q } = weigh(effects, variances, 0);
  let squares = 0;
  for (let i = 0; i < effects.length; i++) squares += 1 / square(variances[i]);
  return Math.max(0, (q - (effects.length - 1)) / (sum - squares / sum));
}

/** The root of a function that falls with the variance between studies; 0 where it is negative from the start. */
function fallingRoot(f: (between: number) => number, start: number): number {
  if (!(f(0) > 0)) return 0;
  return Math.exp(increasingRoot((logBetween) => -f(Math.exp(logBetween)), Math.log(start)));
}

/** Derivative of the restricted log likelihood by the variance between studies, times 2. */
function restrictedScore(effects: ArrayLike<number>, variances: ArrayLike<number>, between: number): number {
  const { sum, mean } = weigh(effects, variances, between);
  let squares = 0;
  let residuals = 0;
  for (let i = 0; i < effects.length; i++) {
    const weight = 1 / (variances[i] + between);
    squares += weight * weight;
    residuals += square(weight * (effects[i] - mean));
  }
  return residuals - sum + squares / sum;
}

function betweenVarianceOf(
  effects: ArrayLike<number>,
  variances: ArrayLike<number>,
  estimator: HeterogeneityEstimator,
): number {
  const studies = effects.length;
  if (estimator === 'fixed' || studies < 2) return 0;
  const moment = derSimonianLaird(effects, variances);
  if (estimator === 'DerSimonian-Laird') return moment;
  let start = moment;
  for (let i = 0; i < studies; i++) start = Math.max(start, variances[i] * 1e-3);
  return estimator === 'Paule-Mandel'
    ? fallingRoot((between) => weigh(effects, variances, between).q - (studies - 1), start)
    : fallingRoot((between) => restrictedScore(effects, variances, between), start);
}

/**
 * Pools effects with known variances.
 *
 * @param effects one per study (log2 fold change, log odds ratio, ...)
 * @param variances their squared standard errors, > 0
 * @param options.knappHartung interval and p from Student's t with the variance of Knapp & Hartung (2003), Stat Med 22:2693,
 * which is honest with few studies; else normal
 *
 * **Source:** DerSimonian R & Laird N (1986); Paule RC & Mandel J (1982); Viechtbauer W (2005) for REML;
 * Higgins JPT et al. (2009) for the prediction interval.
 * **R:** `metafor::rma(effects, variances, method = "FE" | "DL" | "REML" | "PM", test = "z" | "knha")`
 */
export function metaAnalysis(
  effects: ArrayLike<number>,
  variances: ArrayLike<number>,
  estimator: HeterogeneityEstimator = 'REML',
  options: { readonly knappHartung?: boolean; readonly confidence?: number } = {},
): MetaAnalysis {
  const { knappHartung = false, confidence = 0.95 } = options;
  const studies = effects.length;
  if (variances.length !== studies || studies === 0)
    throw new RangeError(`${studies} effects with ${variances.length} variances`);
  for (let i = 0; i < studies; i++)
    if (!(variances[i] > 0) || !Number.isFinite(effects[i]))
      throw new RangeError(`study ${i}: effect ${effects[i]}, variance ${variances[i]}`);
  const fixed = weigh(effects, variances, 0);
  const betweenVariance = betweenVarianceOf(effects, variances, estimator);
  const { sum, mean: estimate, q: residual } = weigh(effects, variances, betweenVariance);
  const freedom = studies - 1;
  const standardError = Math.sqrt((knappHartung ? residual / freedom : 1) / sum);
  const upper = 0.5 + confidence / 2;
  const reach = standardError * (knappHartung ? studentTQuantile(upper, freedom) : normalQuantile(upper));
  const statistic = estimate / standardError;
  let squares = 0;
  for (let i = 0; i < studies; i++) squares += 1 / square(variances[i]);
  const typical = (freedom * fixed.sum) / (square(fixed.sum) - squares);
  const predictionReach =
    studentTQuantile(upper, studies - 2) * Math.sqrt(betweenVariance + square(standardError));
  return {
    estimate,
    standardError,
    low: estimate - reach,
    high: estimate + reach,
    log10P: knappHartung
      ? studentTLog10P(statistic, freedom, 'two-sided')
      : normalLog10P(statistic, 'two-sided'),
    betweenVariance,
    q: fixed.q,
    qLog10P: studies < 2 ? NaN : chiSquaredLog10P(fixed.q, freedom),
    iSquared:
      studies < 2
        ? NaN
        : estimator === 'fixed'
          ? Math.max(0, 100 * (1 - freedom / fixed.q))
          : (100 * betweenVariance) / (betweenVariance + typical),
    predictionLow: estimate - predictionReach,
    predictionHigh: estimate + predictionReach,
    studies,
  };
}
