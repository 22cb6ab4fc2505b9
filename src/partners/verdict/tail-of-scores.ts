import { normalQuantileOfLog10P } from '../../statistics/distributions/normal.ts';
import { logIncompleteGamma } from '../../statistics/distributions/incomplete-gamma-beta.ts';
import {
  digamma,
  LOG10_E,
  trigamma,
  trigammaInverse,
} from '../../statistics/distributions/special-functions.ts';
import { studentTLog10P } from '../../statistics/distributions/student-t.ts';
import { mean } from '../../statistics/descriptive.ts';
import { square } from '../../statistics/power.ts';

/** Random queries below which neither spread nor skewness can be told. */
export const FEWEST_DRAWS = 3;
/** Binders of about the same size from which a binder's variance and skewness borrow. */
const NEIGHBOURS_FOR_VARIANCE = 12;
const NEIGHBOURS_FOR_SKEWNESS = 15;
/** Degrees of freedom that neighbours lend at most: they are never quite alike. */
const MOST_PRIOR_DEGREES = 200;
const LEAST_EXCESS = 0.001;
/** The sample skewness of few draws falls short of the tail's. */
const SKEWNESS_FACTOR = 1.2;
const SKEWNESS_RANGE = [0.02, 3] as const;

/**
 * p of every binder's score against its own scores with random queries, by a fitted tail: p is as small as the evidence
 * and not limited by the number of draws. Beyond 1e-4 it is extrapolated: type-1 error was measured down to there.
 *
 * 1. The variance of a binder's draws is moderated towards that of the 12 binders nearest in size.
 * 2. t = (score - mean) / sqrt(variance (1 + 1/draws)) with the moderated degrees of freedom, turned into the normal
 *    deviate u of the same tail.
 * 3. The skewness g of the draws falls with the root of the binder's size; fitted so, with what the 15 nearest differ.
 * 4. p is the upper tail of a Pearson III variable of skewness g at u: Q(a, a + u sqrt a), a = 4 / g^2.
 *
 * @param observed score per binder, NaN where it is no candidate
 * @param draws scores of every random query, in the same binders; at least 3
 * @param sizes sites of each binder
 * @returns log10 p per binder; NaN where the observed score is, and where the draws do not vary
 *
 * **Source:** moderated variance: Smyth GK, Stat Appl Genet Mol Biol 2004;3:3; Pearson III tail for skewed permutation
 * distributions: Mielke & Berry, Permutation Methods, 2007. The pooling by size is our own.
 * **R:** 2: `pt(t, df, lower.tail = FALSE, log.p = TRUE)`; 4: `pgamma(a + u * sqrt(a), a, lower.tail = FALSE, log.p = TRUE)`
 */
export function tailOfScores(
  observed: Float64Array,
  draws: readonly Float64Array[],
  sizes: ArrayLike<number>,
): Float64Array {
  const log10P = new Float64Array(observed.length).fill(Number.NaN);
  const moments = new Map<number, Moments>();
  for (const j of observed.keys()) {
    if (Number.isNaN(observed[j])) continue;
    const each = momentsOf(draws, j);
    if (each.variance > 0) moments.set(j, each);
  }
  const order = [...moments.keys()].sort((a, b) => sizes[a] - sizes[b] || a - b);
  if (order.length === 0) return log10P;
  const inOrder = order.map((j) => moments.get(j) ?? momentsOf(draws, j));
  const { variance, degrees } = moderated(
    inOrder.map((each) => each.variance),
    draws.length - 1,
  );
  const skewness = fittedSkewness(
    inOrder.map((each) => each.skewness),
    order.map((j) => sizes[j]),
  );
  order.forEach((j, i) => {
    const t = (observed[j] - inOrder[i].mean) / Math.sqrt(variance[i] * (1 + 1 / draws.length));
    log10P[j] = skewedTail(studentTLog10P(t, degrees, 'upper'), skewness[i]);
  });
  return log10P;
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
  /** Corrected for bias. */
  readonly skewness: number;
}

function momentsOf(draws: readonly Float64Array[], j: number): Moments {
  const count = draws.length;
  const values = draws.map((draw) => draw[j]);
  const centre = mean(values);
  let [second, third] = [0, 0];
  for (const value of values) {
    const distance = value - centre;
    second += distance * distance;
    third += distance * distance * distance;
  }
  const spread = second / count;
  return {
    mean: centre,
    variance: second / (count - 1),
    skewness: ((third / count / spread / Math.sqrt(spread)) * Math.sqrt(count * (count - 1))) / (count - 2),
  };
}

/**
 * Variances of binders in order of size, each moderated towards its neighbours, and the degrees of freedom of all.
 * @param drawn variance of each binder's draws
 * @param degreesOfFreedom of each
 */
function moderated(
  drawn: readonly number[],
  degreesOfFreedom: number,
): { variance: number[]; degrees: number } {
  const half = degreesOfFreedom / 2;
  const logs = drawn.map((variance) => Math.log(variance) - digamma(half) + Math.log(half));
  const expected = overNeighbours(logs, NEIGHBOURS_FOR_VARIANCE);
  const window = Math.min(NEIGHBOURS_FOR_VARIANCE, drawn.length);
  const excess =
    (mean(logs.map((log, i) => square(log - expected[i]))) * window) / Math.max(1, window - 1) -
    trigamma(half);
  const prior =
    excess > LEAST_EXCESS ? Math.min(MOST_PRIOR_DEGREES, 2 * trigammaInverse(excess)) : MOST_PRIOR_DEGREES;
  const correction = digamma(prior / 2) - Math.log(prior / 2);
  const degrees = prior + degreesOfFreedom;
  return {
    variance: drawn.map(
      (variance, i) => (prior * Math.exp(expected[i] + correction) + degreesOfFreedom * variance) / degrees,
    ),
    degrees,
  };
}

/** Skewness of binders in order of size: c / sqrt(size), fitted to all, and the mean of what the nearest differ from it. */
function fittedSkewness(drawn: readonly number[], sizes: readonly number[]): number[] {
  const x = sizes.map((size) => 1 / Math.sqrt(Math.max(1, size)));
  let [products, squares] = [0, 0];
  drawn.forEach((skewness, i) => {
    products += skewness * x[i];
    squares += x[i] * x[i];
  });
  const slope = Math.max(0, products / squares);
  const rest = overNeighbours(
    drawn.map((skewness, i) => skewness - slope * x[i]),
    NEIGHBOURS_FOR_SKEWNESS,
  );
  const [least, most] = SKEWNESS_RANGE;
  return x.map((each, i) => Math.min(most, Math.max(least, SKEWNESS_FACTOR * (slope * each + rest[i]))));
}

/** Mean of the values nearest in place, itself among them; the window moves inwards at both ends. */
function overNeighbours(values: readonly number[], count: number): number[] {
  const window = Math.min(count, values.length);
  return values.map((_, i) => {
    const first = Math.max(0, Math.min(values.length - window, i - Math.floor(window / 2)));
    return mean(values.slice(first, first + window));
  });
}

/** log10 of the Pearson III tail at the normal deviate with the given upper tail. */
function skewedTail(log10P: number, skewness: number): number {
  const u = normalQuantileOfLog10P(log10P, 'upper');
  const shape = 4 / square(skewness);
  const at = shape + u * Math.sqrt(shape);
  return at <= 0 ? 0 : logIncompleteGamma(shape, at, 'upper') * LOG10_E;
}
