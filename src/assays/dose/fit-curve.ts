// The curve that lies nearest to viabilities over doses: with four free parameters, or with fewer where the doses do not tell more.
import {
  covarianceOf,
  leastSquares,
  type Bounds,
  type LeastSquares,
} from '../../statistics/levenberg-marquardt.ts';
import { hillModel, LOG_MIDDLE, LOWER, responseAt, SLOPE, UPPER } from './hill.ts';

/** How many parameters are free: 3PL holds the plateau of full effect at 0 %, 2PL also that without drug at 100 %. */
export const CURVE_KINDS = ['4PL', '3PL', '2PL'] as const;
export type CurveKind = (typeof CURVE_KINDS)[number];

/** Why fewer parameters were fitted than could be. */
export type FewerBecause = 'few doses' | 'lower plateau' | 'upper plateau';

/** Points of one curve: natural logarithms of doses (-Infinity without drug) and viability in % of the control. */
export interface Points {
  readonly logDoses: Float64Array;
  readonly viability: Float64Array;
}

/** Ends between which both plateaus lie, in %. */
export interface PlateauRange {
  readonly lowest: number;
  readonly highest: number;
}

export interface CurveFit extends LeastSquares {
  readonly kind: CurveKind;
  /** Slope, lower, upper, natural logarithm of the middle. */
  readonly parameters: Float64Array;
  /** 4 x 4; NaN for what was held or lies at a bound. */
  readonly covariance: Float64Array;
  readonly degreesOfFreedom: number;
  readonly fewerBecause: FewerBecause | null;
}

const FREE: Readonly<Record<CurveKind, number>> = { '4PL': 4, '3PL': 3, '2PL': 2 };
const STEEPEST = 12;
const FLATTEST = 0.15;
/** How far beyond the doses the middle may lie, as a factor. */
const BEYOND = Math.log(100);
/** A plateau is not told where its standard error is larger, in %. */
const UNSURE = 15;

/** Both plateaus stay near to what was measured: 10 % below 0 and half above 100 % where the values do not go further. */
export function plateauRange({ viability }: Points): PlateauRange {
  let [lowest, highest] = [-10, 150];
  for (const value of viability)
    [lowest, highest] = [Math.min(lowest, value), Math.max(highest, 1.2 * value)];
  return { lowest, highest };
}

/**
 * Fits a falling curve: four parameters where the doses tell both plateaus, else three, else two.
 * @param kind fits this one and no other
 * @returns null where there are not even points for two parameters
 */
export function fitCurve(points: Points, kind?: CurveKind, range = plateauRange(points)): CurveFit | null {
  if (kind !== undefined) return fitKind(points, kind, range, null);
  const levels = new Set(points.logDoses).size;
  if (levels < 3) return null;
  if (levels < 4) return fitKind(points, '2PL', range, 'few doses');
  const four = levels < 5 ? null : fitKind(points, '4PL', range, null);
  if (
    four !== null &&
    four.atBound[SLOPE] === 0 &&
    isTold(four, LOWER) &&
    !isBeyond(four, points) &&
    isTold(four, UPPER)
  )
    return four;
  const because = four === null ? 'few doses' : 'lower plateau';
  const three = fitKind(points, '3PL', range, because);
  if (three !== null && isTold(three, UPPER)) return three;
  return fitKind(points, '2PL', range, 'upper plateau');
}

/** Parameters of a curve of the same kind for points that are nearly those of another fit, from where that one ended. */
export function refitted(
  points: Points,
  { kind, parameters }: Pick<CurveFit, 'kind' | 'parameters'>,
): Float64Array {
  const bounds = boundsOf(points, kind, plateauRange(points));
  return leastSquares(hillModel(points.logDoses), points.viability, parameters, bounds).parameters;
}

function isTold({ covariance, atBound }: CurveFit, plateau: number): boolean {
  return atBound[plateau] === 0 && Math.sqrt(covariance[5 * plateau]) <= UNSURE;
}

/** At the highest dose more than a quarter of the curve is still to come: the lower plateau was not seen. */
function isBeyond({ parameters }: CurveFit, points: Points): boolean {
  const [, last] = doseRange(points);
  const left = responseAt(parameters, last) - parameters[LOWER];
  return left > (parameters[UPPER] - parameters[LOWER]) / 4;
}

function fitKind(
  points: Points,
  kind: CurveKind,
  range: PlateauRange,
  fewerBecause: FewerBecause | null,
): CurveFit | null {
  const { logDoses, viability } = points;
  const degreesOfFreedom = logDoses.length - FREE[kind];
  if (degreesOfFreedom < 0) return null;
  const model = hillModel(logDoses);
  const bounds = boundsOf(points, kind, range);
  let best: LeastSquares | undefined;
  for (const start of startsOf(points)) {
    const fit = leastSquares(model, viability, start, bounds);
    if (best === undefined || fit.residualSquares < best.residualSquares) best = fit;
  }
  if (best === undefined) return null;
  const covariance = covarianceOf(model, best, { y: viability, information: 'observed' });
  return { ...best, kind, covariance, degreesOfFreedom, fewerBecause };
}

function boundsOf(points: Points, kind: CurveKind, { lowest, highest }: PlateauRange): Bounds {
  const [first, last] = doseRange(points);
  const low = Float64Array.of(FLATTEST, lowest, lowest, first - BEYOND);
  const high = Float64Array.of(STEEPEST, highest, highest, last + BEYOND);
  if (kind !== '4PL') low[LOWER] = high[LOWER] = 0;
  if (kind === '2PL') low[UPPER] = high[UPPER] = 100;
  return { low, high };
}

function doseRange({ logDoses }: Points): [first: number, last: number] {
  let [first, last] = [Infinity, -Infinity];
  for (const dose of logDoses) {
    if (dose === -Infinity) continue;
    [first, last] = [Math.min(first, dose), Math.max(last, dose)];
  }
  return [first, last];
}

/** Starts from what was measured: a gentle and a steep curve about the dose of half the effect, a gentle one in the middle of the doses. */
function startsOf(points: Points): Float64Array[] {
  const { logDoses, viability } = points;
  const [first, last] = doseRange(points);
  let [lowest, highest] = [Infinity, -Infinity];
  for (const value of viability) [lowest, highest] = [Math.min(lowest, value), Math.max(highest, value)];
  const half = (lowest + highest) / 2;
  // The dose whose response is nearest to half the effect.
  let [nearest, distance] = [(first + last) / 2, Infinity];
  for (let i = 0; i < logDoses.length; i++) {
    const away = Math.abs(viability[i] - half);
    if (logDoses[i] > -Infinity && away < distance) [nearest, distance] = [logDoses[i], away];
  }
  const startOf = (slope: number, middle: number): Float64Array => {
    const start = new Float64Array(4);
    [start[SLOPE], start[LOWER], start[UPPER], start[LOG_MIDDLE]] = [slope, lowest, highest, middle];
    return start;
  };
  return [startOf(1, nearest), startOf(3, nearest), startOf(0.7, (first + last) / 2)];
}
