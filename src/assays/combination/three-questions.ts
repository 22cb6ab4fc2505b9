// Is the combination better than the drug alone, than the better of the two, and than expected? Over independent experiments.
import { mean } from '../../statistics/descriptive.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { effectOf, type Effect } from '../design/effect.ts';
import { judgedEffect } from '../design/verdict-of-effect.ts';
import type { Combination } from './dose-matrix.ts';
import { blissExpected } from './reference-models.ts';

export const QUESTIONS = ['drug alone', 'better of the two', 'expected'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Inhibition of the combination and of what it is compared with, as means over the pairs of doses that all experiments have. */
export interface Asked {
  readonly question: Question;
  /** Combination minus reference, in percentage points of inhibition. */
  readonly effect: Effect;
  /** log10 p; 'better of the two' is the less certain of both comparisons, for it has to hold against both. */
  readonly log10P: number;
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
  const observed = byUnit(both);
  const against = (question: Question, of: InEach): Asked => {
    const reference = byUnit(of);
    const effect = effectOf(observed, reference);
    return {
      ...{ question, effect, log10P: effect.log10P },
      observed: mean([...observed.values()]),
      reference: mean([...reference.values()]),
    };
  };
  const best = against('better of the two', better);
  const rest = against('better of the two', other);
  // Better than both is what has to hold: of two that are above 0 the less certain one counts.
  const weaker = best.effect.estimate > 0 && rest.log10P > best.log10P ? rest : best;
  return [against('drug alone', first), weaker, against('expected', bliss)];
}

/** What may take a verdict back. */
export interface Doubt {
  /** The values look like the opposite of what they are said to be. */
  readonly direction: boolean;
}

/** Independent experiments from which on less than the reference contradicts. */
const ENOUGH = 3;

/**
 * The words for the three questions. Each needs those before it: what is no better than one drug is no synergy, however little was expected.
 * @param log10Q of each question, corrected over the combinations that the assay tests
 */
export function judgedQuestions(
  asked: readonly Asked[],
  log10Q: ArrayLike<number>,
  { direction }: Doubt,
): Judged[] {
  let passed = true;
  return asked.map(({ effect }, i): Judged => {
    if (direction) return { verdict: 'not estimable', reason: 'direction in doubt' };
    const judged = judgedEffect(effect, log10Q[i]);
    const seen = judged.verdict === 'supported' || judged.verdict === 'suggested';
    if (seen && effect.estimate < 0) {
      passed = false;
      return Math.min(effect.n, effect.nControl) < ENOUGH
        ? { verdict: 'not estimable', reason: null }
        : { verdict: 'contradicted', reason: 'opposite direction' };
    }
    if (seen && !passed) return { verdict: 'no significant difference', reason: 'no better than one drug' };
    passed &&= seen;
    return judged;
  });
}
