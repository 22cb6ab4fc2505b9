// What the last term of a linear model adds to all others.
import { studentTLog10P, studentTQuantile } from '../distributions/student-t.ts';
import type { TTest } from './t-tests.ts';

/** Squared length, beside what a column began with, below which it lies in the span of the others. */
const SPANNED = 1e-20;

/**
 * Ordinary least squares: the coefficient of the last column with its t test and 95 % interval. Columns that others span are left out, as
 * R does; where the last one is such a column, or no residual degrees are left, what cannot be known is NaN.
 * @param columns of the design, n rows each, the last the one that is asked for
 * @param y n values
 *
 * **Source:** Frisch R & Waugh FV (1933), Econometrica 1:387. **R:** `summary(lm(y ~ ...))$coefficients`, last row
 */
export function lastTermTest(
  columns: readonly (readonly number[])[],
  y: readonly number[],
  confidence = 0.95,
): TTest {
  const others: Float64Array[] = [];
  for (const column of columns.slice(0, -1)) {
    const own = without(others, column);
    if (own !== undefined) others.push(own);
  }
  const last = without(others, columns[columns.length - 1]);
  const degreesOfFreedom = y.length - others.length - (last === undefined ? 0 : 1);
  const missing = { standardError: NaN, low: NaN, high: NaN, t: NaN, log10P: NaN, degreesOfFreedom };
  if (last === undefined) return { estimate: NaN, ...missing };
  const length = squaredLength(columns[columns.length - 1], others);
  const estimate = product(last, y) / Math.sqrt(length);
  if (degreesOfFreedom < 1) return { estimate, ...missing };
  const residual = rest([...others, last], y);
  const standardError = Math.sqrt(product(residual, residual) / degreesOfFreedom / length);
  const t = estimate / standardError;
  const reach = studentTQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
  return {
    ...{ estimate, standardError, low: estimate - reach, high: estimate + reach, t, degreesOfFreedom },
    log10P: studentTLog10P(t, degreesOfFreedom, 'two-sided'),
  };
}

/** What of a column is at right angles to others of length 1, brought to length 1; undefined where nothing is left. */
function without(others: readonly Float64Array[], column: readonly number[]): Float64Array | undefined {
  const own = rest(others, column);
  const length = product(own, own);
  return length > SPANNED * product(column, column)
    ? own.map((value) => value / Math.sqrt(length))
    : undefined;
}

function squaredLength(column: readonly number[], others: readonly Float64Array[]): number {
  const own = rest(others, column);
  return product(own, own);
}

/** Taken away twice, which keeps what is left at right angles to the last digits. */
function rest(others: readonly Float64Array[], column: readonly number[]): Float64Array {
  const left = Float64Array.from(column);
  for (let pass = 0; pass < 2; pass++)
    for (const other of others) {
      const share = product(other, left);
      for (let i = 0; i < left.length; i++) left[i] -= share * other[i];
    }
  return left;
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
