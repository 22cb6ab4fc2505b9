import { chiSquaredLog10P } from '../../statistics/distributions/chi-squared.ts';
import { median, ranks, sortedQuantile } from '../../statistics/descriptive.ts';
import { fLog10P, fQuantile } from '../../statistics/distributions/f-distribution.ts';
import { lowess } from '../../statistics/lowess.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';
import { logBeta, logGamma } from '../../statistics/distributions/special-functions.ts';
import { gaussLegendre } from '../arrays/gauss-legendre.ts';
import { estimateVariancePrior, usableRows, type VariancePrior } from './variance-prior.ts';
import { power, square } from '../../statistics/power.ts';

/** Shares of the log variances that are winsorised below and above. */
const LOWER = 0.05;
const UPPER = 0.1;
const TREND_SPAN = 0.4;
const quadrature = gaussLegendre(128);

/**
 * Variance prior that single outlier variances cannot pull: moments of winsorised log variances, and less
 * prior weight for rows whose variance is larger than the prior allows.
 *
 * **Source:** Phipson et al., Ann Appl Stat 2016;10:946.
 * **R:** `limma::fitFDistRobustly(variance, degrees, covariate)`
 * @throws RangeError when no row has residual degrees of freedom
 */
export function estimateRobustVariancePrior(
  variances: Float64Array,
  degrees: Float64Array,
  covariate?: Float64Array,
): VariancePrior {
  const plain = estimateVariancePrior(variances, degrees, covariate);
  const used = usableRows(variances, degrees);
  const n = used.length;
  if (n < 3 || Math.max(LOWER, UPPER) < 1 / n || plain.commonDegrees === Infinity) return plain;
  const { values, numerator } = commonDegrees(variances, degrees, used, plain);
  const z = values.map(Math.log);
  const trend = covariate === undefined ? constantTrend(z) : lowessTrend(z, used, covariate);
  const residual = z.map((value, i) => value - trend[i]);
  const { mean, variance } = winsorizedSample(residual);
  const excess = (priorDegrees: number): number =>
    Math.log(variance / winsorizedMoments(numerator, priorDegrees).variance);
  let common: number;
  if (excess(Infinity) <= 0) common = Infinity;
  else if (excess(plain.commonDegrees) >= 0) common = plain.commonDegrees;
  else common = solveDegrees(excess, plain.commonDegrees);
  const shift = mean - winsorizedMoments(numerator, common).mean;
  const prior = trend.map((value) => Math.exp(value + shift));
  const shrunk = outlierDegrees(
    values.map((value, i) => value / prior[i]),
    numerator,
    common,
  );
  const spread = spreadOver(variances.length, used, prior, covariate);
  const rowDegrees = new Float64Array(variances.length).fill(common);
  used.forEach((row, i) => (rowDegrees[row] = shrunk[i]));
  return { variance: spread, degrees: rowDegrees, commonDegrees: common, notices: plain.notices };
}

/** Variances as if all rows had the largest residual degrees of freedom: same tail probability. */
function commonDegrees(
  variances: Float64Array,
  degrees: Float64Array,
  used: Uint32Array,
  plain: VariancePrior,
): { values: Float64Array; numerator: number } {
  const own = Float64Array.from(used, (row) => variances[row]);
  const middle = median(own);
  let numerator = 0;
  for (const row of used) numerator = Math.max(numerator, degrees[row]);
  const values = own.map((value, i) => {
    const floored = Math.max(value, middle * 1e-12);
    const row = used[i];
    if (degrees[row] > numerator - 1e-14) return floored;
    const f = floored / plain.variance[row];
    const upper = fLog10P(f, degrees[row], plain.commonDegrees, 'upper');
    const lower = fLog10P(f, degrees[row], plain.commonDegrees, 'lower');
    const p = upper < lower ? 1 - power(10, upper) : power(10, lower);
    return fQuantile(p, numerator, plain.commonDegrees) * plain.variance[row];
  });
  return { values, numerator };
}

function constantTrend(z: Float64Array): Float64Array {
  const sorted = z.slice().sort();
  const cut = Math.floor(sorted.length * UPPER);
  const kept = sorted.subarray(cut, sorted.length - cut);
  return new Float64Array(z.length).fill(kept.reduce((sum, value) => sum + value, 0) / kept.length);
}

function lowessTrend(z: Float64Array, used: Uint32Array, covariate: Float64Array): Float64Array {
  const x = Float64Array.from(used, (row) => covariate[row]);
  const order = sortOrder(x);
  const fitted = lowess(
    Float64Array.from(order, (i) => x[i]),
    Float64Array.from(order, (i) => z[i]),
    { span: TREND_SPAN, robustRounds: 3 },
  );
  const trend = new Float64Array(z.length);
  order.forEach((i, place) => (trend[i] = fitted[place]));
  return trend;
}

function winsorizedSample(residual: Float64Array): { mean: number; variance: number } {
  const n = residual.length;
  const sorted = residual.slice().sort();
  const low = sortedQuantile(sorted, LOWER);
  const high = sortedQuantile(sorted, 1 - UPPER);
  const clipped = residual.map((value) => Math.min(Math.max(value, low), high));
  const mean = clipped.reduce((sum, value) => sum + value, 0) / n;
  const variance = clipped.reduce((sum, value) => sum + square(value - mean), 0) / (n - 1);
  return { mean, variance };
}

/** Mean and variance of the winsorised log of an F variable. */
function winsorizedMoments(numerator: number, denominator: number): { mean: number; variance: number } {
  const lowF = fQuantile(LOWER, numerator, denominator);
  const highF = fQuantile(1 - UPPER, numerator, denominator);
  const low = lowF / (1 + lowF);
  const width = highF / (1 + highF) - low;
  const z = new Float64Array(quadrature.nodes.length);
  const mass = new Float64Array(z.length);
  for (let i = 0; i < z.length; i++) {
    const node = low + width * quadrature.nodes[i];
    const f = node / (1 - node);
    z[i] = Math.log(f);
    mass[i] = (width * quadrature.weights[i] * fDensity(f, numerator, denominator)) / square(1 - node);
  }
  const lowZ = Math.log(lowF);
  const highZ = Math.log(highF);
  let mean = LOWER * lowZ + UPPER * highZ;
  for (let i = 0; i < z.length; i++) mean += mass[i] * z[i];
  let variance = LOWER * square(lowZ - mean) + UPPER * square(highZ - mean);
  for (let i = 0; i < z.length; i++) variance += mass[i] * square(z[i] - mean);
  return { mean, variance };
}

/** Density of F(numerator, denominator); the denominator may be Infinity. **R:** `df(f, df1, df2)` */
function fDensity(f: number, numerator: number, denominator: number): number {
  const a = numerator / 2;
  if (denominator === Infinity)
    return Math.exp(a * Math.log(a) + (a - 1) * Math.log(f) - a * f - logGamma(a));
  const b = denominator / 2;
  const ratio = numerator / denominator;
  return Math.exp(
    a * Math.log(ratio) + (a - 1) * Math.log(f) - (a + b) * Math.log1p(ratio * f) - logBeta(a, b),
  );
}

/** Root of a decreasing function of the degrees of freedom between the plain estimate and Infinity. */
function solveDegrees(excess: (degrees: number) => number, lowest: number): number {
  let low = lowest / (1 + lowest);
  let high = 1;
  for (let round = 0; round < 100 && high - low > 1e-12; round++) {
    const middle = (low + high) / 2;
    if (excess(middle / (1 - middle)) < 0) low = middle;
    else high = middle;
  }
  return low / (1 - low);
}

/** Prior degrees of freedom of every row: fewer where the variance is too large for the prior. */
function outlierDegrees(f: Float64Array, numerator: number, common: number): Float64Array {
  const n = f.length;
  const logTail = f.map((value) =>
    common === Infinity
      ? chiSquaredLog10P(value * numerator, numerator, 'upper')
      : fLog10P(value, numerator, common, 'upper'),
  );
  const rank = ranks(f);
  const notOutlier = logTail.map((log, i) =>
    Math.min(1, power(10, log - Math.log10((n - rank[i] + 0.5) / n))),
  );
  const shrunk = new Float64Array(n).fill(common);
  if (notOutlier.every((p) => p === 1)) return shrunk;
  const order = sortOrder(logTail);
  if (common === Infinity) {
    const pooled = n * numerator;
    for (let i = 0; i < n; i++) if (notOutlier[i] < 1) shrunk[i] = notOutlier[i] * pooled;
    return cumulativeMaximum(shrunk, order, 0);
  }
  const smallest = logTail[order[0]];
  const half = Math.log10(0.5);
  let outlier = 0;
  if (smallest > -Infinity) {
    outlier = (half / smallest) * common;
    const largest = f.reduce((most, value) => Math.max(most, value), 0);
    outlier *= half / fLog10P(largest, numerator, outlier, 'upper');
  }
  for (let i = 0; i < n; i++) shrunk[i] = notOutlier[i] * common + (1 - notOutlier[i]) * outlier;
  // Up to the place where the running mean is least, rows share that mean.
  let sum = 0;
  let least = Infinity;
  let place = 0;
  for (let i = 0; i < n; i++) {
    sum += shrunk[order[i]];
    if (sum / (i + 1) < least) {
      least = sum / (i + 1);
      place = i;
    }
  }
  for (let i = 0; i <= place; i++) shrunk[order[i]] = least;
  return cumulativeMaximum(shrunk, order, 0);
}

function cumulativeMaximum(values: Float64Array, order: Uint32Array, start: number): Float64Array {
  let most = start;
  for (const i of order) {
    most = Math.max(most, values[i]);
    values[i] = most;
  }
  return values;
}

/** The prior for all rows: unused ones take it from their neighbours by average expression. */
function spreadOver(
  rows: number,
  used: Uint32Array,
  prior: Float64Array,
  covariate: Float64Array | undefined,
): Float64Array {
  const spread = new Float64Array(rows).fill(covariate === undefined ? prior[0] : NaN);
  used.forEach((row, i) => (spread[row] = prior[i]));
  if (covariate === undefined) return spread;
  const order = sortOrder(Float64Array.from(used, (row) => covariate[row]));
  const averages = Float64Array.from(order, (i) => covariate[used[i]]);
  for (let row = 0; row < rows; row++) {
    if (spread[row] === spread[row]) continue;
    const last = order.length - 1;
    const high = Math.min(last, firstAbove(averages, covariate[row], 1, last));
    const low = Math.max(0, high - 1);
    const width = averages[high] - averages[low];
    const share = width > 0 ? Math.min(1, Math.max(0, (covariate[row] - averages[low]) / width)) : 0;
    const logs = [Math.log(prior[order[low]]), Math.log(prior[order[high]])];
    spread[row] = Math.exp(logs[0] + share * (logs[1] - logs[0]));
  }
  return spread;
}
