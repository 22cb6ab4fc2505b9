// Is the combination better than the drug alone, than the better of the two, and than expected? Over independent experiments.
import { mean } from '../../statistics/descriptive.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { effectOf, type Effect } from '../design/effect.ts';
import { ENOUGH, judgedEffect, LOG10_ALPHA } from '../design/verdict-of-effect.ts';
import type { Combination } from './dose-matrix.ts';
import { blissExpected } from './reference-models.ts';

export const QUESTIONS = ['drug alone', 'better of the two', 'expected'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Inhibition of the combination and of what it is compared with, as means over the pairs of doses that all experiments have. */
export interface Asked {
  readonly question: Question;
  /** The single drug of the comparison; null where it is not one and the same at all pairs of doses. */
  readonly beside: string | null;
  /** Combination minus reference, in percentage points of inhibition; of 'better of the two' beside the better one. */
  readonly effect: Effect;
  /** log10 p; 'better of the two' has the larger one of both comparisons, for it has to hold against both. */
  readonly log10P: number;
  /** The comparison with the weaker drug where the p is its own, being less certain. */
  readonly weaker: Effect | null;
  /** Mean inhibition of the combination and of the reference. */
  readonly observed: number;
  readonly reference: number;
}

/** Places of the matrix with both drugs of which every experiment has all four wells. */
export function wholePlaces({ firstDoses, secondDoses, units, inhibition }: Combination): number[] {
  const width = secondDoses.length;
  const size = firstDoses.length * width;
  return Array.from({ length: size }, (_, place) => place).filter((place) => {
    const [i, j] = [Math.floor(place / width), place % width];
    if (i === 0 || j === 0) return false;
    return units.every((_, unit) =>
      [place, i * width, j].every((each) => !Number.isNaN(inhibition[unit * size + each])),
    );
  });
}

type InEach = (unit: number, place: number) => number;

/** Inhibition of the combination, of each agent alone, and what Bliss independence expects, at a place in an experiment. */
export function atPlaces({
  firstDoses,
  secondDoses,
  inhibition,
}: Combination): Readonly<Record<'both' | 'first' | 'second' | 'bliss', InEach>> {
  const width = secondDoses.length;
  const size = firstDoses.length * width;
  const both: InEach = (unit, place) => inhibition[unit * size + place];
  const first: InEach = (unit, place) => both(unit, place - (place % width));
  const second: InEach = (unit, place) => both(unit, place % width);
  return {
    both,
    first,
    second,
    bliss: (unit, place) => blissExpected(first(unit, place), second(unit, place)),
  };
}

/** The three questions, in the order in which they are asked. @param places pairs of doses over which the mean is taken */
export function askedOf(combination: Combination, places: readonly number[]): Asked[] {
  const { units } = combination;
  const { both, first, second, bliss } = atPlaces(combination);
  const byUnit = (of: InEach): Map<string, number> =>
    new Map(units.map((name, unit) => [name, mean(places.map((place) => of(unit, place)))]));
  const overUnits = (of: InEach, place: number): number => mean(units.map((_, unit) => of(unit, place)));
  const firstIsBetter = new Map(
    places.map((place) => [place, overUnits(first, place) >= overUnits(second, place)]),
  );
  const better: InEach = (unit, place) => (firstIsBetter.get(place) === true ? first : second)(unit, place);
  const other: InEach = (unit, place) => (firstIsBetter.get(place) === true ? second : first)(unit, place);
  const named = (isFirst: boolean): string => (isFirst ? combination.first : combination.second);
  const isOne = new Set(firstIsBetter.values()).size === 1;
  const observed = byUnit(both);
  const against = (question: Question, of: InEach, beside: string | null): Asked => {
    const reference = byUnit(of);
    const effect = effectOf(observed, reference);
    return {
      ...{ question, beside, effect, log10P: effect.log10P, weaker: null },
      observed: mean([...observed.values()]),
      reference: mean([...reference.values()]),
    };
  };
  const best = against(
    'better of the two',
    better,
    isOne ? named(firstIsBetter.get(places[0]) === true) : null,
  );
  const rest = effectOf(observed, byUnit(other));
  // Better than both is what has to hold: of two that are above 0 the less certain one counts.
  const isLessCertain = best.effect.estimate > 0 && rest.log10P > best.log10P;
  return [
    against('drug alone', first, combination.first),
    isLessCertain ? { ...best, log10P: rest.log10P, weaker: rest } : best,
    against('expected', bliss, null),
  ];
}

/** What may take a verdict back. */
export interface Doubt {
  /** The values look like the opposite of what they are said to be. */
  readonly direction: boolean;
  /** Both are one drug: more of it does more, and that is no synergy. */
  readonly self?: boolean;
  /** log10 p of the comparison with the better drug itself, corrected; uncorrected by default. */
  readonly betterLog10Q?: number;
}

/**
 * The words for the three questions. More than expected needs the two before it: what is no better than one drug is no synergy, however
 * little was expected.
 * @param log10Q of each question, corrected over the combinations that the assay tests
 */
export function judgedQuestions(
  asked: readonly Asked[],
  log10Q: ArrayLike<number>,
  { direction, self = false, betterLog10Q }: Doubt,
): Judged[] {
  let passed = true;
  return asked.map((one, i): Judged => {
    if (self) return { verdict: 'not estimable', reason: 'one drug with itself' };
    if (direction) return { verdict: 'not estimable', reason: 'direction in doubt' };
    const judged = judgedOne(one, log10Q[i], betterLog10Q ?? one.effect.log10P);
    const seen = judged.verdict === 'supported' || judged.verdict === 'suggested';
    if (seen && one.effect.estimate < 0) {
      passed = false;
      return isFew(one)
        ? { verdict: 'not estimable', reason: 'too few experiments' }
        : { verdict: 'contradicted', reason: 'opposite direction' };
    }
    if (seen && !passed && one.question === 'expected')
      return isFew(one)
        ? { verdict: 'not estimable', reason: 'too few experiments' }
        : { verdict: 'no significant difference', reason: 'no better than one drug' };
    passed &&= seen && judged.reason !== 'unclear beside the weaker drug';
    return judged;
  });
}

function isFew({ effect }: Asked): boolean {
  return Math.min(effect.n, effect.nControl) < ENOUGH;
}

/** Two experiments that show nothing do not show that there is nothing. What is clear beside the better drug alone is suggested. */
function judgedOne(one: Asked, log10Q: number, betterLog10Q: number): Judged {
  const judged = judgedEffect(one.effect, log10Q, { unseen: isFew(one) ? 'too few experiments' : null });
  const isClearBesideBetter = one.weaker !== null && one.effect.low > 0 && betterLog10Q < LOG10_ALPHA;
  return judged.verdict === 'no significant difference' && isClearBesideBetter
    ? { verdict: 'suggested', reason: 'unclear beside the weaker drug' }
    : judged;
}
