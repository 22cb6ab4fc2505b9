// Whether a drug does anything over the tested doses, and where its IC50 lies to them.
import { mean } from '../../statistics/descriptive.ts';
import { fLog10P } from '../../statistics/distributions/f-distribution.ts';
import { square } from '../../statistics/power.ts';
import type { DoseCurve } from './dose-curves.ts';
import type { CurveFit } from './fit-curve.ts';
import { logIc50, type Ic50Kind } from './inhibitory-dose.ts';

/** log10 p that the responses do not depend on the dose; NaN without residual degrees of freedom. */
export interface FlatTest {
  readonly log10P: number;
  /** 'experiments': doses against what experiments do differently at each; 'curve': the curve against a line, within one experiment. */
  readonly by: 'experiments' | 'curve';
}

/**
 * Do the doses differ? With two experiments or more, by the analysis of variance of doses in blocks of experiments (over the doses that all
 * have); with one, by the curve against its mean.
 *
 * **R:** `anova(lm(viability ~ experiment + factor(dose)))`; `anova(lm(y ~ 1), nls(...))`
 */
export function flatTest(curve: DoseCurve, fit: CurveFit | null, points: Float64Array): FlatTest {
  const { doses, units, viability } = curve;
  const at = (unit: number, place: number): number => viability[unit * doses.length + place];
  const places = [...doses.keys()].filter((place) =>
    units.every((_, unit) => !Number.isNaN(at(unit, place))),
  );
  if (units.length >= 2 && places.length >= 2) {
    const all = mean(units.flatMap((_, unit) => places.map((place) => at(unit, place))));
    const ofUnit = units.map((_, unit) => mean(places.map((place) => at(unit, place))));
    const ofDose = places.map((place) => mean(units.map((_, unit) => at(unit, place))));
    const between = units.length * ofDose.reduce((sum, dose) => sum + square(dose - all), 0);
    let rest = 0;
    places.forEach((place, i) =>
      units.forEach((_, unit) => (rest += square(at(unit, place) - ofUnit[unit] - ofDose[i] + all))),
    );
    const numerator = places.length - 1;
    const denominator = numerator * (units.length - 1);
    const f = between / numerator / (rest / denominator);
    return { by: 'experiments', log10P: fLog10P(f, numerator, denominator, 'upper') };
  }
  if (fit === null || fit.degreesOfFreedom < 1) return { by: 'curve', log10P: NaN };
  const centre = mean(points);
  const total = points.reduce((sum, value) => sum + square(value - centre), 0);
  const numerator = points.length - 1 - fit.degreesOfFreedom;
  const f = (total - fit.residualSquares) / numerator / (fit.residualSquares / fit.degreesOfFreedom);
  return { by: 'curve', log10P: numerator < 1 ? NaN : fLog10P(f, numerator, fit.degreesOfFreedom, 'upper') };
}

/** What a curve shows. */
export const CURVE_STATES = [
  'fitted',
  'no effect',
  'rises with the dose',
  'beyond the tested range',
  'below the tested range',
  'half not reached',
  'too few doses',
] as const;
export type CurveState = (typeof CURVE_STATES)[number];

/** What has no IC50, and no place for one. */
export function isWithoutIc50(state: CurveState): boolean {
  return state === 'no effect' || state === 'rises with the dose';
}

/** A drop of viability over the tested doses below this, in %, is no effect however certain. */
const SMALLEST_DROP = 10;
const LOG10_LEVEL = Math.log10(0.05);

/** Mean viability in % at the lowest and at the highest dose, over experiments. */
export function endsOf({ doses, units, viability }: Omit<DoseCurve, 'wells'>): {
  readonly lowest: number;
  readonly highest: number;
} {
  const at = (place: number): number =>
    mean(
      Array.from(units, (_, unit) => viability[unit * doses.length + place]).filter(
        (value) => !Number.isNaN(value),
      ),
    );
  return { lowest: at(0), highest: at(doses.length - 1) };
}

/** Whether the doses differ beyond chance. */
export function isPlain({ log10P }: FlatTest): boolean {
  return log10P <= LOG10_LEVEL;
}

/** @param flat of the same curve @param kind of IC50 whose place is told */
export function curveState(
  curve: Omit<DoseCurve, 'wells'>,
  fit: CurveFit | null,
  flat: FlatTest,
  kind: Ic50Kind,
): CurveState {
  if (fit === null) return 'too few doses';
  const { doses } = curve;
  const [first, last] = testedRange(doses);
  const { lowest, highest } = endsOf(curve);
  if (isPlain(flat) && highest - lowest >= SMALLEST_DROP) return 'rises with the dose';
  if (flat.log10P > LOG10_LEVEL || dropOver(fit, doses) < SMALLEST_DROP) return 'no effect';
  const logDose = logIc50(fit, kind);
  if (Number.isNaN(logDose)) return 'half not reached';
  if (logDose > last) return 'beyond the tested range';
  return logDose < first ? 'below the tested range' : 'fitted';
}

/** The highest factor beyond the tested doses at which an IC50 is still given as a number. */
const BEYOND = Math.log(10);

/** The IC50 as a natural logarithm; NaN where it is not told, or lies beyond ten times the tested doses. */
export function toldLogIc50(doses: Float64Array, fit: CurveFit | null, kind: Ic50Kind): number {
  if (fit === null) return NaN;
  const logDose = logIc50(fit, kind);
  const [first, last] = testedRange(doses);
  return logDose > last + BEYOND || logDose < first - BEYOND ? NaN : logDose;
}

function testedRange(doses: Float64Array): [first: number, last: number] {
  const above = doses.filter((dose) => dose > 0);
  return [Math.log(above[0]), Math.log(above[above.length - 1])];
}

function dropOver({ parameters: [slope, lower, upper, middle] }: CurveFit, doses: Float64Array): number {
  const [first, last] = testedRange(doses);
  const at = (logDose: number): number =>
    lower + (upper - lower) / (1 + Math.exp(slope * (logDose - middle)));
  return (doses[0] === 0 ? upper : at(first)) - at(last);
}
