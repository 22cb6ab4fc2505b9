// The logistic curve of a response over the logarithm of a dose.
import type { CurveModel } from '../../statistics/levenberg-marquardt.ts';

/** Where the parameters of a curve stand in their array. */
export const SLOPE = 0;
export const LOWER = 1;
export const UPPER = 2;
/** Natural logarithm of the dose at the inflection. */
export const LOG_MIDDLE = 3;

/**
 * Response at a dose: lower + (upper - lower) / (1 + exp(slope (ln dose - ln middle))). The slope is above 0 where the response falls.
 * @param logDose natural logarithm; -Infinity is no dose
 *
 * **R:** `drc::LL.4()$fct(dose, cbind(slope, lower, upper, middle))`
 */
export function responseAt(curve: ArrayLike<number>, logDose: number): number {
  const share = 1 / (1 + Math.exp(curve[SLOPE] * (logDose - curve[LOG_MIDDLE])));
  return curve[LOWER] + (curve[UPPER] - curve[LOWER]) * share;
}

/** Natural logarithm of the dose at which the curve has a response; NaN where that does not lie between its plateaus. */
export function logDoseAt(curve: Float64Array, response: number): number {
  const share = (response - curve[LOWER]) / (curve[UPPER] - curve[LOWER]);
  return share > 0 && share < 1 ? curve[LOG_MIDDLE] + Math.log(1 / share - 1) / curve[SLOPE] : NaN;
}

/** The curve over some doses. @param logDoses natural logarithms; -Infinity is no dose */
export function hillModel(logDoses: Float64Array): CurveModel {
  return {
    points: logDoses.length,
    parameters: 4,
    at: (curve, predicted, slopes) => {
      const [slope, lower, upper, middle] = curve;
      const range = upper - lower;
      for (let i = 0; i < logDoses.length; i++) {
        const distance = logDoses[i] - middle;
        const share = 1 / (1 + Math.exp(slope * distance));
        predicted[i] = lower + range * share;
        if (slopes === null) continue;
        // At a plateau, also without any dose, neither slope nor middle matter.
        const steep = range * share * (1 - share);
        slopes[4 * i + SLOPE] = steep === 0 ? 0 : -steep * distance;
        slopes[4 * i + LOWER] = 1 - share;
        slopes[4 * i + UPPER] = share;
        slopes[4 * i + LOG_MIDDLE] = steep * slope;
      }
    },
  };
}
