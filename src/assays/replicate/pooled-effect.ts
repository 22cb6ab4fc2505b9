// One effect over lines and donors: each counted once, beside what meta-analysis makes of them.
import { metaAnalysis, type HeterogeneityEstimator } from '../../statistics/combine/meta-analysis.ts';
import { variance } from '../../statistics/descriptive.ts';
import { square } from '../../statistics/power.ts';
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';
import type { NoTest } from '../design/effect.ts';
import { hasSpread } from '../design/spread.ts';
import { reachOf, countsInMeans, hasInterval, type UnitEffect } from './unit-effect.ts';

/** How effects are pooled: the first is what verdicts rest on. */
export const POOLING = [
  'unit means',
  'REML, Knapp-Hartung',
  'REML',
  'DerSimonian-Laird',
  'Paule-Mandel',
  'fixed effect',
] as const;

export type Pooling = (typeof POOLING)[number];

/**
 * Lowest share of 95 % intervals that held the truth among 5,000 simulated sets of three, four, five and eight lines with three
 * experiments in each, with and without differences between lines (`test/long/replicate-rates.test.ts`).
 */
export const COVERAGE: Readonly<Record<Pooling, number>> = {
  'unit means': 0.94,
  'REML, Knapp-Hartung': 0.88,
  REML: 0.76,
  'DerSimonian-Laird': 0.76,
  'Paule-Mandel': 0.77,
  'fixed effect': 0.2,
};

const ESTIMATORS: Readonly<Record<Exclude<Pooling, 'unit means'>, HeterogeneityEstimator>> = {
  'REML, Knapp-Hartung': 'REML',
  REML: 'REML',
  'DerSimonian-Laird': 'DerSimonian-Laird',
  'Paule-Mandel': 'Paule-Mandel',
  'fixed effect': 'fixed',
};

/** A mean over units; NaN where nothing can be said, for which `noTest` gives the reason. */
export interface PooledEffect {
  readonly pooling: Pooling;
  /** Units in the mean. */
  readonly units: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly degreesOfFreedom: number;
  readonly log10P: number;
  /** Where the effect in a further unit would lie, with 95 %. */
  readonly predictionLow: number;
  readonly predictionHigh: number;
  /** Variance between units, and its share of all in percent. */
  readonly betweenVariance: number;
  readonly iSquared: number;
  /** Heterogeneity with the units' errors taken as exact; NaN of unit means, which take them as nothing. */
  readonly cochranQ: number;
  readonly noTest: NoTest | null;
}

/** The units that count in the mean over units. */
export function countedUnits(units: readonly UnitEffect[]): UnitEffect[] {
  return units.filter((unit) => countsInMeans(unit, units));
}

/** The effect over units in every way of `POOLING`, in its order; the ways that weigh need a standard error of each unit. */
export function pooledEffects(units: readonly UnitEffect[]): PooledEffect[] {
  const weighed = units.filter(hasInterval);
  return POOLING.map((pooling) =>
    pooling === 'unit means' ? unitMeans(countedUnits(units)) : weightedMean(weighed, pooling),
  );
}

/**
 * Mean over units, each counted once, with Student's t of units - 1 degrees of freedom. The variance between the units' estimates holds
 * both what lies between them and their own errors, so that nothing rests on variances that were estimated from three experiments.
 *
 * **R:** `t.test(estimates)`; prediction: `predict(lm(estimates ~ 1), data.frame(1), interval = "prediction")`
 */
export function unitMeans(units: readonly UnitEffect[]): PooledEffect {
  const estimates = units.map(({ estimate }) => estimate);
  const { estimate, standardError, low, high, degreesOfFreedom, log10P } = oneSampleTTest(estimates);
  const noTest = reasonOf(units.length, hasSpread(standardError, estimate, estimates));
  const found = { pooling: 'unit means', units: units.length, estimate, noTest } as const;
  if (noTest !== null) return { ...found, ...NOTHING };
  const reach = reachOf(degreesOfFreedom) * Math.sqrt(square(standardError) + variance(estimates));
  return {
    ...{ ...found, standardError, low, high, degreesOfFreedom, log10P },
    ...{ predictionLow: estimate - reach, predictionHigh: estimate + reach },
    ...{ betweenVariance: NaN, iSquared: NaN, cochranQ: NaN },
  };
}

/** **R:** `metafor::rma(estimates, errors^2, method = "REML" | "DL" | "PM" | "FE", test = "knha" | "z")` */
function weightedMean(units: readonly UnitEffect[], pooling: Exclude<Pooling, 'unit means'>): PooledEffect {
  const noTest = reasonOf(units.length, true);
  const found = { pooling, units: units.length, noTest } as const;
  if (noTest !== null) return { ...found, estimate: units[0]?.estimate ?? NaN, ...NOTHING };
  const knappHartung = pooling === 'REML, Knapp-Hartung';
  const pooled = metaAnalysis(
    units.map(({ estimate }) => estimate),
    units.map(({ standardError }) => square(standardError)),
    ESTIMATORS[pooling],
    { knappHartung },
  );
  const { estimate, standardError, low, high, log10P, betweenVariance, iSquared, q } = pooled;
  const predicts = pooling !== 'fixed effect';
  return {
    ...{ ...found, estimate, standardError, low, high, log10P, betweenVariance, iSquared, cochranQ: q },
    degreesOfFreedom: knappHartung ? units.length - 1 : Infinity,
    predictionLow: predicts ? pooled.predictionLow : NaN,
    predictionHigh: predicts ? pooled.predictionHigh : NaN,
  };
}

const NOTHING = {
  ...{ standardError: NaN, low: NaN, high: NaN, degreesOfFreedom: NaN, log10P: NaN },
  ...{ predictionLow: NaN, predictionHigh: NaN, betweenVariance: NaN, iSquared: NaN },
  cochranQ: NaN,
};

function reasonOf(units: number, spread: boolean): NoTest | null {
  if (units === 0) return 'no experiments';
  if (units === 1) return 'one experiment';
  return spread ? null : 'no spread';
}
