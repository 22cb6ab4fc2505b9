// A perturbation and a drug: do both together do more than the two add up to, on the scale of the values?
import { meansContrast } from '../../statistics/tests/means-contrast.ts';
import type { Arms } from './arms.ts';
import { effectOf, withoutTest, type Effect, type ValueByUnit } from './effect.ts';
import { hasSpread } from './spread.ts';

/** What the interaction says, in plain words. */
export type InteractionWord =
  'more than both together' | 'less than both together' | 'no more than both together' | 'cannot be told';

/** The four arms of a square: neither, each alone, both. */
export interface Square<Value> {
  readonly control: Value;
  readonly perturbed: Value;
  readonly drugged: Value;
  readonly both: Value;
}

/** Every arm with a perturbation and a drug whose two parts are arms, too. */
export function squaresOf({ arms, control }: Arms): Square<number>[] {
  if (control === undefined) return [];
  return arms.flatMap(({ perturbation, drug }, both) => {
    if (perturbation === null || drug === null) return [];
    const perturbed = arms.findIndex((arm) => arm.perturbation === perturbation && arm.drug === null);
    const drugged = arms.findIndex((arm) => arm.drug === drug && arm.perturbation === null);
    return perturbed < 0 || drugged < 0 ? [] : [{ control, perturbed, drugged, both }];
  });
}

/**
 * (both - perturbed) - (drugged - control): within units where at least two have all four arms, else from the four means with
 * Satterthwaite's degrees of freedom. **R:** `t.test(b - p - d + c)`
 */
export function interactionOf({ control, perturbed, drugged, both }: Square<ValueByUnit>): Effect {
  const four = [both, perturbed, drugged, control];
  const units = [...both.keys()].filter((unit) => four.every((arm) => arm.has(unit)));
  if (units.length >= 2) {
    const at = (arm: ValueByUnit, unit: string): number => arm.get(unit) ?? NaN;
    const extra = units.map((unit): [string, number] => [
      unit,
      at(both, unit) - at(perturbed, unit) - at(drugged, unit) + at(control, unit),
    ]);
    const leftOut = [...new Set(four.flatMap((arm) => [...arm.keys()]))].filter(
      (unit) => !units.includes(unit),
    );
    const effect = effectOf(new Map(extra), new Map(units.map((unit) => [unit, 0])));
    const told = effect.noTest !== null || hasSpread(effect.standardError, effect.estimate, ...values(four));
    return { ...(told ? effect : withoutTest(effect, 'no spread')), leftOut };
  }
  return fromMeans(values(four).map((arm) => [...arm]));
}

function values(arms: readonly ValueByUnit[]): Iterable<number>[] {
  return arms.map((arm) => arm.values());
}

function fromMeans([both, perturbed, drugged, control]: readonly number[][]): Effect {
  const four = [both, perturbed, drugged, control];
  const n = Math.min(...four.map(({ length }) => length));
  const { estimate, low, high, standardError, degreesOfFreedom, log10P } = meansContrast(
    four,
    [1, -1, -1, 1],
  );
  const counted = { n, nControl: control.length, paired: false, leftOut: [], noTest: null };
  const effect = { estimate, low, high, standardError, degreesOfFreedom, log10P, ...counted };
  if (hasSpread(standardError, estimate, ...four)) return effect;
  return withoutTest<Effect>(effect, n === 0 ? 'no experiments' : n === 1 ? 'one experiment' : 'no spread');
}

/** Part of the sum of both effects that an interaction must be known to stay below for *no more than both together*. */
const ROOM = 0.5;

/** @param sum what both alone add up to @param significant whether the interaction differs from 0 after its correction */
export function interactionWord(
  { low, high, estimate }: Effect,
  sum: number,
  significant: boolean,
): InteractionWord {
  if (significant) return estimate * sum > 0 ? 'more than both together' : 'less than both together';
  const most = sum > 0 ? high : -low;
  return most < ROOM * Math.abs(sum) ? 'no more than both together' : 'cannot be told';
}
