import type { UnitEffect } from '../../src/assays/replicate/unit-effect.ts';

/** The effect in a line as a test writes it down: three experiments unless it says otherwise. */
export function unitOf(name: string, estimate: number, further: Partial<UnitEffect> = {}): UnitEffect {
  const standardError = further.standardError ?? 0.2;
  const n = further.n ?? 3;
  return {
    ...{ name, kind: 'line', status: null, estimate, points: [] },
    ...{ n, standardError, degreesOfFreedom: n - 1 },
    ...further,
  };
}

/** A unit with one experiment. */
export function pointOf(name: string, estimate: number, further: Partial<UnitEffect> = {}): UnitEffect {
  return unitOf(name, estimate, { standardError: NaN, degreesOfFreedom: 0, n: 1, ...further });
}
