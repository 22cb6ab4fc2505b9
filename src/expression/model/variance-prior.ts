import { caution, note, type Notice } from '../../messages/message.ts';
import { mean, median } from '../../statistics/descriptive.ts';
import { digamma, trigamma, trigammaInverse } from '../../statistics/distributions/special-functions.ts';
import { fitNaturalSpline } from './natural-spline.ts';
import { square } from '../../statistics/power.ts';

/** What all rows together say about the variance of one. */
export interface VariancePrior {
  /** Prior variance of every row. */
  readonly variance: Float64Array;
  /** Prior degrees of freedom of every row; Infinity where all rows share one variance. */
  readonly degrees: Float64Array;
  /** Prior degrees of freedom before single rows were released from the prior. */
  readonly commonDegrees: number;
  readonly notices: readonly Notice[];
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
  const used = usableRows(variances, degrees);
  if (used.length === 0) throw new RangeError('no row has residual degrees of freedom');
  const rows = variances.length;
  if (used.length === 1)
    return {
      variance: new Float64Array(rows).fill(variances[used[0]]),
      degrees: new Float64Array(rows),
      commonDegrees: 0,
      notices: [],
    };
  const { floored, notices } = floorVariances(Float64Array.from(used, (row) => variances[row]));
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
    spread = e.reduce((sum, value) => sum + square(value - center), 0) / (n - 1);
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
    return { variance: prior, degrees: new Float64Array(rows).fill(common), commonDegrees: common, notices };
  }
  const pooled = mean(floored);
  for (let row = 0; row < rows; row++) prior[row] = splineDegrees < 2 ? pooled : Math.exp(location(row));
  return {
    variance: prior,
    degrees: new Float64Array(rows).fill(Infinity),
    commonDegrees: Infinity,
    notices,
  };
}

/** Rows with a finite variance and residual degrees of freedom. */
export function usableRows(variances: Float64Array, degrees: Float64Array): Uint32Array {
  return Uint32Array.from(variances.keys()).filter(
    (row) => Number.isFinite(variances[row]) && Number.isFinite(degrees[row]) && degrees[row] > 1e-15,
  );
}

function floorVariances(variances: Float64Array): { floored: Float64Array; notices: Notice[] } {
  const middle = median(variances);
  const least = 1e-5 * (middle === 0 ? 1 : middle);
  const floored = variances.map((variance) => Math.max(variance, least));
  if (middle === 0) return { floored, notices: [caution('expression.no-variation')] };
  return { floored, notices: variances.includes(0) ? [note('expression.small-variance')] : [] };
}

function distinct(rows: Uint32Array, covariate: Float64Array): number {
  const values = new Set<number>();
  for (const row of rows) {
    values.add(covariate[row]);
    if (values.size > 4) break;
  }
  return values.size;
}
