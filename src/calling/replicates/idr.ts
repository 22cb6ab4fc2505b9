// The irreproducible discovery rate: which of the peaks that two replicates share rank alike in both by more than chance?
import { sortOrder } from '../../statistics/sort-order.ts';
import { mixtureQuantiles, type IdrModel, type Placed } from './mixture-quantiles.ts';

/** What two columns of signal are told; n peaks in their order. */
export interface Idr {
  readonly kind: 'estimated';
  readonly model: IdrModel;
  /** Expectations and maximisations, each with pseudo-values made anew. */
  readonly steps: number;
  readonly converged: boolean;
  /** Chance that the peak is not reproducible, 1e-6 to 1. */
  readonly localIdr: Float64Array;
  /** Expected share of irreproducible peaks among those with a local IDR as low or lower. */
  readonly globalIdr: Float64Array;
  /** min(1000, whole part of -125 log2 of the global IDR): 540 at 0.05. */
  readonly score: Uint16Array;
  /** Peaks that share their signal with another one, in either replicate. */
  readonly tied: number;
}

/** Why there is no estimate. */
export interface NoIdr {
  readonly kind: 'too few peaks' | 'too few values';
  /** Matched peaks, or different signals in the replicate that has fewer of them. */
  readonly count: number;
}

/** Fewest matched peaks, and fewest different signals among them. */
export const FEWEST_MATCHED = 20;

const START: IdrModel = { mu: 0.1, sigma: 1, rho: 0.2, p: 0.5 };
const BOUNDS = { mu: [0, 20], sigma: [0.2, 20], rho: [0.1, 0.99], p: [0.01, 0.99] } as const;
const NAMES = ['mu', 'sigma', 'rho', 'p'] as const;
const LEAST_LOCAL = 1e-6;
/** How far a step moves where the estimates stand still. */
const PRECISION = 1e-9;
/** With 100,000 peaks as many take some seconds. */
const MOST_STEPS = 1000;
/** From a step as short as this on, the next begins where the steps before would stand still. */
const NEAR = 1e-3;
/** Changes of steps that this is told by. */
const REMEMBERED = 3;

/**
 * The irreproducible discovery rate of peaks that two replicates share.
 *
 * Each replicate's signals become ranks r of 1 .. n (the strongest is n) and these the quantiles z of r / (n + 1) in the mixture
 * p N(mu, sigma^2) + (1 - p) N(0, 1). Of pairs (z1, z2), a share p is bivariate normal (mu, sigma, rho) and the rest standard
 * normal without correlation. One step takes z for the estimates and then the expectation and maximisation for this z, within the bounds
 * mu 0-20, sigma 0.2-20, rho 0.1-0.99, p 0.01-0.99; it is repeated from mu 0.1, sigma 1, rho 0.2, p 0.5 until nothing moves. Steps
 * that have become short are lengthened (Anderson's extrapolation) and taken back where the next one is longer; long ones stay as they are, for
 * where a lengthened one leads to may be another estimate than the reference's.
 *
 * The reference makes up to 100 maximisations before it takes z anew, changes to coordinate ascent at a bound and ends when an
 * iteration moves less than 1e-6: the same estimates stand still under both.
 *
 * Where nothing stands still after 1,000 steps, as may be where nearly all peaks are reproducible, it is the model that a step moved least.
 *
 * Local IDR: 1 - P(reproducible | z1, z2), 1 where z1 + z2 < 0, never below 1e-6. Global IDR: mean of all local IDR that are as
 * low or lower. Equal signals share their mean rank, so that nothing depends on the order of the peaks or on chance; the
 * reference breaks them at random.
 *
 * **Source:** Li Q et al. 2011, Ann Appl Stat 5:1752; the computation of idr 2.0.3 (Boley); Anderson DG 1965, J ACM 12:547.
 * @param first signals of n matched peaks in one replicate, none of them NaN
 * @param second the same peaks in the other
 */
export function estimateIdr(first: Float64Array, second: Float64Array): Idr | NoIdr {
  const n = first.length;
  if (n < FEWEST_MATCHED) return { kind: 'too few peaks', count: n };
  const columns = [ranked(first), ranked(second)];
  const distinct = Math.min(...columns.map((column) => column.distinct));
  if (distinct < FEWEST_MATCHED) return { kind: 'too few values', count: distinct };
  const { model, steps, converged } = standing((at) => stepFrom(at, mixtureQuantiles(at, columns)));
  const localIdr = localOf(model, mixtureQuantiles(model, columns));
  const globalIdr = globalOf(localIdr);
  const tied = columns[0].tied.reduce((sum, is, i) => sum + (is | columns[1].tied[i]), 0);
  const score = Uint16Array.from(globalIdr, idrScore);
  return { kind: 'estimated', model, steps, converged, localIdr, globalIdr, score, tied };
}

/** The model that a step leaves as it is. */
function standing(step: (model: IdrModel) => IdrModel): {
  readonly model: IdrModel;
  readonly steps: number;
  readonly converged: boolean;
} {
  let steps = 0;
  const stepped = (at: Vector): Vector => {
    const model = step(modelOf(at));
    steps++;
    return NAMES.map((name) => model[name]);
  };
  let at: Vector = NAMES.map((name) => START[name]);
  let before: Change | undefined;
  let changes: Change[] = [];
  let stillest = { at, length: Infinity };
  while (steps < MOST_STEPS) {
    const to = stepped(at);
    const move = minus(to, at);
    const length = Math.hypot(...move);
    if (length < PRECISION) return { model: modelOf(to), steps, converged: true };
    if (length < stillest.length) stillest = { at, length };
    if (length > NEAR) {
      at = to;
      [before, changes] = [undefined, []];
    } else if (before !== undefined && length > Math.hypot(...before.move)) {
      // What led astray is forgotten.
      at = before.to;
      [before, changes] = [undefined, []];
    } else {
      if (before !== undefined)
        changes = [{ to: minus(to, before.to), move: minus(move, before.move) }, ...changes];
      changes = changes.slice(0, REMEMBERED);
      before = { to, move };
      at = extrapolated(to, move, changes);
    }
  }
  return { model: modelOf(stillest.at), steps, converged: false };
}

type Vector = readonly number[];

/** Where a step led to and how far it moved, or by how much two steps differed in both. */
interface Change {
  readonly to: Vector;
  readonly move: Vector;
}

/** Where the next step would not move if steps changed as the last ones did (Anderson). */
function extrapolated(to: Vector, move: Vector, changes: readonly Change[]): Vector {
  const directions: Change[] = [];
  let place = to;
  for (const change of changes) {
    let rest = change;
    for (const known of directions) {
      const share = dot(change.move, known.move);
      rest = { to: plus(rest.to, known.to, -share), move: plus(rest.move, known.move, -share) };
    }
    const length = Math.hypot(...rest.move);
    if (length < 1e-4 * Math.hypot(...change.move)) continue;
    const unit = { to: rest.to.map((x) => x / length), move: rest.move.map((x) => x / length) };
    directions.push(unit);
    place = plus(place, unit.to, -dot(move, unit.move));
  }
  return bounded(place);
}

function bounded(place: Vector): Vector {
  return NAMES.map((name, i) => within(name, place[i]));
}

function modelOf([mu, sigma, rho, p]: Vector): IdrModel {
  return { mu, sigma, rho, p };
}

function minus(a: Vector, b: Vector): Vector {
  return plus(a, b, -1);
}

function plus(a: Vector, b: Vector, times: number): Vector {
  return a.map((value, i) => value + times * b[i]);
}

function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/** How a global IDR is written in column 5 of a file: 540 at 0.05, at most 1000. */
export function idrScore(globalIdr: number): number {
  return Math.max(0, Math.min(1000, Math.trunc(-125 * Math.log2(globalIdr + 1e-12))));
}

/** Peaks by their signal, the weakest first, with mean rank / (n + 1). */
interface Ranked extends Placed {
  readonly distinct: number;
  /** 1 for a peak that shares its signal with another. */
  readonly tied: Uint8Array;
}

function ranked(signal: Float64Array): Ranked {
  const n = signal.length;
  // -0 and 0 are one signal.
  const order = sortOrder(signal.map((value) => value + 0));
  const shares = new Float64Array(n);
  const tied = new Uint8Array(n);
  let distinct = 0;
  for (let from = 0; from < n; distinct++) {
    let to = from + 1;
    while (to < n && signal[order[to]] === signal[order[from]]) to++;
    shares.fill((from + to + 1) / 2 / (n + 1), from, to);
    if (to - from > 1) for (let i = from; i < to; i++) tied[order[i]] = 1;
    from = to;
  }
  return { order, shares, distinct, tied };
}

/** Log odds that a pair is reproducible, as a linear function of z1 + z2, z1^2 + z2^2 and z1 z2. */
function logOdds({ mu, sigma, rho, p }: IdrModel) {
  const rest = 1 - rho * rho;
  const scale = 1 / (sigma * sigma * rest);
  return {
    constant:
      Math.log(p / (1 - p)) - 2 * Math.log(sigma) - 0.5 * Math.log(rest) - scale * mu * mu * (1 - rho),
    ofSum: scale * mu * (1 - rho),
    ofSquares: 0.5 - scale / 2,
    ofProduct: scale * rho,
  };
}

/** Sums over the peaks, each weighted by the chance that it is reproducible: of 1, z1 + z2, z1^2 + z2^2 and z1 z2. */
interface Moments {
  readonly weight: number;
  readonly sum: number;
  readonly squares: number;
  readonly product: number;
}

/** One expectation and maximisation for these pseudo-values. */
function stepFrom(model: IdrModel, [z1, z2]: readonly Float64Array[]): IdrModel {
  const { constant, ofSum, ofSquares, ofProduct } = logOdds(model);
  const n = z1.length;
  let weight = 0;
  let sum = 0;
  let squares = 0;
  let product = 0;
  for (let i = 0; i < n; i++) {
    const both = z1[i] + z2[i];
    const square = z1[i] * z1[i] + z2[i] * z2[i];
    const times = z1[i] * z2[i];
    const chance = 1 / (1 + Math.exp(-(constant + ofSum * both + ofSquares * square + ofProduct * times)));
    weight += chance;
    sum += chance * both;
    squares += chance * square;
    product += chance * times;
  }
  return maximised({ weight, sum, squares, product }, n);
}

/** The model within the bounds that the moments are likeliest under. */
function maximised({ weight, sum, squares, product }: Moments, n: number): IdrModel {
  const p = within('p', weight / n);
  const mu = within('mu', sum / (2 * weight));
  // Squares and product about the mean.
  const w = squares - 2 * mu * sum + 2 * mu * mu * weight;
  const v = product - mu * sum + mu * mu * weight;
  const rho = within('rho', (2 * v) / w);
  const free = Math.sqrt((w - 2 * rho * v) / (2 * weight * (1 - rho * rho)));
  const sigma = within('sigma', free);
  if (sigma === free) return { mu, sigma, rho, p };
  const unit = weight * sigma * sigma;
  return { mu, sigma, rho: likeliestCorrelation(w / unit, v / unit), p };
}

/** The correlation within its bounds where the deviation is at one of its own. @param w mean squares of a pair, in units of the deviation @param v mean product */
function likeliestCorrelation(w: number, v: number): number {
  let [low, high]: [number, number] = [...BOUNDS.rho];
  const rises = (rho: number): boolean => rho * (1 - rho * rho) + v * (1 + rho * rho) - w * rho > 0;
  if (!rises(low)) return low;
  if (rises(high)) return high;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (rises(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function within(name: keyof IdrModel, value: number): number {
  const [least, most] = BOUNDS[name];
  return Math.min(most, Math.max(least, value));
}

function localOf(model: IdrModel, [z1, z2]: readonly Float64Array[]): Float64Array {
  const { constant, ofSum, ofSquares, ofProduct } = logOdds(model);
  return z1.map((z, i) => {
    const other = z2[i];
    if (z + other < 0) return 1;
    const odds = constant + ofSum * (z + other) + ofSquares * (z * z + other * other) + ofProduct * z * other;
    return Math.max(LEAST_LOCAL, 1 / (1 + Math.exp(odds)));
  });
}

function globalOf(local: Float64Array): Float64Array {
  const n = local.length;
  const order = sortOrder(local);
  const global = new Float64Array(n);
  let sum = 0;
  for (let from = 0; from < n;) {
    let to = from;
    while (to < n && local[order[to]] === local[order[from]]) sum += local[order[to++]];
    for (; from < to; from++) global[order[from]] = sum / to;
  }
  return global;
}
