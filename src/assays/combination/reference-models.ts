// What two drugs together would do if they did nothing to each other: five answers.
import { linearFit, type LinearFit } from '../../statistics/linear-fit.ts';
import { leastSquares } from '../../statistics/levenberg-marquardt.ts';
import { fitCurve, refitted, type CurveFit } from '../dose/fit-curve.ts';
import { hillModel, LOG_MIDDLE, LOWER, responseAt, SLOPE, UPPER } from '../dose/hill.ts';

/** Inhibition in %, first doses x second doses, of which the first are 0. */
export interface Matrix {
  readonly firstDoses: Float64Array;
  readonly secondDoses: Float64Array;
  readonly inhibition: Float64Array;
}

/** Bliss independence: y1 + y2 - y1 y2 / 100. */
export function blissExpected(first: number, second: number): number {
  return first + second - (first * second) / 100;
}

/** Calls back for every pair of doses above 0, and gives what it returns in the places of a matrix; NaN elsewhere. */
export function ofPairs(
  { firstDoses, secondDoses }: Matrix,
  of: (i: number, j: number, place: number) => number,
): Float64Array {
  const values = new Float64Array(firstDoses.length * secondDoses.length).fill(NaN);
  for (let i = 1; i < firstDoses.length; i++)
    for (let j = 1; j < secondDoses.length; j++) {
      const place = i * secondDoses.length + j;
      values[place] = of(i, j, place);
    }
  return values;
}

/** Observed minus expected at every pair of doses. */
export function blissExcess(matrix: Matrix): Float64Array {
  const { inhibition, secondDoses } = matrix;
  return ofPairs(
    matrix,
    (i, j, place) => inhibition[place] - blissExpected(inhibition[i * secondDoses.length], inhibition[j]),
  );
}

/** Observed minus that of the better single agent. */
export function hsaExcess(matrix: Matrix): Float64Array {
  const { inhibition, secondDoses } = matrix;
  return ofPairs(
    matrix,
    (i, j, place) => inhibition[place] - Math.max(inhibition[i * secondDoses.length], inhibition[j]),
  );
}

/** The curve of each agent alone, as viability; null where its doses do not tell one. */
export interface Singles {
  readonly first: Pick<CurveFit, 'kind' | 'parameters'> | null;
  readonly second: Pick<CurveFit, 'kind' | 'parameters'> | null;
}

/** @param from curves of nearly the same matrix, from which the fits begin */
export function singleCurves(matrix: Matrix, from?: Singles): Singles {
  const { firstDoses, secondDoses, inhibition } = matrix;
  const columns = secondDoses.length;
  const fitOf = (
    doses: Float64Array,
    placeOf: (dose: number) => number,
    start?: Singles['first'],
  ): Singles['first'] => {
    const places = [...doses.keys()].filter((dose) => !Number.isNaN(inhibition[placeOf(dose)]));
    if (places.length < 4 || start === null) return null;
    const points = {
      logDoses: Float64Array.from(places, (dose) => Math.log(doses[dose])),
      viability: Float64Array.from(places, (dose) => 100 - inhibition[placeOf(dose)]),
    };
    if (start !== undefined) return { kind: start.kind, parameters: refitted(points, start) };
    return fitCurve(points, places.length < 5 ? '3PL' : '4PL');
  };
  return {
    first: fitOf(firstDoses, (dose) => dose * columns, from?.first),
    second: fitOf(secondDoses, (dose) => dose, from?.second),
  };
}

/** Natural logarithm of the dose at which a curve of viability has an inhibition between its ends. */
function logDoseOf(curve: Float64Array, inhibition: number): number {
  const left = 100 - inhibition;
  return curve[LOG_MIDDLE] + Math.log((curve[UPPER] - left) / (left - curve[LOWER])) / curve[SLOPE];
}

/**
 * Loewe additivity: the inhibition y at which x1 / D1(y) + x2 / D2(y) = 1, D being the dose of one agent alone that does y; NaN above
 * the smaller of their maximal effects, where there is none.
 *
 * **Source:** Loewe S & Muischnek H (1926), Arch Exp Pathol Pharmakol 114:313.
 */
export function loeweExpected(
  first: Float64Array,
  second: Float64Array,
  doses: readonly [number, number],
): number {
  let low = 100 - Math.min(first[UPPER], second[UPPER]);
  let high = 100 - Math.max(first[LOWER], second[LOWER]);
  if (!(low < high)) return NaN;
  const logs = [Math.log(doses[0]), Math.log(doses[1])];
  const excess = (y: number): number =>
    Math.exp(logs[0] - logDoseOf(first, y)) + Math.exp(logs[1] - logDoseOf(second, y)) - 1;
  const edge = 1e-9 * (high - low);
  if (excess(high - edge) > 0) return NaN;
  if (excess(low + edge) < 0) return NaN;
  for (let step = 0; step < 60 && high - low > 1e-7; step++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Observed minus what Loewe additivity expects; NaN where it is not defined. */
export function loeweExcess(matrix: Matrix, { first, second }: Singles): Float64Array {
  const { firstDoses, secondDoses, inhibition } = matrix;
  if (first === null || second === null) return ofPairs(matrix, () => NaN);
  return ofPairs(
    matrix,
    (i, j, place) =>
      inhibition[place] - loeweExpected(first.parameters, second.parameters, [firstDoses[i], secondDoses[j]]),
  );
}

/**
 * Zero interaction potency: the mean of what the curves along the rows and along the columns give, minus what two drugs give whose curves
 * do not move (Bliss independence of the fitted single effects). Along a row or column the curve begins at the other drug's fitted effect.
 *
 * **Source:** Yadav B et al. (2015), Comput Struct Biotechnol J 13:504. **R:** `synergyfinder::ZIP`
 */
export function zipDelta(matrix: Matrix, { first, second }: Singles): Float64Array {
  const { firstDoses, secondDoses } = matrix;
  if (first === null || second === null) return ofPairs(matrix, () => NaN);
  const alone = {
    first: Float64Array.from(firstDoses, (dose) => 100 - responseAt(first.parameters, Math.log(dose))),
    second: Float64Array.from(secondDoses, (dose) => 100 - responseAt(second.parameters, Math.log(dose))),
  };
  const along = alongBoth(matrix, { first, second }, alone);
  return ofPairs(
    matrix,
    (i, j, place) =>
      (along.columns[place] + along.rows[place]) / 2 - blissExpected(alone.first[i], alone.second[j]),
  );
}

/** What the curves along the columns (of the first drug) and along the rows (of the second) give. */
function alongBoth(
  matrix: Matrix,
  { first, second }: Singles,
  alone: Readonly<Record<'first' | 'second', Float64Array>>,
): Record<'rows' | 'columns', Float64Array> {
  const { firstDoses, secondDoses, inhibition } = matrix;
  const width = secondDoses.length;
  const columns = new Float64Array(inhibition.length).fill(NaN);
  const rows = new Float64Array(inhibition.length).fill(NaN);
  const place = (i: number, j: number): number => i * width + j;
  for (let j = 1; j < width; j++) {
    const curve = conditional(firstDoses, (i) => inhibition[place(i, j)], alone.second[j], first?.parameters);
    for (let i = 1; i < firstDoses.length; i++)
      columns[place(i, j)] = 100 - responseAt(curve, Math.log(firstDoses[i]));
  }
  for (let i = 1; i < firstDoses.length; i++) {
    const curve = conditional(
      secondDoses,
      (j) => inhibition[place(i, j)],
      alone.first[i],
      second?.parameters,
    );
    for (let j = 1; j < width; j++) rows[place(i, j)] = 100 - responseAt(curve, Math.log(secondDoses[j]));
  }
  return { rows, columns };
}

/** The curve of one drug with the other at a fixed dose: from the other's own effect to full inhibition. */
function conditional(
  doses: Float64Array,
  inhibitionAt: (dose: number) => number,
  bottom: number,
  start: Float64Array = Float64Array.of(1, 0, 100, 0),
): Float64Array {
  const told = [...doses.keys()].filter((dose) => !Number.isNaN(inhibitionAt(dose)));
  const logDoses = Float64Array.from(told, (dose) => Math.log(doses[dose]));
  const viability = Float64Array.from(told, (dose) => 100 - inhibitionAt(dose));
  const [lowest, highest] = [Math.log(doses[1]), Math.log(doses[doses.length - 1])];
  const bounds = {
    low: Float64Array.of(0.1, 0, 100 - bottom, lowest - 7),
    high: Float64Array.of(12, 0, 100 - bottom, highest + 7),
  };
  const model = hillModel(logDoses);
  const fit = leastSquares(model, viability, start, bounds);
  const other = leastSquares(model, viability, [1, 0, 100 - bottom, (lowest + highest) / 2], bounds);
  return (other.residualSquares < fit.residualSquares ? other : fit).parameters;
}

/**
 * The median-effect line of one agent: log10 (fa / (1 - fa)) over log10 dose, fa the part inhibited, over doses with 0 < fa < 1.
 *
 * **Source:** Chou T-C & Talalay P (1984), Adv Enzyme Regul 22:27. **R:** `lm(log10(fa / (1 - fa)) ~ log10(dose))`
 */
export function medianEffect(doses: Float64Array, inhibition: (dose: number) => number): LinearFit | null {
  const told = [...doses.keys()].filter(
    (dose) => doses[dose] > 0 && inhibition(dose) > 0 && inhibition(dose) < 100,
  );
  if (told.length < 2) return null;
  return linearFit(
    told.map((dose) => Math.log10(doses[dose])),
    told.map((dose) => Math.log10(inhibition(dose) / (100 - inhibition(dose)))),
  );
}

/** Combination index at every pair of doses, below 1 where less is needed than of single agents; NaN where it is not defined. */
export function combinationIndex(matrix: Matrix): Float64Array {
  const { firstDoses, secondDoses, inhibition } = matrix;
  const width = secondDoses.length;
  const first = medianEffect(firstDoses, (dose) => inhibition[dose * width]);
  const second = medianEffect(secondDoses, (dose) => inhibition[dose]);
  // A line that does not rise belongs to an agent that does nothing alone: no dose of it is equivalent to anything.
  if (first === null || second === null || !(first.slope > 0) || !(second.slope > 0))
    return ofPairs(matrix, () => NaN);
  const needed = ({ slope, intercept }: LinearFit, logOdds: number): number =>
    Math.exp((Math.LN10 * (logOdds - intercept)) / slope);
  return ofPairs(matrix, (i, j, place) => {
    const y = inhibition[place];
    if (!(y > 0 && y < 100)) return NaN;
    const logOdds = Math.log10(y / (100 - y));
    return firstDoses[i] / needed(first, logOdds) + secondDoses[j] / needed(second, logOdds);
  });
}
