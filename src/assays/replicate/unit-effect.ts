// What one line or donor says of a claim: an effect, and where it was repeated its own interval and p.
import { normalLog10P, normalQuantile } from '../../statistics/distributions/normal.ts';
import { studentTLog10P, studentTQuantile } from '../../statistics/distributions/student-t.ts';
import type { Tail } from '../../statistics/distributions/tail.ts';
import { isIndividual, type SampleKind } from '../../tables/samples.ts';

/** The effect in one line or donor. */
export interface UnitEffect {
  readonly name: string;
  readonly kind: SampleKind | null;
  readonly status: string | null;
  readonly estimate: number;
  /** NaN where there is one experiment. */
  readonly standardError: number;
  /** Of the standard error: experiments - 1, Infinity where nobody says how many, 0 where there is one. */
  readonly degreesOfFreedom: number;
  /** Independent experiments; NaN where nobody says. */
  readonly n: number;
  /** What was seen in each experiment, where that is known. */
  readonly points: readonly number[];
}

/** One claim: what a perturbation does to a target, with a drug or without, over lines and donors. */
export interface Claim {
  readonly perturbation: string | null;
  readonly drug: string | null;
  readonly measured: string;
  readonly units: readonly UnitEffect[];
}

/** Whether a unit has an interval of its own. */
export function hasInterval({ standardError, degreesOfFreedom }: UnitEffect): boolean {
  return standardError > 0 && degreesOfFreedom > 0;
}

/** Whether a unit counts in means: it was repeated, or every unit is a donor, so that donors are what repeats. */
export function countsInMeans(unit: UnitEffect, units: readonly UnitEffect[]): boolean {
  return hasInterval(unit) || unit.n >= 2 || units.every(({ kind }) => isIndividual(kind));
}

/** The unit's own 95 % interval; NaN where it has no spread. */
export function intervalOf(unit: UnitEffect): { low: number; high: number } {
  if (!hasInterval(unit)) return { low: NaN, high: NaN };
  const reach = unit.standardError * reachOf(unit.degreesOfFreedom);
  return { low: unit.estimate - reach, high: unit.estimate + reach };
}

/** How many standard errors an interval reaches to each side. */
export function reachOf(degreesOfFreedom: number): number {
  return degreesOfFreedom === Infinity ? normalQuantile(0.975) : studentTQuantile(0.975, degreesOfFreedom);
}

/** log10 p that the unit's effect is 0; NaN where it has no spread. */
export function ownLog10P(unit: UnitEffect, tail: Tail = 'two-sided'): number {
  if (!hasInterval(unit)) return NaN;
  const { estimate, standardError, degreesOfFreedom } = unit;
  const t = estimate / standardError;
  return degreesOfFreedom === Infinity ? normalLog10P(t, tail) : studentTLog10P(t, degreesOfFreedom, tail);
}

/** What a claim is called in messages: `FOS + lenalidomide, IRF4`. */
export function claimName({ perturbation, drug, measured }: Omit<Claim, 'units'>): string {
  const arm = [perturbation, drug].filter((part) => part !== null).join(' + ');
  return [arm, measured].filter((part) => part !== '').join(', ');
}
