// What each model says over the whole matrix, how sure it is of it, and whether the models agree.
import { mean, sortedQuantile } from '../../statistics/descriptive.ts';
import type { Random } from '../../statistics/random.ts';
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';
import { hasSpread } from '../design/spread.ts';
import type { Combination } from './dose-matrix.ts';
import {
  blissExcess,
  combinationIndex,
  hsaExcess,
  loeweExcess,
  singleCurves,
  zipDelta,
  type Matrix,
  type Singles,
} from './reference-models.ts';
import { wholePlaces } from './three-questions.ts';

export const MODELS = ['Bliss', 'HSA', 'Loewe', 'ZIP', 'Chou-Talalay', 'log scale'] as const;
export type Model = (typeof MODELS)[number];

/** Models that give 0 for a drug combined with itself. */
export const ZERO_FOR_SHAM: readonly Model[] = ['Loewe', 'Chou-Talalay'];

/** How the interval by drawing anew was made. */
export type Drawn = 'wells' | 'residuals';

/** A model over the pairs of doses above 0: in percentage points, but for the log2 of an index or of a ratio. Above 0 is more than expected. */
export interface ModelSummary {
  readonly model: Model;
  readonly estimate: number;
  /** t interval over experiments; NaN with one. */
  readonly low: number;
  readonly high: number;
  readonly log10P: number;
  /** Percentiles over matrices of wells drawn anew: how wells scatter, not how experiments do. */
  readonly drawnLow: number;
  readonly drawnHigh: number;
  /** Pairs of doses at which the model is defined. */
  readonly pairs: number;
}

/** Values of all models at every place of a matrix, each so that above 0 is more than expected. */
export function modelsAt(matrix: Matrix, singles: Singles): Record<Model, Float64Array> {
  const { inhibition, secondDoses } = matrix;
  const width = secondDoses.length;
  const left = (place: number): number => Math.log2((100 - inhibition[place]) / 100);
  return {
    Bliss: blissExcess(matrix),
    HSA: hsaExcess(matrix),
    Loewe: loeweExcess(matrix, singles),
    ZIP: zipDelta(matrix, singles),
    'Chou-Talalay': combinationIndex(matrix).map((index) => -Math.log2(index)),
    'log scale': inhibition.map((_, place) =>
      place % width === 0 || place < width
        ? NaN
        : left(place - (place % width)) + left(place % width) - left(place) - left(0),
    ),
  };
}

/** Mean over the places at which a model is defined; NaN where it is at none. */
function meanDefined(values: Float64Array): number {
  return mean(values.filter((value) => Number.isFinite(value)));
}

/** The matrix of the means over experiments, and those of the single ones. */
export function matricesOf(combination: Combination): { readonly all: Matrix; readonly each: Matrix[] } {
  const { firstDoses, secondDoses, units, inhibition } = combination;
  const size = firstDoses.length * secondDoses.length;
  const each = units.map((_, unit) => inhibition.subarray(unit * size, (unit + 1) * size));
  const all = Float64Array.from({ length: size }, (_, place) => {
    const told = each.map((values) => values[place]).filter((value) => !Number.isNaN(value));
    return told.length === 0 ? NaN : mean(told);
  });
  const matrix = (values: Float64Array): Matrix => ({ firstDoses, secondDoses, inhibition: values });
  return { all: matrix(all), each: each.map(matrix) };
}

export interface Summaries {
  readonly rows: readonly ModelSummary[];
  /** Values at every place of the mean matrix. */
  readonly at: Record<Model, Float64Array>;
  readonly singles: Singles;
  readonly drawn: Drawn;
}

/**
 * All models over a combination.
 * @param bootstraps matrices drawn anew, 0 for none
 */
export function modelSummaries(combination: Combination, bootstraps: number, random: Random): Summaries {
  const { all, each } = matricesOf(combination);
  const singles = singleCurves(all);
  const at = modelsAt(all, singles);
  const ofUnits =
    each.length < 2 ? [] : each.map((matrix) => meansOf(modelsAt(matrix, singleCurves(matrix))));
  const { means, drawn } = drawnMeans(combination, all, singles, { bootstraps, random });
  const rows = MODELS.map((model): ModelSummary => {
    const own = ofUnits.map((values) => values[model]);
    const test = oneSampleTTest(own);
    const told = hasSpread(test.standardError, test.estimate, own);
    const { low, high, log10P } = told ? test : { low: NaN, high: NaN, log10P: NaN };
    const sorted = Float64Array.from(means, (values) => values[model])
      .filter((value) => !Number.isNaN(value))
      .sort();
    return {
      ...{ model, low, high, log10P },
      estimate:
        own.length > 0 && own.every((value) => !Number.isNaN(value)) ? mean(own) : meanDefined(at[model]),
      drawnLow: sortedQuantile(sorted, 0.025),
      drawnHigh: sortedQuantile(sorted, 0.975),
      pairs: at[model].filter((value) => Number.isFinite(value)).length,
    };
  });
  return { rows, at, singles, drawn };
}

function meansOf(values: Record<Model, Float64Array>): Record<Model, number> {
  return Object.fromEntries(MODELS.map((model) => [model, meanDefined(values[model])])) as Record<
    Model,
    number
  >;
}

/** Means of all models over matrices drawn anew: from the wells of each place, or where there is one each from the distances to a smooth surface. */
function drawnMeans(
  { wells }: Combination,
  all: Matrix,
  singles: Singles,
  { bootstraps, random }: { readonly bootstraps: number; readonly random: Random },
): { readonly means: Record<Model, number>[]; readonly drawn: Drawn } {
  const size = all.inhibition.length;
  const byPlace = Array.from({ length: size }, (): number[] => []);
  for (const { place, inhibition } of wells) byPlace[place].push(inhibition);
  const repeated = byPlace.some((own) => own.length > 1);
  const inhibition = new Float64Array(size);
  const smooth = repeated ? null : smoothed(all);
  const means = Array.from({ length: bootstraps }, () => {
    for (let place = 0; place < size; place++)
      inhibition[place] =
        smooth === null
          ? meanDrawn(byPlace[place], random)
          : smooth.surface[place] + smooth.distances[random.integer(smooth.distances.length)];
    const matrix = { ...all, inhibition };
    return meansOf(modelsAt(matrix, singleCurves(matrix, singles)));
  });
  return { means, drawn: repeated ? 'wells' : 'residuals' };
}

function meanDrawn(values: readonly number[], random: Random): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[random.integer(values.length)];
  return sum / values.length;
}

/** Each place as the mean of its neighbours with itself, and the distances to it, widened for the part that a place has in its own mean. */
function smoothed({ firstDoses, secondDoses, inhibition }: Matrix): {
  surface: Float64Array;
  distances: number[];
} {
  const width = secondDoses.length;
  const distances: number[] = [];
  const surface = inhibition.map((value, place) => {
    const [i, j] = [Math.floor(place / width), place % width];
    const near = [
      [i, j],
      [i - 1, j],
      [i + 1, j],
      [i, j - 1],
      [i, j + 1],
    ].filter(([a, b]) => a >= 0 && b >= 0 && a < firstDoses.length && b < width);
    const told = near.map(([a, b]) => inhibition[a * width + b]).filter((each) => !Number.isNaN(each));
    const centre = told.length === 0 ? NaN : mean(told);
    if (!Number.isNaN(value) && told.length > 1)
      distances.push((value - centre) / Math.sqrt(1 - 1 / told.length));
    return Number.isNaN(value) ? NaN : centre;
  });
  const shift = distances.length === 0 ? 0 : mean(distances);
  return { surface, distances: distances.length === 0 ? [0] : distances.map((distance) => distance - shift) };
}

/** What a model says: more, less, or no clear difference; null where it says nothing. */
export type Says = 'more' | 'less' | 'not clear' | null;

/** By the interval over experiments, else by that of wells drawn anew. */
export function saysOf({ estimate, low, high, drawnLow, drawnHigh }: ModelSummary): Says {
  if (Number.isNaN(estimate)) return null;
  const [from, to] = Number.isNaN(low) ? [drawnLow, drawnHigh] : [low, high];
  if (Number.isNaN(from)) return null;
  return from > 0 ? 'more' : to < 0 ? 'less' : 'not clear';
}

/** Pairs of doses over which nothing can be more than expected: fewer than this is left alive by both alone, in %. */
const NO_ROOM = 5;

/** How many pairs of doses leave no room above what is expected. */
export function pairsWithoutRoom(combination: Combination): number {
  const { all } = matricesOf(combination);
  const width = all.secondDoses.length;
  return wholePlaces(combination).filter((place) => {
    const [first, second] = [all.inhibition[place - (place % width)], all.inhibition[place % width]];
    return ((100 - first) * (100 - second)) / 100 < NO_ROOM;
  }).length;
}
