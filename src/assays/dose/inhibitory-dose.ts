// The dose of half the effect, as a number and with intervals from one curve.
import { studentTQuantile } from '../../statistics/distributions/student-t.ts';
import { leastSquares, type Bounds, type CurveModel } from '../../statistics/levenberg-marquardt.ts';
import { square } from '../../statistics/power.ts';
import { plateauRange, type CurveFit, type Points } from './fit-curve.ts';
import { hillModel, LOG_MIDDLE, logDoseAt, LOWER, SLOPE, UPPER } from './hill.ts';

/** 'absolute': viability falls to 50 % of the control; 'relative': half way between the plateaus of the curve. */
export const IC50_KINDS = ['absolute', 'relative'] as const;
export type Ic50Kind = (typeof IC50_KINDS)[number];

/** Ends of an interval, on the scale of what it is of. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const HALF = 50;
const NONE: Interval = { low: NaN, high: NaN };

/** Natural logarithm of the dose of half the effect; NaN where the curve does not come there. */
export function logIc50({ parameters }: Pick<CurveFit, 'parameters'>, kind: Ic50Kind): number {
  return kind === 'relative' ? parameters[LOG_MIDDLE] : logDoseAt(parameters, HALF);
}

/**
 * Interval of the dose by the delta method, with t of the residual degrees of freedom.
 * @returns doses; the lower end may be below 0, as drc gives it
 *
 * **R:** `drc::ED(fit, 50, interval = "delta", type = "absolute")`
 */
export function deltaInterval(fit: CurveFit, kind: Ic50Kind, confidence = 0.95): Interval {
  const { covariance, degreesOfFreedom } = fit;
  const logDose = logIc50(fit, kind);
  const gradient = gradientOf(fit, kind);
  let variance = 0;
  for (let j = 0; j < 4; j++)
    for (let k = 0; k < 4; k++)
      if (gradient[j] !== 0 && gradient[k] !== 0 && isFree(fit, j) && isFree(fit, k))
        variance += gradient[j] * gradient[k] * covariance[4 * j + k];
  const dose = Math.exp(logDose);
  const reach = studentTQuantile(0.5 + confidence / 2, degreesOfFreedom) * dose * Math.sqrt(variance);
  return { low: dose - reach, high: dose + reach };
}

function isFree({ atBound }: CurveFit, parameter: number): boolean {
  return atBound[parameter] === 0;
}

/** Derivatives of the logarithm of the dose by the four parameters. */
function gradientOf({ parameters }: CurveFit, kind: Ic50Kind): number[] {
  if (kind === 'relative') return [0, 0, 0, 1];
  const { [SLOPE]: slope, [LOWER]: lower, [UPPER]: upper } = parameters;
  const odds = Math.log((upper - HALF) / (HALF - lower));
  return [-odds / square(slope), 1 / (slope * (HALF - lower)), 1 / (slope * (upper - HALF)), 1];
}

/**
 * Interval by profile likelihood: the doses at which the best curve with that IC50 is not worse than an F test with one degree of freedom allows.
 * An end beyond a factor of 1000 is infinite, or 0.
 *
 * **R:** `confint(nls(...))`
 */
export function profileInterval(points: Points, fit: CurveFit, kind: Ic50Kind, confidence = 0.95): Interval {
  const { viability } = points;
  const best = logIc50(fit, kind);
  const { degreesOfFreedom, residualSquares } = fit;
  if (Number.isNaN(best) || degreesOfFreedom < 1) return NONE;
  const t = studentTQuantile(0.5 + confidence / 2, degreesOfFreedom);
  const most = residualSquares * (1 + square(t) / degreesOfFreedom);
  const model = kind === 'relative' ? hillModel(points.logDoses) : crossingModel(points.logDoses);
  const end = (direction: 1 | -1): number => {
    let start = Float64Array.from(fit.parameters);
    start[LOG_MIDDLE] = best;
    const excess = (distance: number): number => {
      if (distance <= 0) return residualSquares - most;
      const held = leastSquares(
        model,
        viability,
        start,
        boundsWith(points, fit, best + direction * distance),
      );
      start = Float64Array.from(held.parameters);
      return held.residualSquares - most;
    };
    if (!(excess(FARTHEST) > 0)) return direction * Infinity;
    start = Float64Array.from(fit.parameters);
    return best + direction * rootWithin(excess);
  };
  return { low: Math.exp(end(-1)), high: Math.exp(end(1)) };
}

const FARTHEST = Math.log(1000);

/** Root of an increasing function between 0 and the farthest distance, to a part in 1e4. */
function rootWithin(f: (x: number) => number): number {
  let [low, high] = [0, FARTHEST];
  for (let width = 0.02; width < FARTHEST; width *= 2)
    if (f(width) > 0) {
      high = width;
      break;
    } else low = width;
  while (high - low > 1e-4 * high) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

function boundsWith(points: Points, { kind }: CurveFit, logDose: number): Bounds {
  const { lowest, highest } = plateauRange(points);
  const low = Float64Array.of(0.15, lowest, lowest, logDose);
  const high = Float64Array.of(12, highest, highest, logDose);
  if (kind !== '4PL') low[LOWER] = high[LOWER] = 0;
  if (kind === '2PL') low[UPPER] = high[UPPER] = 100;
  return { low, high };
}

/** The curve whose fourth parameter is the logarithm of the dose at which it falls to half, in place of its middle. */
function crossingModel(logDoses: Float64Array): CurveModel {
  const hill = hillModel(logDoses);
  const curve = new Float64Array(4);
  return {
    ...hill,
    at: (parameters, predicted, slopes) => {
      const [slope, lower, upper, logDose] = parameters;
      const odds = Math.log((upper - HALF) / (HALF - lower));
      curve.set(parameters);
      curve[LOG_MIDDLE] = logDose - odds / slope;
      hill.at(curve, predicted, slopes);
      if (slopes === null) return;
      for (let i = 0; i < logDoses.length; i++) {
        const byMiddle = slopes[4 * i + LOG_MIDDLE];
        slopes[4 * i + SLOPE] += (byMiddle * odds) / square(slope);
        slopes[4 * i + LOWER] -= byMiddle / (slope * (HALF - lower));
        slopes[4 * i + UPPER] -= byMiddle / (slope * (upper - HALF));
      }
    },
  };
}
