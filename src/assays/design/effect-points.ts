// The single values behind an effect, as a figure shows them.
import { mean } from '../../statistics/descriptive.ts';
import type { Effect, ValueByUnit } from './effect.ts';

/** Differences of the pairs; without pairs the treated values less the mean of the control. */
export function pointsOf(
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
