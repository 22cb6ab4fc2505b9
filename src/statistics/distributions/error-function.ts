// The error function and its scaled complement, to full double precision at every argument.

const STEP = 0.5;
const GAUSSIAN = Float64Array.from({ length: 14 }, (_, k) => Math.exp(-k * k * STEP * STEP));

/** erf(x) for |x| < 2 by its series of positive terms. */
function erfSeries(x: number): number {
  const square = 2 * x * x;
  let term = x;
  let sum = x;
  for (let odd = 3; odd < 200; odd += 2) {
    term *= square / odd;
    sum += term;
    if (Math.abs(term) < 1e-18 * Math.abs(sum)) break;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/**
 * Scaled complementary error function exp(x^2) erfc(x).
 *
 * **Source:** trapezoidal rule with its pole correction, Matta F & Reichel A (1971), Math Comp 25:339. **R:** `2 * exp(x^2) * pnorm(-x * sqrt(2))`
 */
export function erfcx(x: number): number {
  if (x < 0.5) return Math.exp(x * x) * (x < -0.5 ? 2 - Math.exp(-x * x) * erfcx(-x) : 1 - erfSeries(x));
  if (x > 1e8) return 1 / (x * Math.sqrt(Math.PI));
  const square = x * x;
  let sum = 0;
  for (let k = GAUSSIAN.length - 1; k > 0; k--) sum += GAUSSIAN[k] / (k * k * STEP * STEP + square);
  const rule = ((STEP * x) / Math.PI) * (1 / square + 2 * sum);
  return x > Math.PI / STEP ? rule : rule - (2 * Math.exp(square)) / Math.expm1((2 * Math.PI * x) / STEP);
}

/** Complementary error function 1 - erf(x); underflows to 0 beyond x = 27. **R:** `2 * pnorm(-x * sqrt(2))` */
export function erfc(x: number): number {
  if (x < -0.5) return 2 - erfc(-x);
  return x < 0.5 ? 1 - erfSeries(x) : Math.exp(-x * x) * erfcx(x);
}

/** Error function. **R:** `2 * pnorm(x * sqrt(2)) - 1` */
export function erf(x: number): number {
  return Math.abs(x) < 0.5 ? erfSeries(x) : 1 - erfc(x);
}
