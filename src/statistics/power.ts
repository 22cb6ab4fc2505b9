/**
 * Powers with the same bits on every engine. The standard leaves the last bit of `**` and `Math.pow` to the engine, and
 * engines have used that freedom; everything here is made of `+ - * /`, which it does not leave to them.
 */

/** A number in two parts, the second below the last bit of the first. */
type Parts = readonly [high: number, low: number];

const LN_2: Parts = [Math.LN2, 2.3190468138462996e-17];
const TWO_BY_LN_2: Parts = [2 * Math.LOG2E, 4.0710547481862066e-17];
const LOG2_10: Parts = [3.321928094887362, 1.661617516973592e-16];
const LOG2_2: Parts = [1, 0];
const THIRD: Parts = [1 / 3, 1.850371707708594e-17];

const scratch = new DataView(new ArrayBuffer(8));

/** The square of a number. */
export function square(x: number): number {
  return x * x;
}

/**
 * A power, as `base ** exponent` with the same bits everywhere. Exponents 1 to 4 are multiplications (two roundings at most);
 * powers of two, and integer ones of ten, are exact or correctly rounded; all others are within 0.65 units of the last place,
 * subnormal numbers within one.
 * **R:** `base^exponent`
 */
export function power(base: number, exponent: number): number {
  switch (exponent) {
    case 0:
      return 1;
    case 1:
      return base;
    case 2:
      return base * base;
    case 3:
      return base * base * base;
    case 4:
      return square(base * base);
  }
  if (Number.isNaN(base) || Number.isNaN(exponent) || (base < 0 && exponent !== Math.round(exponent)))
    return NaN;
  if (base < 0) return (Math.abs(exponent % 2) === 1 ? -1 : 1) * power(-base, exponent);
  if (base === 0 || base === Infinity) return exponent > 0 === (base === 0) ? 0 : Infinity;
  const log = base === 2 ? LOG2_2 : base === 10 ? LOG2_10 : log2(base);
  const product = exponent * log[0];
  if (product === 0) return 1;
  if (!(Math.abs(product) < 1100)) return product > 0 ? Infinity : product < 0 ? 0 : NaN;
  if (base === 10 && Number.isInteger(exponent)) return Number(`1e${exponent}`);
  return exp2(product, productError(exponent, log[0], product) + exponent * log[1]);
}

/** 2 to the power of `high + low`: an integer, which goes into the exponent, and a Taylor series of the rest. */
function exp2(high: number, low: number): number {
  const whole = Math.round(high);
  const rest = high - whole;
  const x = rest * LN_2[0];
  const xLow = productError(rest, LN_2[0], x) + rest * LN_2[1] + low * LN_2[0];
  let series = 0;
  for (let k = 16; k >= 2; k--) series = (1 + x * series) / k;
  const sum = 1 + x;
  const value = sum + (x - (sum - 1) + x * x * series + xLow * (sum + x * x * series));
  // In two steps, since 2 to the power of -1074 to 1024 is not always a number that can be multiplied with.
  const half = Math.trunc(whole / 2);
  return value * twoTo(half) * twoTo(whole - half);
}

/** 2 to the power of an integer between -1022 and 1023. */
function twoTo(exponent: number): number {
  scratch.setUint32(0, (exponent + 1023) << 20);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
}

/**
 * The binary logarithm of a positive finite number: its exponent, and of its mantissa m, between the roots of 1/2 and 2,
 * 2 atanh(s) / ln 2 with s = (m - 1) / (m + 1), the first three terms in two parts.
 */
function log2(value: number): Parts {
  // The mantissa of a subnormal number has no leading one.
  const shift = value < 2.3e-308 ? 54 : 0;
  scratch.setFloat64(0, shift === 0 ? value : value * 18014398509481984);
  const bits = scratch.getUint32(0);
  scratch.setUint32(0, (bits & 0xfffff) | 0x3ff00000);
  let exponent = (bits >>> 20) - 1023 - shift;
  let m = scratch.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    exponent++;
  }
  const above = m - 1;
  const below = m + 1;
  const s = above / below;
  const back = s * below;
  const sLow = (above - back - productError(s, below, back) - s * (m - (below - 1))) / below;
  const w = s * s;
  const wLow = productError(s, s, w) + 2 * s * sLow;
  let series = 0;
  for (let k = 25; k >= 5; k -= 2) series = 1 / k + w * series;
  const third = THIRD[0] + w * series;
  const thirdLow = w * series - (third - THIRD[0]) + THIRD[1];
  const t = multiply(w, wLow, third, thirdLow);
  const more = multiply(s, sLow, t[0], t[1]);
  const sum = s + more[0];
  const log = multiply(sum, more[0] - (sum - s) + sLow + more[1], TWO_BY_LN_2[0], TWO_BY_LN_2[1]);
  const high = exponent + log[0];
  return [high, log[0] - (high - exponent) + log[1]];
}

function multiply(a: number, aLow: number, b: number, bLow: number): Parts {
  const product = a * b;
  return [product, productError(a, b, product) + a * bLow + aLow * b];
}

/** What the rounding of a product left out: `a * b - product`, exactly. **Source:** Dekker 1971 */
function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The upper 26 bits of a number. */
function upperHalf(x: number): number {
  const shifted = 134217729 * x;
  return shifted - (shifted - x);
}
