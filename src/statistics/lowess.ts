import { median } from './descriptive.ts';
import { power, square } from './power.ts';
export interface LowessOptions {
  /** Share of the points that take part in each local fit; defaults to 2/3. */
  readonly span?: number;
  /** Rounds that lower the weight of outliers; defaults to 3. */
  readonly robustRounds?: number;
  /** Points within this distance (in units of x) of the last fit are interpolated; defaults to 1 % of the range of x. */
  readonly delta?: number;
}

/**
 * Robust locally weighted linear regression of y on x.
 *
 * **Source:** Cleveland, J Am Stat Assoc 1979;74:829, and his interpolation between fits.
 * **R:** `lowess(x, y, f = span, iter = robustRounds, delta = delta)$y`
 * @param x ascending, finite
 * @returns the fitted values, one per point
 */
export function lowess(x: Float64Array, y: Float64Array, options: LowessOptions = {}): Float64Array {
  const n = x.length;
  if (n < 2) return y.slice();
  const range = x[n - 1] - x[0];
  const delta = options.delta ?? 0.01 * range;
  const neighbors = Math.min(n, Math.max(2, Math.floor((options.span ?? 2 / 3) * n + 1e-7)));
  const rounds = options.robustRounds ?? 3;
  const robustness = new Float64Array(n).fill(1);
  const fitted = new Float64Array(n);
  const points = { x, y, robustness, weights: new Float64Array(n) };
  for (let round = 0; ; round++) {
    smooth(points, neighbors, delta, fitted);
    if (round === rounds || !reweigh(y, fitted, robustness)) return fitted;
  }
}

/** n points, and room for the weights of a fit. */
interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Weight of each point against outliers, 0 to 1. */
  readonly robustness: Float64Array;
  readonly weights: Float64Array;
}

function smooth(points: Points, neighbors: number, delta: number, fitted: Float64Array): void {
  const { x, y } = points;
  const n = x.length;
  let left = 0;
  let last = -1;
  let at = 0;
  for (;;) {
    while (left + neighbors < n && x[at] - x[left] > x[left + neighbors] - x[at]) left++;
    const local = fitAt(points, x[at], left, left + neighbors - 1);
    fitted[at] = Number.isNaN(local) ? y[at] : local;
    for (let i = last + 1; i < at && last >= 0; i++)
      fitted[i] = fitted[last] + ((x[i] - x[last]) / (x[at] - x[last])) * (fitted[at] - fitted[last]);
    last = at;
    if (last === n - 1) return;
    // The next fit stands at the farthest point within delta; points equal to this one share its value.
    let next = last + 1;
    for (; next < n && x[next] <= x[at] + delta; next++) {
      if (x[next] === x[last]) {
        fitted[next] = fitted[last];
        last = next;
      }
    }
    if (last === n - 1) return;
    at = Math.max(last + 1, next - 1);
  }
}

/** Weighted straight line through the neighbourhood of `place`, read off there; NaN where no point has weight. */
function fitAt({ x, y, robustness, weights }: Points, place: number, left: number, right: number): number {
  const n = x.length;
  const radius = Math.max(place - x[left], x[right] - place);
  let total = 0;
  let end = left;
  for (; end < n; end++) {
    const distance = Math.abs(x[end] - place);
    weights[end] = 0;
    if (distance <= 0.999 * radius) {
      const share = distance / radius;
      const tricube = distance <= 0.001 * radius ? 1 : power(1 - share * share * share, 3);
      weights[end] = tricube * robustness[end];
      total += weights[end];
    } else if (x[end] > place) break;
  }
  if (!(total > 0)) return NaN;
  let center = 0;
  for (let j = left; j < end; j++) center += (weights[j] / total) * x[j];
  let spread = 0;
  for (let j = left; j < end; j++) spread += (weights[j] / total) * square(x[j] - center);
  // Points that hardly differ in x give a mean, not a line.
  const slope = Math.sqrt(spread) > 0.001 * (x[n - 1] - x[0]) ? (place - center) / spread : 0;
  let value = 0;
  for (let j = left; j < end; j++) value += (weights[j] / total) * (1 + slope * (x[j] - center)) * y[j];
  return value;
}

/** Bisquare weights of the residuals; false when the fit is already perfect. */
function reweigh(y: Float64Array, fitted: Float64Array, robustness: Float64Array): boolean {
  const n = y.length;
  const size = y.map((value, i) => Math.abs(value - fitted[i]));
  const limit = 6 * median(size);
  if (limit < (1e-7 * size.reduce((sum, value) => sum + value, 0)) / n) return false;
  for (let i = 0; i < n; i++) {
    if (size[i] <= 0.001 * limit) robustness[i] = 1;
    else robustness[i] = size[i] <= 0.999 * limit ? square(1 - square(size[i] / limit)) : 0;
  }
  return true;
}
