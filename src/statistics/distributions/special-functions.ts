// Gamma-family functions and logarithm helpers that keep full precision for arguments from 1e-300 to 1e15.
// "log" is the natural logarithm throughout this file.

/** log10(e): factor from natural to decimal logarithms. */
export const LOG10_E = Math.LOG10E;
const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
const EULER_GAMMA = 0.577215664901532860606512090082;

/** n^-k by multiplications alone: the table below is made whenever the program starts. */
function inversePower(n: number, k: number): number {
  let product = 1;
  for (let i = 0; i < k; i++) product *= n;
  return 1 / product;
}

/** zeta(k) - 1 for k >= 2, by Euler-Maclaurin summation from n = 40. */
function zetaMinusOne(k: number): number {
  const start = 40;
  const far = inversePower(start, k);
  let sum = (far * start) / (k - 1) + 0.5 * far;
  // The factors of the derivatives, k (k + 1) (k + 2) ... over start^(k + 1), start^(k + 3), ...
  let derivative = (far * k) / start;
  sum += derivative / 12;
  derivative *= ((k + 1) * (k + 2)) / (start * start);
  sum -= derivative / 720;
  derivative *= ((k + 3) * (k + 4)) / (start * start);
  sum += derivative / 30240;
  derivative *= ((k + 5) * (k + 6)) / (start * start);
  sum -= derivative / 1209600;
  for (let n = start - 1; n >= 2; n--) sum += inversePower(n, k);
  return sum;
}

// Coefficients of log Gamma(2 + z) = (1 - gamma) z + sum over k of (-1)^k (zeta(k) - 1) z^k / k.
const NEAR_TWO = Float64Array.from({ length: 28 }, (_, k) =>
  k < 2 ? 0 : ((k % 2 === 0 ? 1 : -1) * zetaMinusOne(k)) / k,
);

/** log Gamma(2 + z) for |z| <= 1/2. */
function logGammaNearTwo(z: number): number {
  let sum = 0;
  for (let k = NEAR_TWO.length - 1; k >= 2; k--) sum = (sum + NEAR_TWO[k]) * z;
  return z * (1 - EULER_GAMMA + sum);
}

function stirlingSeries(x: number): number {
  const r = 1 / (x * x);
  return (
    (1 / 12 -
      r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r * (1 / 156))))))) /
    x
  );
}

/**
 * Stirling's error: log Gamma(x + 1) - (x + 1/2) log x + x - log(2 pi)/2, for x > 0.
 *
 * **Source:** Loader C (2000), Fast and accurate computation of binomial probabilities.
 * **R:** `lgamma(x + 1) - (x + .5) * log(x) + x - log(2 * pi) / 2`
 */
export function stirlingError(x: number): number {
  if (x >= 16) return stirlingSeries(x);
  if (x < 0.5) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  let sum = 0;
  let y = x;
  for (; y < 16; y++) {
    // (y + 1/2) log(1 + 1/y) - 1 as a series of positive terms
    const v = 1 / (2 * y + 1);
    const square = v * v;
    let power = square;
    for (let odd = 3; ; odd += 2) {
      const term = power / odd;
      sum += term;
      if (term < 1e-18) break;
      power *= square;
    }
  }
  return sum + stirlingSeries(y);
}

/**
 * Natural logarithm of the gamma function, for x > 0 (NaN otherwise); relative error about 1e-15, near its zeros 1 and 2 too.
 *
 * **Source:** Stirling's series; near 1 and 2 the Taylor series in zeta(k) - 1 (Abramowitz & Stegun 6.1.33, 6.1.41).
 * **R:** `lgamma(x)`
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  if (x <= 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  if (x <= 2.5) return logGammaNearTwo(x - 2);
  if (x < 16) {
    let product = 1;
    let y = x;
    while (y > 2.5) product *= --y;
    return Math.log(product) + logGammaNearTwo(y - 2);
  }
  if (x === Infinity) return Infinity;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
}

/**
 * x log(x / mean) + mean - x without cancellation when x is near the mean (x >= 0, mean > 0).
 * `difference` is x - mean where the caller knows it more exactly.
 *
 * **Source:** Loader (2000), the deviance part of the saddle-point form of the binomial and Poisson probabilities.
 * **R:** `x * log(x / mean) + mean - x`
 */
export function devianceTerm(x: number, mean: number, difference = x - mean): number {
  if (x === 0) return mean;
  if (Math.abs(difference) < 0.1 * (x + mean)) {
    const v = difference / (x + mean);
    const square = v * v;
    let power = 2 * x * v * square;
    let sum = difference * v;
    for (let odd = 3; odd < 100; odd += 2) {
      const next = sum + power / odd;
      if (next === sum) break;
      sum = next;
      power *= square;
    }
    return sum;
  }
  return x * Math.log(x / mean) - difference;
}

/** log of the beta function B(a, b), a, b > 0. **Source:** Stirling's form of the three gamma functions. **R:** `lbeta(a, b)` */
export function logBeta(a: number, b: number): number {
  const n = a + b;
  return (
    HALF_LOG_TWO_PI +
    0.5 * (Math.log(n) - Math.log(a) - Math.log(b)) -
    a * Math.log1p(b / a) -
    b * Math.log1p(a / b) +
    stirlingError(a) +
    stirlingError(b) -
    stirlingError(n)
  );
}

/**
 * log(1 - exp(x)) for x <= 0.
 *
 * **Source:** Maechler M (2012), Accurately computing log(1 - exp(-|a|)). **R:** `log1p(-exp(x))` or `log(-expm1(x))`
 */
export function log1mexp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x)) + 0; // never -0
}

/** log of the sum of exp(values); -Infinity for none. **R:** `m <- max(v); m + log(sum(exp(v - m)))` */
export function logSumExp(values: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let i = 0; i < values.length; i++) if (values[i] > largest) largest = values[i];
  if (largest === -Infinity || largest === Infinity) return largest;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i] - largest);
  return largest + Math.log(sum);
}

/** Derivative of logGamma, x > 0. **Source:** recurrence and asymptotic series (A&S 6.3.5, 6.3.18). **R:** `digamma(x)` */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let sum = 0;
  let y = x;
  for (; y < 12; y++) sum -= 1 / y;
  const r = 1 / (y * y);
  const tail =
    r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32760 - r / 12))))));
  return sum + Math.log(y) - 0.5 / y - tail;
}

/** Second derivative of logGamma, x > 0. **Source:** A&S 6.4.6, 6.4.12. **R:** `trigamma(x)` */
export function trigamma(x: number): number {
  if (!(x > 0)) return NaN;
  let sum = 0;
  let y = x;
  for (; y < 14; y++) sum += 1 / (y * y);
  const r = 1 / (y * y);
  const tail =
    r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - r * (691 / 2730 - (r * 7) / 6))))));
  return sum + (1 + 0.5 / y + tail) / y;
}

/** Third derivative of logGamma, x > 0. **Source:** A&S 6.4.6, 6.4.13. **R:** `psigamma(x, 2)` */
export function tetragamma(x: number): number {
  if (!(x > 0)) return NaN;
  let sum = 0;
  let y = x;
  for (; y < 16; y++) sum -= 2 / (y * y * y);
  const r = 1 / (y * y);
  const tail =
    r * (1 / 2 - r * (1 / 6 - r * (1 / 6 - r * (3 / 10 - r * (5 / 6 - r * (691 / 210 - (r * 35) / 2))))));
  return sum - r * (1 + 1 / y + tail);
}

/**
 * The x > 0 with trigamma(x) = value, value > 0.
 *
 * **Source:** Smyth GK (2004), Stat Appl Genet Mol Biol 3:3, appendix: Newton's method on 1/trigamma, which is nearly linear.
 * **R:** `limma::trigammaInverse(value)`
 */
export function trigammaInverse(value: number): number {
  if (!(value > 0)) return NaN;
  if (value > 1e7) return 1 / Math.sqrt(value);
  if (value < 1e-6) return 1 / value;
  let x = 0.5 + 1 / value;
  for (let iteration = 0; iteration < 60; iteration++) {
    const current = trigamma(x);
    const step = (current * (1 - current / value)) / tetragamma(x);
    x += step;
    if (Math.abs(step) < 1e-15 * x) break;
  }
  return x;
}
