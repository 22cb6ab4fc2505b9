// Where the IC50 lies, by each of four ways to say how sure it is.
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';
import { sortedQuantile } from '../../statistics/descriptive.ts';
import type { Random } from '../../statistics/random.ts';
import { pointsOf, type DoseCurve } from './dose-curves.ts';
import { toldLogIc50 } from './dose-effect.ts';
import { fitCurve, refitted, type CurveFit, type CurveKind } from './fit-curve.ts';
import { deltaInterval, profileInterval, type Ic50Kind, type Interval } from './inhibitory-dose.ts';

/**
 * 'experiments': t interval over the IC50s of the single experiments; the others are of one curve through all points, and know nothing of
 * how experiments differ ('delta', 'profile') or need many of them ('bootstrap').
 */
export const INTERVAL_KINDS = ['experiments', 'profile', 'delta', 'bootstrap'] as const;
export type IntervalKind = (typeof INTERVAL_KINDS)[number];

export interface Ic50 extends Interval {
  /** A dose; NaN where the curve does not tell it within ten times the tested doses. */
  readonly dose: number;
  readonly by: IntervalKind;
  /** Whether the interval had no width, as copied experiments give it: then it is not given. */
  readonly alike: boolean;
}

export interface HowSure {
  readonly interval: IntervalKind;
  readonly bootstraps: number;
  readonly random: Random;
}

/** Natural logarithm of the IC50 in each experiment; NaN where its curve does not tell it. @param kind of the curve through all */
export function logIc50ByUnit(curve: DoseCurve, kind: CurveKind, ic50: Ic50Kind): Map<string, number> {
  return new Map(
    curve.units.map((unit, place) => {
      const points = pointsOf(curve, [place]);
      return [unit, toldLogIc50(curve.doses, fitCurve(points, kind) ?? fitCurve(points), ic50)];
    }),
  );
}

/**
 * The IC50 with its 95 % interval. Over experiments it is the geometric mean of theirs; of a single experiment there is the profile of its
 * own curve instead.
 */
export function ic50Of(curve: DoseCurve, fit: CurveFit, ic50: Ic50Kind, how: HowSure): Ic50 {
  const found = withInterval(curve, fit, ic50, how);
  const alike = Math.log(found.high) - Math.log(found.low) < NO_WIDTH;
  return alike ? { ...found, low: NaN, high: NaN, alike } : { ...found, alike };
}

/** Width of an interval, as a natural logarithm, that no two experiments give unless one is made of the other. */
const NO_WIDTH = 1e-6;

function withInterval(curve: DoseCurve, fit: CurveFit, ic50: Ic50Kind, how: HowSure): Omit<Ic50, 'alike'> {
  const dose = Math.exp(toldLogIc50(curve.doses, fit, ic50));
  const by = how.interval === 'experiments' && curve.units.length < 2 ? 'profile' : how.interval;
  if (Number.isNaN(dose)) return { dose, low: NaN, high: NaN, by };
  switch (by) {
    case 'experiments': {
      const { estimate, low, high } = oneSampleTTest([...logIc50ByUnit(curve, fit.kind, ic50).values()]);
      return {
        dose: Number.isNaN(estimate) ? dose : Math.exp(estimate),
        low: Math.exp(low),
        high: Math.exp(high),
        by,
      };
    }
    case 'profile':
      return { dose, ...profileInterval(pointsOf(curve), fit, ic50), by };
    case 'delta':
      return { dose, ...deltaInterval(fit, ic50), by };
    case 'bootstrap':
      return { dose, ...bootstrapInterval(curve, fit, ic50, how), by };
  }
}

/** Percentiles of the IC50 of experiments drawn anew; of the points of one experiment where there is one. */
function bootstrapInterval(curve: DoseCurve, fit: CurveFit, ic50: Ic50Kind, how: HowSure): Interval {
  const { random, bootstraps } = how;
  const all = pointsOf(curve);
  const drawn = Array.from({ length: bootstraps }, () => {
    const points =
      curve.units.length > 1
        ? pointsOf(
            curve,
            Array.from(curve.units, () => random.integer(curve.units.length)),
          )
        : pointsDrawn(all, random);
    return toldLogIc50(curve.doses, { ...fit, parameters: refitted(points, fit) }, ic50);
  }).filter((logDose) => !Number.isNaN(logDose));
  const sorted = Float64Array.from(drawn).sort();
  return { low: Math.exp(sortedQuantile(sorted, 0.025)), high: Math.exp(sortedQuantile(sorted, 0.975)) };
}

function pointsDrawn(
  { logDoses, viability }: ReturnType<typeof pointsOf>,
  random: Random,
): ReturnType<typeof pointsOf> {
  const places = Array.from(viability, () => random.integer(viability.length));
  return {
    logDoses: Float64Array.from(places, (place) => logDoses[place]),
    viability: Float64Array.from(places, (place) => viability[place]),
  };
}
