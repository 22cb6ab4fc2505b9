// How often two sets of the given sizes share so many members when drawn independently from one universe.
import { devianceTerm, log1mexp, LOG10_E, stirlingError } from './special-functions.ts';
import type { Tail } from './tail.ts';

const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
/** R's slack when it decides which tables are as improbable as the observed one. */
const LOG_RELATIVE_ERROR = Math.log1p(1e-7);
const NEGLIGIBLE = 1e-17;

// log n! = n log n - n + residual(n); the residual of small n is looked up.
const SMALL_RESIDUALS = Float64Array.from({ length: 32768 }, (_, n) =>
  n === 0 ? 0 : HALF_LOG_TWO_PI + 0.5 * Math.log(n) + stirlingError(n),
);

function residual(n: number): number {
  return n < SMALL_RESIDUALS.length
    ? SMALL_RESIDUALS[n]
    : HALF_LOG_TWO_PI + 0.5 * Math.log(n) + stirlingError(n);
}

/** The part of the log probability that depends on the margins alone. */
function marginTerm(sizeA: number, sizeB: number, universe: number): number {
  return (
    residual(sizeA) +
    residual(universe - sizeA) +
    residual(sizeB) +
    residual(universe - sizeB) -
    residual(universe)
  );
}

/** The other part of the log probability; no size may be 0 or the whole universe. */
function cellTerm(shared: number, sizeA: number, sizeB: number, universe: number): number {
  const onlyA = sizeA - shared;
  const onlyB = sizeB - shared;
  const notA = universe - sizeA;
  const notB = universe - sizeB;
  const neither = notA - onlyB;
  const excess = (shared * neither - onlyA * onlyB) / universe;
  return -(
    residual(shared) +
    residual(onlyA) +
    residual(onlyB) +
    residual(neither) +
    devianceTerm(shared, (sizeA / universe) * sizeB, excess) +
    devianceTerm(onlyA, (sizeA / universe) * notB, -excess) +
    devianceTerm(onlyB, (sizeB / universe) * notA, -excess) +
    devianceTerm(neither, (notA / universe) * notB, excess)
  );
}

/**
 * Natural log of the probability that sets of sizes `sizeA` and `sizeB` in a universe of `universe` members share exactly `shared`.
 * All integers below 2^53; -Infinity outside the support. Exact to about 1e-13 relative for a universe up to 1e10.
 *
 * **Source:** Loader's (2000) saddle-point form, applied to the four cells.
 * **R:** `dhyper(shared, sizeA, universe - sizeA, sizeB, log = TRUE)`
 */
export function logHypergeometricDensity(
  shared: number,
  sizeA: number,
  sizeB: number,
  universe: number,
): number {
  if (shared < Math.max(0, sizeA + sizeB - universe) || shared > Math.min(sizeA, sizeB)) return -Infinity;
  if (sizeA === 0 || sizeB === 0 || sizeA === universe || sizeB === universe) return 0;
  return marginTerm(sizeA, sizeB, universe) + cellTerm(shared, sizeA, sizeB, universe);
}

/** Sum of the probabilities from `shared` upwards, divided by the first of them. */
function upwardSum(shared: number, sizeA: number, sizeB: number, universe: number): number {
  let onlyA = sizeA - shared;
  let onlyB = sizeB - shared;
  let both = shared;
  let neither = universe - sizeA - onlyB;
  let term = 1;
  let sum = 1;
  while (onlyA > 0 && onlyB > 0) {
    term *= (onlyA * onlyB) / (++both * ++neither);
    sum += term;
    if (term < NEGLIGIBLE * sum) break;
    onlyA--;
    onlyB--;
  }
  return sum;
}

/** Sum of the probabilities from `shared` downwards, divided by the first of them. */
function downwardSum(shared: number, sizeA: number, sizeB: number, universe: number): number {
  // the members of B that A lacks play the part of the shared ones
  return upwardSum(sizeB - shared, universe - sizeA, sizeB, universe);
}

/** The most probable number of shared members (the smaller one of two). */
function mode(sizeA: number, sizeB: number, universe: number): number {
  return Math.floor(((sizeA + 1) * (sizeB + 1)) / (universe + 2));
}

function logUpper(shared: number, sizeA: number, sizeB: number, universe: number): number {
  const lowest = Math.max(0, sizeA + sizeB - universe);
  if (shared <= lowest) return 0;
  if (shared > Math.min(sizeA, sizeB)) return -Infinity;
  if (shared > mode(sizeA, sizeB, universe)) {
    const density = logHypergeometricDensity(shared, sizeA, sizeB, universe);
    return Math.min(0, density + Math.log(upwardSum(shared, sizeA, sizeB, universe)));
  }
  const below = logHypergeometricDensity(shared - 1, sizeA, sizeB, universe);
  return log1mexp(Math.min(0, below + Math.log(downwardSum(shared - 1, sizeA, sizeB, universe))));
}

function logLower(shared: number, sizeA: number, sizeB: number, universe: number): number {
  return logUpper(sizeB - shared, universe - sizeA, sizeB, universe);
}

/** P(k + 1) / P(k). */
function nextRatio(k: number, sizeA: number, sizeB: number, universe: number): number {
  return ((sizeA - k) * (sizeB - k)) / ((k + 1) * (universe - sizeA - sizeB + k + 1));
}

/**
 * Sum of the probabilities at or below the largest k below the mode that is no more probable than `shared`, whose cell
 * term is `observed`, divided by exp(observed); 0 where there is no such k. The log probabilities rise and bend downwards there, so
 * that Newton's method reaches k from below without overshooting.
 */
function oppositeSum(
  shared: number,
  observed: number,
  sizeA: number,
  sizeB: number,
  universe: number,
): number {
  const limit = observed + LOG_RELATIVE_ERROR;
  const lowest = Math.max(0, sizeA + sizeB - universe);
  const highest = mode(sizeA, sizeB, universe) - 1;
  const guess = Math.round(2 * (sizeA / universe) * sizeB - shared);
  let k = Math.min(highest, Math.max(lowest, guess));
  let term = cellTerm(k, sizeA, sizeB, universe);
  for (let i = 0; i < 60; i++) {
    if (k === lowest && term > limit) return 0;
    const slope = Math.log(nextRatio(k, sizeA, sizeB, universe));
    const target = Math.min(highest, Math.max(lowest, k + Math.floor((limit - term) / slope)));
    if (!(Math.abs(target - k) > 2)) break;
    k = target;
    term = cellTerm(k, sizeA, sizeB, universe);
  }
  while (term > limit) {
    if (k === lowest) return 0;
    term -= Math.log(nextRatio(--k, sizeA, sizeB, universe));
  }
  while (k < highest) {
    const next = term + Math.log(nextRatio(k, sizeA, sizeB, universe));
    if (next > limit) break;
    term = next;
    k++;
  }
  return Math.exp(term - observed) * downwardSum(k, sizeA, sizeB, universe);
}

function logTwoSided(shared: number, sizeA: number, sizeB: number, universe: number): number {
  const middle = mode(sizeA, sizeB, universe);
  // mirrored so that the observed value lies at or above the mode
  if (shared < middle) return logTwoSided(sizeB - shared, universe - sizeA, sizeB, universe);
  const lowest = Math.max(0, sizeA + sizeB - universe);
  const highest = Math.min(sizeA, sizeB);
  if (shared > highest) return -Infinity;
  if (lowest === highest) return 0;
  const observed = cellTerm(shared, sizeA, sizeB, universe);
  const limit = observed + LOG_RELATIVE_ERROR;
  const flat = shared === middle || nextRatio(shared - 1, sizeA, sizeB, universe) > 1 - 2e-7;
  if (flat && cellTerm(middle, sizeA, sizeB, universe) <= limit) return 0;
  let sum = upwardSum(shared, sizeA, sizeB, universe);
  if (middle > lowest) sum += oppositeSum(shared, observed, sizeA, sizeB, universe);
  return Math.min(0, marginTerm(sizeA, sizeB, universe) + observed + Math.log(sum));
}

/**
 * log10 p of sharing `shared` members or more ('upper'), or fewer ('lower'), or any number no more probable ('two-sided', with R's slack of 1e-7).
 * Both tails include the observed number. NaN where a size is negative, not an integer, or larger than the universe.
 *
 * **Source:** summation from Loader's density away from the mode; two-sided rule of R's `fisher.test`.
 * **R:** upper `phyper(shared - 1, sizeA, universe - sizeA, sizeB, lower.tail = FALSE, log.p = TRUE) / log(10)`
 */
export function hypergeometricLog10P(
  shared: number,
  sizeA: number,
  sizeB: number,
  universe: number,
  tail: Tail,
): number {
  if (!(sizeA >= 0 && sizeB >= 0 && sizeA <= universe && sizeB <= universe) || !Number.isInteger(shared))
    return NaN;
  const logP = tail === 'upper' ? logUpper : tail === 'lower' ? logLower : logTwoSided;
  return logP(shared, sizeA, sizeB, universe) * LOG10_E;
}

/**
 * log10 of the mid-p of sharing `shared` members or more: half of the observed number's own probability is left out. Where few shared
 * members are expected the exact p stays below its level; the mid-p's share of false alarms is near it, though it may be a little above.
 *
 * **Source:** Lancaster HO (1961), JASA 56:223.
 * **R:** `p <- phyper(shared - 1:0, sizeA, universe - sizeA, sizeB, lower.tail = FALSE); log10(mean(p))`
 */
export function hypergeometricMidLog10P(
  shared: number,
  sizeA: number,
  sizeB: number,
  universe: number,
): number {
  const upper = hypergeometricLog10P(shared, sizeA, sizeB, universe, 'upper');
  const own = logHypergeometricDensity(shared, sizeA, sizeB, universe) * LOG10_E;
  const share = Math.min(1, Math.exp((own - upper) / LOG10_E));
  return upper + Math.log1p(-0.5 * share) * LOG10_E;
}
