// How well lines and donors agree: in sign, in size, and which of them say clearly what.
import { binomialLog10P, proportionInterval } from '../../statistics/distributions/binomial.ts';
import { holm } from '../../statistics/combine/multiple-testing.ts';
import { alexanderGovern } from '../../statistics/tests/alexander-govern.ts';
import { hasInterval, ownLog10P, type UnitEffect } from './unit-effect.ts';

export const LOG10_ALPHA = Math.log10(0.05);

/** In how many units the effect has the sign that is looked at. */
export interface SignConsistency {
  /** Units with the sign, of those whose effect is not 0. */
  readonly same: number;
  readonly of: number;
  /** Exact interval of the share. */
  readonly low: number;
  readonly high: number;
  /** Two-sided exact binomial. */
  readonly log10P: number;
}

/** @param sign of the effect that is looked at **R:** `binom.test(same, of)` */
export function signConsistency(units: readonly UnitEffect[], sign: number): SignConsistency {
  const signs = units.map(({ estimate }) => Math.sign(estimate)).filter((each) => each !== 0);
  const same = signs.filter((each) => each === sign).length;
  const of = signs.length;
  if (of === 0 || sign === 0) return { same, of, low: NaN, high: NaN, log10P: NaN };
  const log10P = binomialLog10P(same, of, 0.5, 'two-sided');
  // The two tails of an even split add up to 1 but for their last bits.
  return { same, of, ...proportionInterval(same, of), log10P: log10P > -1e-12 ? 0 : log10P };
}

/** Whether effects differ between units by more than their own errors. */
export interface Heterogeneity {
  /** Units with a standard error. */
  readonly units: number;
  readonly log10P: number;
}

/** The test of Alexander and Govern, which allows for errors that few experiments estimated; Cochran's Q where nobody says how many there were. */
export function heterogeneityOf(units: readonly UnitEffect[]): Heterogeneity {
  const told = units.filter(hasInterval);
  const { log10P } = alexanderGovern(
    told.map(({ estimate }) => estimate),
    told.map(({ standardError }) => standardError),
    told.map(({ degreesOfFreedom }) => degreesOfFreedom),
  );
  return { units: told.length, log10P };
}

/** Units whose own effect is clear, after Holm's correction over the units of the claim. */
export interface ClearUnits {
  readonly higher: readonly string[];
  readonly lower: readonly string[];
}

export function clearUnits(units: readonly UnitEffect[]): ClearUnits {
  const adjusted = holm(Float64Array.from(units, (unit) => ownLog10P(unit)));
  const clear = units.filter((_, i) => adjusted[i] < LOG10_ALPHA);
  const named = (sign: number): string[] =>
    clear.filter(({ estimate }) => Math.sign(estimate) === sign).map(({ name }) => name);
  return { higher: named(1), lower: named(-1) };
}
