import { sortedQuantile } from '../../statistics/descriptive.ts';
import { orthogonalize } from './least-squares.ts';
import { power } from '../../statistics/power.ts';

/** A least-squares natural cubic spline. */
export interface SplineFit {
  readonly fitted: Float64Array;
  /** Residual sum of squares. */
  readonly residualSum: number;
  /** Degrees of freedom of the spline. */
  readonly degrees: number;
  /** The spline at another place; straight beyond the range of x. */
  predict(x: number): number;
}

/**
 * Fits a natural cubic spline with an intercept; its inner knots stand at quantiles of x, the outer ones at its ends.
 *
 * **Source:** Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 5.2.1.
 * **R:** `lm.fit(splines::ns(x, df = degrees, intercept = TRUE), y)$fitted`
 * @param degrees dimension of the spline, at least 2 (a straight line)
 */
export function fitNaturalSpline(x: Float64Array, y: Float64Array, degrees: number): SplineFit {
  const sorted = x.slice().sort();
  const low = sorted[0];
  const range = sorted[sorted.length - 1] - low;
  const knots = Array.from(
    { length: degrees },
    (_, i) => (sortedQuantile(sorted, i / (degrees - 1)) - low) / range,
  );
  const basisRow = (value: number): number[] => naturalCubicBasis((value - low) / range, knots);
  const n = x.length;
  const values = new Float64Array(n * degrees);
  for (let i = 0; i < n; i++) {
    basisRow(x[i]).forEach((value, column) => (values[column * n + i] = value));
  }
  const columnNames = knots.map((_, column) => `basis ${column + 1}`);
  const { q, r, kept } = orthogonalize({ columnNames, samples: n, values });
  const rank = kept.length;
  const fitted = new Float64Array(n);
  const residual = y.slice();
  const effects = new Float64Array(rank);
  for (let k = 0; k < rank; k++) {
    for (let i = 0; i < n; i++) effects[k] += q[k * n + i] * residual[i];
    for (let i = 0; i < n; i++) {
      fitted[i] += effects[k] * q[k * n + i];
      residual[i] -= effects[k] * q[k * n + i];
    }
  }
  const coefficients = new Float64Array(rank);
  for (let k = rank - 1; k >= 0; k--) {
    let sum = effects[k];
    for (let i = k + 1; i < rank; i++) sum -= r[i * rank + k] * coefficients[i];
    coefficients[k] = sum / r[k * rank + k];
  }
  return {
    fitted,
    residualSum: residual.reduce((sum, value) => sum + value * value, 0),
    degrees: rank,
    predict: (value) => {
      const row = basisRow(value);
      return kept.reduce((sum, column, k) => sum + coefficients[k] * row[column], 0);
    },
  };
}

/** The natural cubic basis 1, x, d_k - d_last of a place over ascending knots, one element per knot. */
export function naturalCubicBasis(x: number, knots: readonly number[]): number[] {
  const last = knots.length - 1;
  const d = (k: number): number =>
    (power(Math.max(0, x - knots[k]), 3) - power(Math.max(0, x - knots[last]), 3)) / (knots[last] - knots[k]);
  const row = [1, x];
  for (let k = 0; k < last - 1; k++) row.push(d(k) - d(last - 1));
  return row;
}
