// The single values behind an effect, as a figure shows them.
import type { DotRow } from '../../figures/dot-plot.ts';
import { mean } from '../../statistics/descriptive.ts';
import { power } from '../../statistics/power.ts';
import type { Effect, ValueByUnit } from './effect.ts';

/** An effect as a row of dots, without its name. */
export function effectRow(effect: Effect, treated: ValueByUnit, control: ValueByUnit): Omit<DotRow, 'name'> {
  const { estimate, low, high, log10P } = effect;
  return { points: pointsOf(effect, treated, control), mean: estimate, low, high, p: power(10, log10P) };
}

/** Differences of the pairs; without pairs the treated values less the mean of the control. */
function pointsOf(
  { paired, n }: Pick<Effect, 'paired' | 'n'>,
  treated: ValueByUnit,
  control: ValueByUnit,
): number[] {
  if (n === 0) return [];
  if (paired)
    return [...treated].flatMap(([unit, value]) => {
      const own = control.get(unit);
      return own === undefined ? [] : [value - own];
    });
  const level = mean([...control.values()]);
  return [...treated.values()].map((value) => value - level);
}
