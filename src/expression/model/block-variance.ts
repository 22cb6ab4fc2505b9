import { symmetricEigen } from '../../statistics/symmetric-eigen.ts';
import { square } from '../../statistics/power.ts';
import { orthogonalize, type Design, type OrthogonalBasis } from './least-squares.ts';

/** As limma asks of statmod. */
const MOST_ROUNDS = 20;
const TOLERANCE = 1e-6;
/** A variance of the blocks' directions below this share of the largest is rounding. */
const NOTHING = 1e-10;

/** A design with blocks, ready for the variances of one row after another. */
export interface BlockedDesign {
  readonly basis: OrthogonalBasis;
  /** How much of the blocks' variance enters each direction; the other directions have none. */
  readonly share: Float64Array;
  /** These directions, samples x directions, one after the other. */
  readonly directions: Float64Array;
}

/**
 * The directions of the residual space in which blocks vary.
 * @param codes number of each sample's block
 * @param roots of the samples' precision
 */
export function blockedDesign(
  design: Design,
  codes: ArrayLike<number>,
  roots: Float64Array | undefined,
): BlockedDesign {
  const { samples } = design;
  const weighted =
    roots === undefined ? design.values : design.values.map((value, at) => value * roots[at % samples]);
  const basis = orthogonalize({ ...design, values: weighted });
  const numbers = [...new Set(Array.from(codes))];
  const blocks = numbers.length;
  const residual = new Float64Array(samples * blocks);
  numbers.forEach((number, block) => {
    // Errors correlate once they are alike, after the roots: so does generalised least squares have it.
    const column = residual.subarray(block * samples, (block + 1) * samples);
    for (let i = 0; i < samples; i++) if (codes[i] === number) column[i] = 1;
    takeOut(column, basis);
  });
  const gram = new Float64Array(blocks * blocks);
  for (let a = 0; a < blocks; a++)
    for (let b = 0; b < blocks; b++)
      for (let i = 0; i < samples; i++)
        gram[a * blocks + b] += residual[a * samples + i] * residual[b * samples + i];
  const { values, vectors } = symmetricEigen(gram, blocks);
  const least = NOTHING * Math.max(...values);
  const used = [...values.keys()].filter((k) => values[k] > least);
  const directions = new Float64Array(used.length * samples);
  used.forEach((k, place) => {
    for (let block = 0; block < blocks; block++) {
      const factor = vectors[k * blocks + block] / Math.sqrt(values[k]);
      for (let i = 0; i < samples; i++)
        directions[place * samples + i] += factor * residual[block * samples + i];
    }
  });
  return { basis, share: Float64Array.from(used, (k) => values[k]), directions };
}

/** Residuals of least squares, in place. */
function takeOut(y: Float64Array, { q, samples, kept }: OrthogonalBasis): void {
  for (let k = 0; k < kept.length; k++) {
    let effect = 0;
    for (let i = 0; i < samples; i++) effect += q[k * samples + i] * y[i];
    for (let i = 0; i < samples; i++) y[i] -= effect * q[k * samples + i];
  }
}

/**
 * Correlation of two samples of one block: blocks' variance / (blocks' + residual variance), both by restricted maximum
 * likelihood. The squared residuals along each direction are gamma variables of mean residual + share x blocks' variance.
 *
 * **Source:** Smyth, Michaud & Scott, Bioinformatics 2005;21:2067; the fit as statmod does it (damped scoring).
 * **R:** `s <- statmod::mixedModel2Fit(y, X, Z, w, only.varcomp = TRUE, maxit = 20)$varcomp; s[2] / sum(s)`
 * @param y values of one row, multiplied by the roots of the design
 * @returns NaN where the row does not vary, or the design cannot tell the two variances apart
 */
export function blockCorrelation(y: Float64Array, design: BlockedDesign): number {
  const { basis, share, directions } = design;
  const { samples } = basis;
  const total = y.reduce((sum, value) => sum + square(value), 0);
  const rest = y.slice();
  takeOut(rest, basis);
  let left = rest.reduce((sum, value) => sum + square(value), 0);
  // What remains of a row of equal values is rounding, and says nothing.
  if (left <= 1e-20 * total) return NaN;
  const energy = share.map((_, k) => {
    let along = 0;
    for (let i = 0; i < samples; i++) along += directions[k * samples + i] * rest[i];
    return square(along);
  });
  for (const value of energy) left -= value;
  // Directions without a share of the blocks are one group: only their mean matters.
  const free = samples - basis.kept.length - share.length;
  const points: Points =
    free === 0
      ? { x: share, y: energy, count: new Float64Array(share.length).fill(1) }
      : {
          x: Float64Array.of(...share, 0),
          y: Float64Array.of(...energy, Math.max(left, 0) / free),
          count: Float64Array.of(...new Float64Array(share.length).fill(1), free),
        };
  const [residual, blocks] = variances(points);
  return blocks / (residual + blocks);
}

/** Directions of one share together: how many, and the mean of their squared residuals. */
interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly count: Float64Array;
}

type Pair = readonly [number, number];

function variances(points: Points): Pair {
  const { x, y, count } = points;
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < x.length; i++) {
    n += count[i];
    sumX += count[i] * x[i];
    sumY += count[i] * y[i];
  }
  let xx = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    xx += count[i] * square(x[i] - sumX / n);
    xy += count[i] * (x[i] - sumX / n) * (y[i] - sumY / n);
  }
  if (xx <= 1e-14 * square(sumX)) return [NaN, NaN];
  const line: Pair = [(sumY - (xy / xx) * sumX) / n, xy / xx];
  const positive = x.filter((value) => value > 1e-15).length;
  if (n <= 2 || positive <= 1 || xx / (n - 1) <= 1e-15) return line;
  return gammaFit(points, x.every((value) => line[0] + line[1] * value >= 0) ? line : [sumY / n, 0]);
}

/** Identity-link gamma regression on (1, x) by scoring, damped so that the deviance falls. */
function gammaFit(points: Points, start: Pair): Pair {
  const { x, y, count } = points;
  let beta = start;
  let mu = meansOf(points, beta);
  let deviance = devianceOf(points, mu);
  let damping = 0;
  for (let round = 1; round <= MOST_ROUNDS + 1; round++) {
    const largest = Math.max(...mu.map(square));
    let [aa, ab, bb, da, db] = [0, 0, 0, 0, 0];
    for (let i = 0; i < x.length; i++) {
      const w = count[i] / Math.max(square(mu[i]), largest / 1000);
      aa += w;
      ab += w * x[i];
      bb += w * square(x[i]);
      da += w * (y[i] - mu[i]);
      db += w * x[i] * (y[i] - mu[i]);
    }
    const information = Math.max(aa, bb);
    if (round === 1) damping = (aa + bb) / 4;
    const before = { beta, deviance };
    let step: Pair = [0, 0];
    let tries = 0;
    for (;;) {
      tries++;
      const [a, b] = [aa + damping, bb + damping];
      const determinant = a * b - square(ab);
      step = [(b * da - ab * db) / determinant, (a * db - ab * da) / determinant];
      beta = [before.beta[0] + step[0], before.beta[1] + step[1]];
      mu = meansOf(points, beta);
      deviance = devianceOf(points, mu);
      if (deviance <= before.deviance || deviance / Math.max(...mu) < 1e-15) break;
      if (damping / information > 1e15) return before.beta;
      damping *= 2;
    }
    if (tries === 1) damping /= 10;
    if (da * step[0] + db * step[1] < TOLERANCE || deviance / Math.max(...mu) < 1e-15) break;
  }
  return beta;
}

function meansOf({ x }: Points, [residual, blocks]: Pair): Float64Array {
  return x.map((value) => residual + blocks * value);
}

function devianceOf({ y, count }: Points, mu: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    if (mu[i] < 0) return Infinity;
    sum += count[i] * ((y[i] - mu[i]) / mu[i] - Math.log(y[i] / mu[i]));
  }
  return 2 * sum;
}
