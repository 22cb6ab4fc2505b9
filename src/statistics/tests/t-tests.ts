// Do means differ? Student's and Welch's t tests with their intervals.
import { mean, variance } from '../descriptive.ts';
import { studentTLog10P, studentTQuantile } from '../distributions/student-t.ts';
import type { Tail } from '../distributions/tail.ts';
import { square } from '../power.ts';

export interface TTest {
  /** Mean, or difference of means x - y, in the units of the values. */
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly log10P: number;
}

function finish(
  {
    estimate,
    standardError,
    degreesOfFreedom,
  }: Pick<TTest, 'estimate' | 'standardError' | 'degreesOfFreedom'>,
  expected: number,
  tail: Tail,
  confidence: number,
): TTest {
  const t = (estimate - expected) / standardError;
  const reach = studentTQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
  return {
    estimate,
    standardError,
    low: estimate - reach,
    high: estimate + reach,
    t,
    degreesOfFreedom,
    log10P: studentTLog10P(t, degreesOfFreedom, tail),
  };
}

/** Mean against an expected one; p and interval are NaN for fewer than two values. The interval is two-sided whatever the tail. **R:** `t.test(x, mu = expected)` */
export function oneSampleTTest(
  x: ArrayLike<number>,
  expected = 0,
  tail: Tail = 'two-sided',
  confidence = 0.95,
): TTest {
  const standardError = Math.sqrt(variance(x) / x.length);
  return finish(
    { estimate: mean(x), standardError, degreesOfFreedom: x.length - 1 },
    expected,
    tail,
    confidence,
  );
}

/** Mean of the differences x - y of pairs. **R:** `t.test(x, y, paired = TRUE)` */
export function pairedTTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
  confidence = 0.95,
): TTest {
  if (x.length !== y.length) throw new RangeError(`${x.length} and ${y.length} values do not make pairs`);
  return oneSampleTTest(
    Float64Array.from(x, (value, i) => value - y[i]),
    0,
    tail,
    confidence,
  );
}

/** Difference of two means without assuming equal variances. **Source:** Welch BL (1947), Biometrika 34:28. **R:** `t.test(x, y)` */
export function welchTTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
  confidence = 0.95,
): TTest {
  const a = variance(x) / x.length;
  const b = variance(y) / y.length;
  const degreesOfFreedom = square(a + b) / (square(a) / (x.length - 1) + square(b) / (y.length - 1));
  return finish(
    { estimate: mean(x) - mean(y), standardError: Math.sqrt(a + b), degreesOfFreedom },
    0,
    tail,
    confidence,
  );
}

/** Difference of two means, one common variance. **R:** `t.test(x, y, var.equal = TRUE)` */
export function pooledTTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
  confidence = 0.95,
): TTest {
  const degreesOfFreedom = x.length + y.length - 2;
  const squares =
    (x.length > 1 ? variance(x) * (x.length - 1) : 0) + (y.length > 1 ? variance(y) * (y.length - 1) : 0);
  const standardError = Math.sqrt((squares / degreesOfFreedom) * (1 / x.length + 1 / y.length));
  return finish({ estimate: mean(x) - mean(y), standardError, degreesOfFreedom }, 0, tail, confidence);
}
