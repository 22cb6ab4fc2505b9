// What one group does beside another, over independent experiments: effect with its interval, p where there are degrees of freedom.
import { pairedTTest, welchTTest, type TTest } from '../../statistics/tests/t-tests.ts';
import { hasSpread } from './spread.ts';

/** Why there is no p-value and no interval. */
export type NoTest = 'no experiments' | 'one experiment' | 'no spread' | 'read by eye';

/** A difference of two groups, in the unit of the values. */
export interface Effect {
  readonly estimate: number;
  /** Ends of the 95 % interval; NaN where `noTest` says why. */
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly log10P: number;
  /** Independent experiments or donors in the treated group, and in its control. */
  readonly n: number;
  readonly nControl: number;
  readonly paired: boolean;
  /** Units that are in one group alone and were left out because others make pairs. */
  readonly leftOut: readonly string[];
  readonly noTest: NoTest | null;
}

/** One value for every independent experiment or donor, by its name. */
export type ValueByUnit = ReadonlyMap<string, number>;

/**
 * Treated minus control: Student's t test of the pairs where at least two units are in both groups, those in one alone being left out;
 * Welch's t test otherwise.
 * @param treated, control one value per independent unit, on the scale on which differences are compared (log2)
 * @param pairing 'none' keeps groups apart that share the names of their units
 */
export function effectOf(
  treated: ValueByUnit,
  control: ValueByUnit,
  pairing: 'by experiment' | 'none' = 'by experiment',
): Effect {
  const shared = [...treated.keys()].filter((unit) => control.has(unit));
  if (pairing === 'by experiment' && shared.length >= 2) {
    const ofPairs = (values: ValueByUnit): number[] => shared.map((unit) => values.get(unit) ?? NaN);
    const pairs = pairedTTest(ofPairs(treated), ofPairs(control));
    const leftOut = [...treated.keys(), ...control.keys()].filter((unit) => !shared.includes(unit));
    const spread = hasSpread(pairs.standardError, pairs.estimate, ofPairs(treated), ofPairs(control));
    return tested(pairs, spread, { n: shared.length, nControl: shared.length, paired: true, leftOut });
  }
  const apart = welchTTest([...treated.values()], [...control.values()]);
  const spread = hasSpread(apart.standardError, apart.estimate, treated.values(), control.values());
  return tested(apart, spread, { n: treated.size, nControl: control.size, paired: false, leftOut: [] });
}

/** The effect alone: no interval, no p. */
export function withoutTest<E extends Effect>(effect: E, noTest: NoTest): E {
  return {
    ...effect,
    ...{ low: NaN, high: NaN, standardError: NaN, degreesOfFreedom: NaN, log10P: NaN, noTest },
  };
}

function tested(
  { estimate, low, high, standardError, degreesOfFreedom, log10P }: TTest,
  spread: boolean,
  counted: Pick<Effect, 'n' | 'nControl' | 'paired' | 'leftOut'>,
): Effect {
  const noTest = reasonOf(spread, counted);
  const effect = { estimate, low, high, standardError, degreesOfFreedom, log10P, ...counted, noTest };
  return noTest === null ? effect : withoutTest(effect, noTest);
}

function reasonOf(spread: boolean, { n, nControl }: Pick<Effect, 'n' | 'nControl'>): NoTest | null {
  if (n === 0 || nControl === 0) return 'no experiments';
  if (n < 2 || nControl < 2) return 'one experiment';
  return spread ? null : 'no spread';
}
