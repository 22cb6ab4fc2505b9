// One p-value from those of the units, in the direction that is looked at.
import {
  cauchyCombination,
  fisherCombination,
  stoufferCombination,
} from '../../statistics/combine/combine-p.ts';
import { ownLog10P, type UnitEffect } from './unit-effect.ts';

export const COMBINATIONS = ['Fisher', 'Stouffer', 'Cauchy'] as const;

export type Combination = (typeof COMBINATIONS)[number];

export interface CombinedUnits {
  readonly combination: Combination;
  /** -1 lower, 1 higher. */
  readonly direction: number;
  /** Units with a p of their own. */
  readonly units: number;
  readonly statistic: number;
  readonly log10P: number;
}

/**
 * One-sided p-values of the units, combined; no rows where fewer than two units have one.
 * @param expected sign that is looked at; 0 looks at both and doubles the smaller p
 */
export function combinedUnits(units: readonly UnitEffect[], expected: number): CombinedUnits[] {
  const ofSign = (sign: number): number[] =>
    units
      .map((unit) => ownLog10P(unit, sign > 0 ? 'upper' : 'lower'))
      .filter((value) => !Number.isNaN(value));
  const told = ofSign(1).length;
  if (told < 2) return [];
  return COMBINATIONS.map((combination) => {
    const tried = (expected === 0 ? [-1, 1] : [expected]).map((direction) => ({
      ...{ combination, direction, units: told },
      ...combine(combination, ofSign(direction)),
    }));
    const best = tried.reduce((a, b) => (b.log10P < a.log10P ? b : a));
    return { ...best, log10P: Math.min(0, best.log10P + Math.log10(tried.length)) };
  });
}

function combine(combination: Combination, log10P: number[]): { statistic: number; log10P: number } {
  switch (combination) {
    case 'Fisher':
      return fisherCombination(log10P);
    case 'Stouffer':
      return stoufferCombination(log10P);
    case 'Cauchy':
      return cauchyCombination(log10P);
  }
}
