import { sortedQuantile } from '../../statistics/descriptive.ts';
import { power, square } from '../../statistics/power.ts';

/**
 * Kernel density on an even grid: Epanechnikov kernel, Silverman's bandwidth, computed on a finer grid
 * between which values are interpolated (as R's `density` did before version 4.4).
 */
export interface Density {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Kernel density estimate.
 *
 * **Source:** Silverman, Density Estimation, 1986.
 * **R:** `density(values, kernel = "epanechnikov", n = points)`, with `old.coords = TRUE` from R 4.4 on
 * @param values finite numbers, in any order
 * @param points size of the grid, a power of two of at least 512
 */
export function kernelDensity(values: Float64Array, points: number): Density {
  const n = values.length;
  const sorted = values.slice().sort();
  const bandwidth = silvermanBandwidth(sorted);
  const from = sorted[0] - 3 * bandwidth;
  const to = sorted[n - 1] + 3 * bandwidth;
  const low = from - 4 * bandwidth;
  const high = to + 4 * bandwidth;
  const step = (high - low) / (points - 1);
  const mass = linearBinning(sorted, low, step, points);
  const radius = Math.sqrt(5) * bandwidth;
  // R and affy lay the kernel out on a grid that is finer by 1 part in 2 n - 1; the mode depends on it.
  const density = convolve(mass, (2 * (high - low)) / (2 * points - 1), radius);
  const x = new Float64Array(points);
  const y = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    x[i] = from + (i / (points - 1)) * (to - from);
    const place = (x[i] - low) / step;
    const left = Math.min(points - 2, Math.floor(place));
    y[i] = density[left] + (place - left) * (density[left + 1] - density[left]);
  }
  return { x, y };
}

/** Place of the highest point of the kernel density on 2^14 points. **R:** affy's `max.density` */
export function modeOfDensity(values: Float64Array): number {
  const { x, y } = kernelDensity(values, 1 << 14);
  let best = 0;
  for (let i = 1; i < y.length; i++) if (y[i] > y[best]) best = i;
  return x[best];
}

function silvermanBandwidth(sorted: Float64Array): number {
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + square(value - mean), 0) / (n - 1));
  const spread = (sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25)) / 1.34;
  const scale = Math.min(deviation, spread) || deviation || Math.abs(sorted[0]) || 1;
  return 0.9 * scale * power(n, -0.2);
}

/** Each value's share of the total mass, split between its two neighbours on the grid. */
function linearBinning(values: Float64Array, low: number, step: number, points: number): Float64Array {
  const mass = new Float64Array(points);
  const share = 1 / values.length;
  for (const value of values) {
    const place = (value - low) / step;
    const left = Math.floor(place);
    const right = place - left;
    mass[left] += share * (1 - right);
    mass[left + 1] += share * right;
  }
  return mass;
}

/**
 * Convolution with the kernel 3/4 (1 - (d/radius)^2) / radius. The kernel is a parabola, so running sums of
 * the mass and of its first two moments give every point in constant time.
 */
function convolve(mass: Float64Array, step: number, radius: number): Float64Array {
  const points = mass.length;
  const reach = Math.ceil(radius / step) - 1;
  const density = new Float64Array(points);
  const scale = 0.75 / radius;
  const ratio = square(step / radius);
  // Moments are taken about the current point, so nothing large is subtracted.
  let sum = 0;
  let first = 0;
  let second = 0;
  for (let j = 0; j < Math.min(reach, points); j++) {
    sum += mass[j];
    first += mass[j] * j;
    second += mass[j] * j * j;
  }
  for (let i = 0; i < points; i++) {
    const entering = i + reach;
    if (entering < points) {
      sum += mass[entering];
      first += mass[entering] * reach;
      second += mass[entering] * reach * reach;
    }
    density[i] = Math.max(0, scale * (sum - ratio * second));
    const leaving = i - reach;
    if (leaving >= 0) {
      sum -= mass[leaving];
      first += mass[leaving] * reach;
      second -= mass[leaving] * reach * reach;
    }
    // Move the origin one point to the right.
    second += sum - 2 * first;
    first -= sum;
  }
  return density;
}
