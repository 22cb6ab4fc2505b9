// Do sensitive and resistant lines differ?
import { welchTTest, type TTest } from '../../statistics/tests/t-tests.ts';
import { hasSpread } from '../design/spread.ts';
import { countedUnits } from './pooled-effect.ts';
import type { UnitEffect } from './unit-effect.ts';

export interface Subgroup {
  readonly status: string;
  readonly units: readonly UnitEffect[];
}

/** Units by their status, in the order in which it occurs; none where fewer than two occur. */
export function subgroupsOf(units: readonly UnitEffect[]): Subgroup[] {
  const byStatus = new Map<string, UnitEffect[]>();
  for (const unit of units) {
    if (unit.status === null) continue;
    const own = byStatus.get(unit.status) ?? [];
    own.push(unit);
    byStatus.set(unit.status, own);
  }
  return byStatus.size < 2 ? [] : [...byStatus].map(([status, own]) => ({ status, units: own }));
}

export interface SubgroupDifference {
  readonly first: string;
  readonly second: string;
  readonly units: number;
  /** First minus second, over the means of units; its p is NaN where a subgroup has one unit, or units do not differ within subgroups. */
  readonly test: TTest;
}

const NOTHING = { low: NaN, high: NaN, t: NaN, log10P: NaN };

/** Every two subgroups, by Welch's t test of their units. */
export function subgroupDifferences(subgroups: readonly Subgroup[]): SubgroupDifference[] {
  const estimates = subgroups.map(({ units }) => countedUnits(units).map(({ estimate }) => estimate));
  return subgroups.flatMap(({ status: first }, i) =>
    subgroups.slice(i + 1).map(({ status: second }, step) => {
      const [x, y] = [estimates[i], estimates[i + 1 + step]];
      const test = welchTTest(x, y);
      const told = hasSpread(test.standardError, test.estimate, x, y);
      return { first, second, units: x.length + y.length, test: told ? test : { ...test, ...NOTHING } };
    }),
  );
}
