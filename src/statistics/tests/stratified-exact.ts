// Do two sets share more members than expected once a third property, the stratum, is held constant? The exact test.
import { logHypergeometricDensity } from '../distributions/hypergeometric.ts';
import { log1mexp, LOG10_E, logSumExp } from '../distributions/special-functions.ts';
import { increasingRoot } from '../root.ts';
import { square } from '../power.ts';
import type { OddsRatio } from './fisher.ts';

/** Two sets in a universe that is cut into K strata: how many members of each stratum belong to them. */
export interface Strata {
  readonly sizeA: ArrayLike<number>;
  readonly sizeB: ArrayLike<number>;
  readonly universe: ArrayLike<number>;
}

export interface StratifiedExact {
  /** Shared members to be expected where the sets are independent within every stratum. */
  readonly expected: number;
  /** One-sided: so many shared members or more. */
  readonly log10P: number;
  /** The same with half of the probability of the observed number. */
  readonly log10MidP: number;
  /** Conditional maximum-likelihood estimate of the odds ratio that the strata have in common, with its exact interval (of 95 %). */
  readonly oddsRatio: (confidence?: number) => OddsRatio;
}

/** Members of A, of B and of all in one stratum. */
type Stratum = readonly [sizeA: number, sizeB: number, universe: number];

/** Probabilities of the numbers from `first` on; they add up to 1. */
interface Distribution {
  readonly first: number;
  readonly probability: Float64Array;
}

/** Probabilities at the ends of a distribution below this share of the largest are left out. */
const NEGLIGIBLE = 1e-30;

/**
 * Exact conditional test of independence over strata: all sizes being fixed, the number of shared members over all strata is a
 * sum of hypergeometric numbers, whose distribution is the convolution of theirs. It is worked out multiplied by odds^k, with
 * odds under which the observed number is a usual one: nothing near it is then too small to be held, however far in the tail it lies.
 *
 * The mid-p counts half of the observed number's probability. With few members expected, the exact p stays well below its level;
 * the mid-p's share of false alarms is near it, though it may be a little above.
 *
 * **Source:** Gart JJ (1970), Biometrika 57:471 (exact test and limits of a common odds ratio); Lancaster HO (1961), JASA 56:223 (mid-p).
 * **R:** `mantelhaen.test(x, exact = TRUE, alternative = "greater")$p.value`; odds ratio and interval with `alternative = "two.sided"`
 * @param observed shared members over all strata
 * @throws RangeError for sizes that are no whole numbers within their universe, and for an observed number that they do not allow
 */
export function stratifiedExact(observed: number, strata: Strata): StratifiedExact {
  const { informative, lowest, highest, expected } = checked(observed, strata);
  if (lowest === highest)
    return { expected, log10P: 0, log10MidP: -Math.LOG10E * Math.LN2, oddsRatio: () => NOTHING_KNOWN };
  // The strata in which only one number is possible are a part of the observed number that says nothing.
  const logOdds = usualLogOdds(observed, lowest, highest, informative);
  const fixed = lowest - informative.reduce((sum, stratum) => sum + least(stratum), 0);
  let logScale = fixed * logOdds;
  let tilted: Distribution = { first: fixed, probability: Float64Array.of(1) };
  for (const stratum of informative) {
    const { distribution, logTotal } = tiltedHypergeometric(stratum, logOdds);
    logScale += logTotal;
    tilted = convolve(tilted, distribution);
  }
  const logWeight = Float64Array.from(tilted.probability, Math.log);
  const { first } = tilted;
  /** log of the sum of P(k) over the places [from, to), without the odds. */
  const logSum = (from: number, to: number): number =>
    logScale +
    logSumExp(logWeight.subarray(from, to).map((value, i) => value - (first + from + i) * logOdds));
  const at = observed - first;
  const atObserved = logSum(at, at + 1) + Math.log(0.5);
  const upper = logOdds > 0;
  const tail = upper ? logSum(at + 1, logWeight.length) : logSum(0, at);
  const half = Math.min(0, logSumExp([tail, atObserved]));
  const logP = upper ? Math.min(0, logSumExp([half, atObserved])) : log1mexp(Math.min(0, tail));
  const logMidP = upper ? half : log1mexp(half);
  return {
    expected,
    log10P: logP * LOG10_E,
    log10MidP: logMidP * LOG10_E,
    oddsRatio: (confidence = 0.95) =>
      commonOddsRatio(at, logWeight, logOdds, confidence, [observed === lowest, observed === highest]),
  };
}

const NOTHING_KNOWN: OddsRatio = { estimate: NaN, low: 0, high: Infinity };

const least = ([a, b, n]: Stratum): number => Math.max(0, a + b - n);
const most = ([a, b]: Stratum): number => Math.min(a, b);

/** Strata in which more than one number of shared members is possible, and what is possible over all. */
function checked(
  observed: number,
  { sizeA, sizeB, universe }: Strata,
): { informative: Stratum[]; lowest: number; highest: number; expected: number } {
  const informative: Stratum[] = [];
  let lowest = 0;
  let highest = 0;
  let expected = 0;
  for (let k = 0; k < universe.length; k++) {
    const stratum: Stratum = [sizeA[k], sizeB[k], universe[k]];
    const [a, b, n] = stratum;
    if (!stratum.every((size) => Number.isInteger(size) && size >= 0 && size <= n))
      throw new RangeError(`stratum ${k}: sets of ${a} and ${b} in a universe of ${n}`);
    lowest += least(stratum);
    highest += most(stratum);
    if (n > 0) expected += (a / n) * b;
    if (most(stratum) > least(stratum)) informative.push(stratum);
  }
  if (!Number.isInteger(observed) || observed < lowest || observed > highest)
    throw new RangeError(`${observed} shared members where ${lowest} to ${highest} are possible`);
  return { informative, lowest, highest, expected };
}

/**
 * Nearly the mean number of shared members of one stratum under an odds ratio: the number at which its probabilities
 * neither rise nor fall.
 * @param odds the odds ratio as a share: odds / (1 + odds)
 * @param one the rest of the share: 1 / (1 + odds)
 */
function typical([a, b, n]: Stratum, odds: number, one: number): number {
  const sum = odds * (a + b) + one * (n - a - b);
  const root = Math.sqrt(Math.max(0, square(sum) - 4 * (odds - one) * odds * a * b));
  return sum > 0 ? (2 * odds * a * b) / (sum + root) : (sum - root) / (2 * (odds - one));
}

/** Odds as two shares that add up to 1, for odds that are very large or very small. */
function shares(logOdds: number): readonly [odds: number, one: number] {
  return [1 / (1 + Math.exp(-logOdds)), 1 / (1 + Math.exp(logOdds))];
}

/** The log odds under which the observed number (half a member from an end of what is possible) is a usual one. */
function usualLogOdds(
  observed: number,
  lowest: number,
  highest: number,
  informative: readonly Stratum[],
): number {
  const rest = lowest - informative.reduce((sum, stratum) => sum + least(stratum), 0);
  const target = Math.min(highest - 0.5, Math.max(lowest + 0.5, observed)) - rest;
  return increasingRoot((logOdds) => {
    const [odds, one] = shares(logOdds);
    let sum = -target;
    for (const stratum of informative) sum += typical(stratum, odds, one);
    return sum;
  }, 0);
}

/** One stratum's probabilities times odds^k, divided by their sum, whose log is given too. */
function tiltedHypergeometric(
  stratum: Stratum,
  logOdds: number,
): { distribution: Distribution; logTotal: number } {
  const [a, b, n] = stratum;
  const [lowest, highest] = [least(stratum), most(stratum)];
  const middle = Math.min(highest, Math.max(lowest, Math.round(typical(stratum, ...shares(logOdds)))));
  const odds = Math.exp(logOdds);
  const ratio = (k: number): number => (odds * (a - k) * (b - k)) / ((k + 1) * (n - a - b + k + 1));
  const below: number[] = [];
  for (let k = middle, term = 1; k > lowest && term > NEGLIGIBLE; k--) {
    term /= ratio(k - 1);
    below.push(term);
  }
  const above: number[] = [];
  for (let k = middle, term = 1; k < highest && term > NEGLIGIBLE; k++) {
    term *= ratio(k);
    above.push(term);
  }
  const weights = Float64Array.of(...below.reverse(), 1, ...above);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    distribution: { first: middle - below.length, probability: weights.map((weight) => weight / total) },
    logTotal: logHypergeometricDensity(middle, a, b, n) + middle * logOdds + Math.log(total),
  };
}

/** The distribution of the sum of two independent numbers. */
function convolve(x: Distribution, y: Distribution): Distribution {
  const sums = new Float64Array(x.probability.length + y.probability.length - 1);
  for (let i = 0; i < x.probability.length; i++)
    for (let j = 0; j < y.probability.length; j++) sums[i + j] += x.probability[i] * y.probability[j];
  const limit = NEGLIGIBLE * sums.reduce((largest, value) => Math.max(largest, value), 0);
  let from = 0;
  while (sums[from] < limit) from++;
  let to = sums.length;
  while (sums[to - 1] < limit) to--;
  return { first: x.first + y.first + from, probability: sums.slice(from, to) };
}

/**
 * The odds ratio under which the observed number is the mean, and those under which it, or more, and it, or less, has
 * the probability (1 - confidence) / 2.
 * @param at place of the observed number among the probabilities
 * @param logWeight log probabilities under odds of exp(logOdds)
 * @param ends whether the observed number is the lowest, or the highest, that is possible
 */
function commonOddsRatio(
  at: number,
  logWeight: Float64Array,
  logOdds: number,
  confidence: number,
  [isLowest, isHighest]: readonly [boolean, boolean],
): OddsRatio {
  const alpha = (1 - confidence) / 2;
  const mean = (sums: Sums): number => sums.moment / sums.total;
  const root = (f: (sums: Sums) => number): number =>
    Math.exp(increasingRoot((other) => f(sumsUnder(other - logOdds, at, logWeight)), logOdds));
  return {
    estimate: isLowest ? 0 : isHighest ? Infinity : root(mean),
    low: isLowest ? 0 : root(({ upper, total }) => Math.log(upper / total / alpha)),
    high: isHighest ? Infinity : root(({ lower, total }) => -Math.log(lower / total / alpha)),
  };
}

/** Sums of probabilities: of all, of the tails that hold the observed number, and of the distances from it. */
interface Sums {
  readonly total: number;
  readonly upper: number;
  readonly lower: number;
  readonly moment: number;
}

/** @param more by how much the log odds are larger than those of the weights */
function sumsUnder(more: number, at: number, logWeight: Float64Array): Sums {
  let largest = -Infinity;
  for (let i = 0; i < logWeight.length; i++) largest = Math.max(largest, logWeight[i] + (i - at) * more);
  let [below, above, moment] = [0, 0, 0];
  for (let i = 0; i < logWeight.length; i++) {
    if (i === at) continue;
    const weight = Math.exp(logWeight[i] + (i - at) * more - largest);
    if (i < at) below += weight;
    else above += weight;
    moment += (i - at) * weight;
  }
  const own = Math.exp(logWeight[at] - largest);
  return { total: below + own + above, upper: own + above, lower: below + own, moment };
}
