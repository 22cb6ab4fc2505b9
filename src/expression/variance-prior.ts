import { mean, median } from '../statistics/descriptive.ts';
import { digamma, trigamma, trigammaInverse } from '../statistics/special-functions.ts';
import { fitNaturalSpline } from './natural-spline.ts';

/** What all rows together say about the variance of one. */
export interface VariancePrior {
  /** Prior variance of every row. */
  readonly variance: Float64Array;
  /** Prior degrees of freedom of every row; Infinity where all rows share one variance. */
  readonly degrees: Float64Array;
  /** Prior degrees of freedom before single rows were released from the prior. */
  readonly commonDegrees: number;
  /** Remarks for the user. */
  readonly notes: readonly string[];
}

/**
 * Scaled inverse chi-squared prior of the residual variances, by the moments of log variances; with a
 * covariate (average expression) its scale follows a natural spline.
 *
 * **Source:** Smyth, Stat Appl Genet Mol Biol 2004;3:3, section 6.2; trend as limma.
 * **R:** `limma::fitFDist(variance, degrees, covariate)`
 * @param variances residual variances; rows whose degrees are 0 do not take part
 * @param covariate average expression, without missing values
 * @throws RangeError when no row has residual degrees of freedom
 */
export function estimateVariancePrior(
  variances: Float64Array,
  degrees: Float64Array,
  covariate?: Float64Array,
): VariancePrior {
  const notes: string[] = [];
  const used = usableRows(variances, degrees);
  if (used.length === 0) throw new RangeError('no row has residual degrees of freedom');
  const rows = variances.length;
  if (used.length === 1)
    return {
      variance: new Float64Array(rows).fill(variances[used[0]]),
      degrees: new Float64Array(rows),
      commonDegrees: 0,
      notes,
    };
  const floored = floorVariances(
    Float64Array.from(used, (row) => variances[row]),
    notes,
  );
  const n = used.length;
  const e = new Float64Array(n);
  let expectedSpread = 0;
  for (let i = 0; i < n; i++) {
    const half = degrees[used[i]] / 2;
    e[i] = Math.log(floored[i]) - digamma(half) + Math.log(half);
    expectedSpread += trigamma(half);
  }
  expectedSpread /= n;
  const splineDegrees =
    covariate === undefined
      ? 1
      : Math.min(1 + Number(n >= 3) + Number(n >= 6) + Number(n >= 30), distinct(used, covariate));
  let location: (row: number) => number;
  let spread: number;
  if (covariate === undefined || splineDegrees < 2) {
    const center = mean(e);
    location = () => center;
    spread = e.reduce((sum, value) => sum + (value - center) ** 2, 0) / (n - 1);
  } else {
    const spline = fitNaturalSpline(
      Float64Array.from(used, (row) => covariate[row]),
      e,
      splineDegrees,
    );
    location = (row) => spline.predict(covariate[row]);
    spread = spline.residualSum / (n - spline.degrees);
  }
  const excess = spread - expectedSpread;
  const prior = new Float64Array(rows);
  if (excess > 0) {
    const common = 2 * trigammaInverse(excess);
    const shift = digamma(common / 2) - Math.log(common / 2);
    for (let row = 0; row < rows; row++) prior[row] = Math.exp(location(row) + shift);
    return { variance: prior, degrees: new Float64Array(rows).fill(common), commonDegrees: common, notes };
  }
  const pooled = mean(floored);
  for (let row = 0; row < rows; row++) prior[row] = splineDegrees < 2 ? pooled : Math.exp(location(row));
  return {
    variance: prior,
    degrees: new Float64Array(rows).fill(Infinity),
    commonDegrees: Infinity,
    notes,
  };
}

/** Rows with a finite variance and residual degrees of freedom. */
export function usableRows(variances: Float64Array, degrees: Float64Array): Uint32Array {
  return Uint32Array.from(variances.keys()).filter(
    (row) => Number.isFinite(variances[row]) && Number.isFinite(degrees[row]) && degrees[row] > 1e-15,
  );
}

function floorVariances(variances: Float64Array, notes: string[]): Float64Array {
  let middle = median(variances);
  if (middle === 0) {
    notes.push('more than half of the rows do not vary at all between replicates: p-values are unreliable');
    middle = 1;
  } else if (variances.includes(0))
    notes.push('rows without any variation between replicates were given a small variance');
  return variances.map((variance) => Math.max(variance, 1e-5 * middle));
}

function distinct(rows: Uint32Array, covariate: Float64Array): number {
  const values = new Set<number>();
  for (const row of rows) {
    values.add(covariate[row]);
    if (values.size > 4) break;
  }
  return values.size;
}
