// Which experiments have vehicle, each drug alone and both: one that lacks an arm is set aside, and does not empty the others.
import type { Combination } from './dose-matrix.ts';
import { wholePlaces } from './three-questions.ts';

export interface WholeExperiments {
  /** Of the experiments that stay. */
  readonly combination: Combination;
  /** Pairs of doses that every one of them has whole; none where no experiment has one. */
  readonly places: readonly number[];
  /** Experiments without a pair of doses in common with the others. */
  readonly leftOut: readonly string[];
}

/** Sets aside experiments without a whole pair of doses; then, until the rest have one in common, the one with the fewest. */
export function wholeExperiments(combination: Combination): WholeExperiments {
  const own = combination.units.map((_, unit) => wholePlaces(withUnits(combination, [unit])).length);
  let kept = [...combination.units.keys()].filter((unit) => own[unit] > 0);
  if (kept.length === 0) return { combination, places: [], leftOut: [] };
  for (;;) {
    const rest = kept.length === combination.units.length ? combination : withUnits(combination, kept);
    const places = wholePlaces(rest);
    if (places.length > 0) {
      const leftOut = combination.units.filter((_, unit) => !kept.includes(unit));
      return { combination: rest, places, leftOut };
    }
    const fewest = Math.min(...kept.map((unit) => own[unit]));
    const last = kept.findLast((unit) => own[unit] === fewest);
    kept = kept.filter((unit) => unit !== last);
  }
}

/** The same doses in some of the experiments. */
function withUnits(combination: Combination, kept: readonly number[]): Combination {
  const { firstDoses, secondDoses, units, inhibition, wells } = combination;
  const size = firstDoses.length * secondDoses.length;
  const place = new Map(kept.map((unit, i) => [unit, i]));
  return {
    ...combination,
    units: kept.map((unit) => units[unit]),
    inhibition: Float64Array.from(
      kept.flatMap((unit) => [...inhibition.subarray(unit * size, (unit + 1) * size)]),
    ),
    wells: wells.flatMap((well) => {
      const unit = place.get(well.unit);
      return unit === undefined ? [] : [{ ...well, unit }];
    }),
  };
}
