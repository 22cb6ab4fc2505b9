// The parameters of a curve that lie nearest to points, within bounds; a handful of parameters, from given starts.

/** A curve that is fitted to points. */
export interface CurveModel {
  readonly points: number;
  readonly parameters: number;
  /**
   * What the curve gives at its points.
   * @param predicted filled with one value for each point
   * @param slopes filled with the derivatives, points x parameters, row by row
   */
  readonly at: (parameters: Float64Array, predicted: Float64Array, slopes: Float64Array | null) => void;
}

/** Ends between which each parameter stays; one whose ends are equal is held there. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface LeastSquares {
  readonly parameters: Float64Array;
  /** Sum of the squared distances. */
  readonly residualSquares: number;
  readonly converged: boolean;
  /** 1 where a parameter lies at one of its ends, or is held. */
  readonly atBound: Uint8Array;
}

const MOST_STEPS = 200;
const FIRST_DAMPING = 1e-3;
const LARGEST_DAMPING = 1e12;
/** A step that gains less than this part of the sum of squares, and moves no parameter by more than its root, is the last. */
const SMALLEST_GAIN = 1e-14;
const SMALLEST_MOVE = 1e-9;

/**
 * Least squares by damped Gauss-Newton steps; a parameter that wants beyond an end stays there while it does.
 *
 * @param y one value for each point @param start within the bounds, or moved into them
 *
 * **Source:** Marquardt DW (1963), J SIAM 11:431, with the damping scaled by the diagonal; bounds by an active set (Kanzow C et al. 2004).
 * **R:** `minpack.lm::nlsLM(y ~ f(x), start, lower, upper)`
 */
export function leastSquares(
  model: CurveModel,
  y: Float64Array,
  start: ArrayLike<number>,
  bounds: Bounds,
): LeastSquares {
  const { points, parameters: count } = model;
  let at = clipped(Float64Array.from(start), bounds);
  const [predicted, tried] = [new Float64Array(points), new Float64Array(points)];
  const slopes = new Float64Array(points * count);
  const normal = new Float64Array(count * count);
  const gradient = new Float64Array(count);
  const free = new Uint8Array(count);
  let trial: Float64Array = new Float64Array(count);
  model.at(at, predicted, slopes);
  let squares = squaresOf(predicted, y);
  let damping = FIRST_DAMPING;
  let converged = false;
  for (let step = 0; step < MOST_STEPS && !converged; step++) {
    normalEquations({ slopes, predicted, y }, normal, gradient);
    markFree(at, gradient, bounds, free);
    let better = false;
    while (!better && damping < LARGEST_DAMPING) {
      moved(normal, gradient, free, damping, trial);
      for (let j = 0; j < count; j++) trial[j] += at[j];
      clipped(trial, bounds);
      model.at(trial, tried, null);
      const next = squaresOf(tried, y);
      if (next <= squares) {
        converged = squares - next <= SMALLEST_GAIN * squares && isNear(at, trial);
        [at, trial] = [trial, at];
        squares = next;
        better = true;
        damping = Math.max(1e-12, damping / 10);
      } else {
        // Where no step of any length gains, the sum of squares is at its lowest.
        if (isNear(at, trial)) break;
        damping *= 10;
      }
    }
    if (!better) converged = true;
    else if (!converged) model.at(at, predicted, slopes);
  }
  return { parameters: at, residualSquares: squares, converged, atBound: boundOf(at, bounds) };
}

/**
 * Covariance of the parameters, parameters x parameters: the residual variance times the inverse of half the second derivatives of the
 * sum of squares; NaN for a parameter at a bound, for all where points are too few or do not tell them apart.
 * @param information 'expected' leaves the curve's own second derivatives out (as `nls` does), 'observed' keeps them (as `drc` does)
 *
 * **R:** `vcov(nls(...))`; `vcov(drc::drm(...))`
 */
export function covarianceOf(
  model: CurveModel,
  { parameters, residualSquares, atBound }: LeastSquares,
  { y, information }: { readonly y: Float64Array; readonly information: 'expected' | 'observed' },
): Float64Array {
  const { points, parameters: count } = model;
  const slopes = new Float64Array(points * count);
  const predicted = new Float64Array(points);
  model.at(parameters, predicted, slopes);
  const normal = new Float64Array(count * count);
  normalEquations({ slopes, predicted, y }, normal, new Float64Array(count));
  if (information === 'observed') subtractBending(model, parameters, { predicted, y }, normal);
  const free = atBound.map((bound) => 1 - bound);
  const degrees = points - free.reduce((sum, one) => sum + one, 0);
  const covariance = new Float64Array(count * count).fill(NaN);
  const column = new Float64Array(count);
  const unit = new Float64Array(count);
  for (let j = 0; j < count && degrees > 0; j++) {
    if (free[j] === 0) continue;
    unit.fill(0)[j] = 1;
    if (!moved(normal, unit, free, 0, column)) return covariance.fill(NaN);
    for (let i = 0; i < count; i++)
      if (free[i] === 1) covariance[i * count + j] = (column[i] * residualSquares) / degrees;
  }
  return covariance;
}

/** Takes from the normal matrix the residuals times the second derivatives of the curve, which are differences of its slopes. */
function subtractBending(
  { points, parameters: count, at }: CurveModel,
  parameters: Float64Array,
  { predicted, y }: Readonly<Record<'predicted' | 'y', Float64Array>>,
  normal: Float64Array,
): void {
  const moved = parameters.slice();
  const unused = new Float64Array(points);
  const sides = [new Float64Array(points * count), new Float64Array(points * count)];
  for (let j = 0; j < count; j++) {
    const step = 1e-5 * (Math.abs(parameters[j]) + 1e-2);
    for (const side of [0, 1]) {
      moved[j] = parameters[j] + (side === 0 ? -step : step);
      at(moved, unused, sides[side]);
    }
    moved[j] = parameters[j];
    for (let k = 0; k <= j; k++) {
      let sum = 0;
      for (let i = 0; i < points; i++)
        sum += (y[i] - predicted[i]) * (sides[1][i * count + k] - sides[0][i * count + k]);
      normal[j * count + k] -= sum / (2 * step);
    }
  }
}

function clipped(values: Float64Array, { low, high }: Bounds): Float64Array {
  for (let j = 0; j < values.length; j++) values[j] = Math.min(high[j], Math.max(low[j], values[j]));
  return values;
}

function boundOf(values: Float64Array, { low, high }: Bounds): Uint8Array {
  return Uint8Array.from(values, (value, j) => (value <= low[j] || value >= high[j] ? 1 : 0));
}

function squaresOf(predicted: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const rest = y[i] - predicted[i];
    sum += rest * rest;
  }
  return Number.isNaN(sum) ? Infinity : sum;
}

/** J'J into `normal`, J'(y - predicted) into `gradient`. */
function normalEquations(
  { slopes, predicted, y }: Readonly<Record<'slopes' | 'predicted' | 'y', Float64Array>>,
  normal: Float64Array,
  gradient: Float64Array,
): void {
  const count = gradient.length;
  normal.fill(0);
  gradient.fill(0);
  for (let i = 0; i < y.length; i++) {
    const row = i * count;
    const rest = y[i] - predicted[i];
    for (let j = 0; j < count; j++) {
      const slope = slopes[row + j];
      gradient[j] += slope * rest;
      for (let k = 0; k <= j; k++) normal[j * count + k] += slope * slopes[row + k];
    }
  }
}

function markFree(at: Float64Array, gradient: Float64Array, { low, high }: Bounds, free: Uint8Array): void {
  for (let j = 0; j < at.length; j++) {
    const pushed = (at[j] <= low[j] && gradient[j] <= 0) || (at[j] >= high[j] && gradient[j] >= 0);
    free[j] = pushed || low[j] === high[j] ? 0 : 1;
  }
}

const factor = new Float64Array(64);

/** Solves (normal + damping diag) move = right over the free parameters (at most eight); false where they are not told apart. */
function moved(
  normal: Float64Array,
  right: Float64Array,
  free: Uint8Array,
  damping: number,
  move: Float64Array,
): boolean {
  const count = right.length;
  let told = true;
  for (let j = 0; j < count; j++) {
    move[j] = free[j] === 1 ? right[j] : 0;
    if (free[j] === 0) continue;
    for (let k = 0; k <= j; k++) {
      if (free[k] === 0) continue;
      let sum = normal[j * count + k];
      if (j === k) sum += damping * sum + 1e-300;
      for (let m = 0; m < k; m++) if (free[m] === 1) sum -= factor[j * 8 + m] * factor[k * 8 + m];
      if (j !== k) factor[j * 8 + k] = sum / factor[k * 8 + k];
      else {
        told &&= sum > 1e-13 * normal[j * count + j];
        factor[j * 8 + j] = Math.sqrt(Math.max(sum, 1e-300));
      }
    }
    for (let m = 0; m < j; m++) if (free[m] === 1) move[j] -= factor[j * 8 + m] * move[m];
    move[j] /= factor[j * 8 + j];
  }
  for (let j = count - 1; j >= 0; j--) {
    if (free[j] === 0) continue;
    for (let m = j + 1; m < count; m++) if (free[m] === 1) move[j] -= factor[m * 8 + j] * move[m];
    move[j] /= factor[j * 8 + j];
  }
  return told;
}

function isNear(from: Float64Array, to: Float64Array): boolean {
  for (let j = 0; j < from.length; j++)
    if (!(Math.abs(to[j] - from[j]) <= SMALLEST_MOVE * (Math.abs(from[j]) + SMALLEST_MOVE))) return false;
  return true;
}
