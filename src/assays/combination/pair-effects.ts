// Bliss excess at every pair of doses, over experiments.
import { holm } from '../../statistics/combine/multiple-testing.ts';
import { effectOf, type Effect } from '../design/effect.ts';
import type { Combination } from './dose-matrix.ts';
import { atPlaces } from './three-questions.ts';

export interface PairEffect {
  /** Place in the matrix. */
  readonly place: number;
  readonly effect: Effect;
  /** log10 p after Holm's correction over the pairs of this combination. */
  readonly log10Q: number;
}

/** Every pair of doses with all it takes in one experiment at least. */
export function pairEffects(combination: Combination): PairEffect[] {
  const { firstDoses, secondDoses, units } = combination;
  const width = secondDoses.length;
  const { both, bliss } = atPlaces(combination);
  const places = Array.from({ length: firstDoses.length * width }, (_, place) => place).filter(
    (place) => place % width > 0 && place >= width,
  );
  const effects = places.flatMap((place) => {
    const told = [...units.entries()].filter(
      ([unit]) => !Number.isNaN(both(unit, place) - bliss(unit, place)),
    );
    if (told.length === 0) return [];
    const of = (value: typeof both): Map<string, number> =>
      new Map(told.map(([unit, name]) => [name, value(unit, place)]));
    return [{ place, effect: effectOf(of(both), of(bliss)) }];
  });
  const log10Q = holm(Float64Array.from(effects, ({ effect }) => effect.log10P));
  return effects.map((one, i) => ({ ...one, log10Q: log10Q[i] }));
}
