// A linear model whose rows belong to units (experiments, donors) that each have a level of their own.
import { choleskyFactor, solveWithFactor } from '../matrix.ts';
import { square } from '../power.ts';
import { studentTLog10P, studentTQuantile } from '../distributions/student-t.ts';

/** An estimate of the model with its own degrees of freedom. */
export interface ModelContrast {
  readonly estimate: number;
  readonly standardError: number;
  /** Satterthwaite's. */
  readonly degreesOfFreedom: number;
  readonly low: number;
  readonly high: number;
  readonly log10P: number;
}

/** A fitted model. */
export interface RandomIntercept {
  readonly coefficients: Float64Array;
  /** Variance within units. */
  readonly residualVariance: number;
  /** Variance between units; 0 where the units differ no more than their rows. */
  readonly unitVariance: number;
  readonly contrast: (weights: ArrayLike<number>) => ModelContrast;
}

interface Data {
  readonly y: Float64Array;
  /** n x p, row-major. */
  readonly design: Float64Array;
  readonly columns: number;
  /** Unit of each row. */
  readonly unit: Int32Array;
  readonly units: number;
}

/** The model where units have `ratio` times the standard deviation of rows. */
interface AtRatio {
  readonly coefficients: Float64Array;
  /** Cholesky factor of X' V^-1 X, the residual variance taken out. */
  readonly factor: Float64Array;
  /** r' V^-1 r. */
  readonly squares: number;
  /** log |V| + log |X' V^-1 X|. */
  readonly logDeterminants: number;
}

/** V^-1 column = column - share of the unit * sum over the unit, for V = I + ratio^2 Z Z'. */
function whitened(column: Float64Array, { unit, units }: Data, shares: Float64Array): Float64Array {
  const sums = new Float64Array(units);
  for (let i = 0; i < column.length; i++) sums[unit[i]] += column[i];
  return column.map((value, i) => value - shares[unit[i]] * sums[unit[i]]);
}

function columnAt({ design, columns, y }: Data, column: number): Float64Array {
  return y.map((_, i) => design[i * columns + column]);
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

function fitAt(data: Data, ratio: number): AtRatio {
  const { y, columns, unit, units } = data;
  const rows = new Float64Array(units);
  for (const each of unit) rows[each]++;
  const shares = rows.map((n) => square(ratio) / (1 + n * square(ratio)));
  const x = Array.from({ length: columns }, (_, column) => columnAt(data, column));
  const inverse = x.map((column) => whitened(column, data, shares));
  const gram = Float64Array.from({ length: columns * columns }, (_, at) =>
    product(inverse[Math.floor(at / columns)], x[at % columns]),
  );
  const factor = choleskyFactor(gram, columns);
  const coefficients = Float64Array.from(inverse, (column) => product(column, y));
  solveWithFactor(factor, columns, coefficients);
  const residuals = y.map((value, i) =>
    x.reduce((sum, column, j) => sum - column[i] * coefficients[j], value),
  );
  const logV = rows.reduce((sum, n) => sum + Math.log1p(n * square(ratio)), 0);
  const logGram = coefficients.reduce((sum, _, j) => sum + 2 * Math.log(factor[j * columns + j]), 0);
  return {
    ...{ coefficients, factor },
    squares: product(residuals, whitened(residuals, data, shares)),
    logDeterminants: logV + logGram,
  };
}

function varianceOf({ factor }: AtRatio, weights: Float64Array): number {
  const solved = weights.slice();
  solveWithFactor(factor, weights.length, solved);
  return product(weights, solved);
}

/** First and second derivative by central differences, Richardson's extrapolation once. */
function derivatives(f: (x: number) => number, x: number): readonly [first: number, second: number] {
  const step = 1e-3 * Math.max(1, x);
  const [one, two] = [step, 2 * step].map((h) => {
    const [below, at, above] = [f(x - h), f(x), f(x + h)];
    return [(above - below) / (2 * h), (above - 2 * at + below) / (h * h)];
  });
  return [(4 * one[0] - two[0]) / 3, (4 * one[1] - two[1]) / 3];
}

/** The ratio at which the restricted likelihood is largest: a search over a grid, then by thirds. */
function bestRatio(deviance: (ratio: number) => number): number {
  const grid = [0, ...Array.from({ length: 49 }, (_, i) => Math.exp((i - 24) / 3))];
  const values = grid.map(deviance);
  const best = values.indexOf(Math.min(...values));
  let [low, high] = [grid[Math.max(0, best - 1)], grid[Math.min(grid.length - 1, best + 1)]];
  for (let i = 0; i < 200 && high - low > 1e-12 * Math.max(1, high); i++) {
    const third = (high - low) / 3;
    if (deviance(low + third) <= deviance(high - third)) high -= third;
    else low += third;
  }
  const found = (low + high) / 2;
  return deviance(found) < deviance(0) ? found : 0;
}

/**
 * Linear mixed model with one random intercept, by restricted maximum likelihood.
 * @param y n values
 * @param design n x p, row-major, of full rank, p below n
 * @param unit the unit of each row, 0 .. units - 1
 * @throws RangeError where the design is not of full rank
 *
 * **Source:** Patterson HD & Thompson R (1971), Biometrika 58:545; degrees of freedom: Satterthwaite FE (1946), Biometrics 2:110.
 * **R:** `lmerTest::lmer(y ~ x + (1 | unit))`, `lmerTest::contest1D(fit, weights)`
 */
export function randomIntercept(y: Float64Array, design: Float64Array, unit: Int32Array): RandomIntercept {
  const columns = design.length / y.length;
  const data: Data = { y, design, columns, unit, units: Math.max(...unit) + 1 };
  const residual = y.length - columns;
  const deviance = (ratio: number): number => {
    const { squares, logDeterminants } = fitAt(data, ratio);
    return logDeterminants + residual * Math.log(squares);
  };
  const ratio = bestRatio(deviance);
  const fit = fitAt(data, ratio);
  const residualVariance = fit.squares / residual;
  const deviation = Math.sqrt(residualVariance);
  const [, logCurve] = derivatives((x) => fitAt(data, x).logDeterminants, ratio);
  const [squaresSlope, squaresCurve] = derivatives((x) => fitAt(data, x).squares, ratio);
  // Half the curvature of the deviance in (ratio, residual standard deviation); its inverse is the covariance of the two.
  const ofRatio = (logCurve + squaresCurve / residualVariance) / 2;
  const ofBoth = -squaresSlope / (residualVariance * deviation);
  const ofDeviation = (2 * residual) / residualVariance;
  const determinant = ofRatio * ofDeviation - square(ofBoth);
  return {
    ...{ coefficients: fit.coefficients, residualVariance },
    unitVariance: square(ratio) * residualVariance,
    contrast: (weights) => {
      const own = Float64Array.from(weights);
      const [slope] = ratio === 0 ? [0] : derivatives((x) => varianceOf(fitAt(data, x), own), ratio);
      const scaled = varianceOf(fit, own);
      const variance = residualVariance * scaled;
      const [a, b] = [residualVariance * slope, 2 * deviation * scaled];
      const spread =
        ratio === 0
          ? square(b) / ofDeviation
          : (square(a) * ofDeviation - 2 * a * b * ofBoth + square(b) * ofRatio) / determinant;
      return finished(product(own, fit.coefficients), Math.sqrt(variance), (2 * square(variance)) / spread);
    },
  };
}

function finished(estimate: number, standardError: number, degreesOfFreedom: number): ModelContrast {
  const reach = studentTQuantile(0.975, degreesOfFreedom) * standardError;
  return {
    ...{ estimate, standardError, degreesOfFreedom },
    low: estimate - reach,
    high: estimate + reach,
    log10P: studentTLog10P(estimate / standardError, degreesOfFreedom, 'two-sided'),
  };
}
