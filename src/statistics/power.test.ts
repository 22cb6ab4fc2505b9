import { describe, expect, test } from 'vitest';
import { power, square } from './power.ts';
import { createRandom } from './random.ts';

// Reference: fixed-point numbers with 256 bits behind the point.
const BITS = 256n;
const ONE = 1n << BITS;
const times = (a: bigint, b: bigint): bigint => (a * b) >> BITS;

/** atanh(z) = z + z^3 / 3 + z^5 / 5 + ... */
function atanh(z: bigint): bigint {
  let sum = 0n;
  for (let term = z, k = 1n; term !== 0n && term !== -1n; k += 2n, term = times(times(term, z), z))
    sum += term / k;
  return sum;
}
const LN_2 = 2n * atanh(ONE / 3n);

/** A finite number as mantissa times 2 to the power of an exponent. */
function partsOf(value: number): [mantissa: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  return [value < 0 ? -mantissa : mantissa, Math.max(exponent, 1) - 1075];
}

/** Units of the last place between a result and the exact power of a positive base. */
function errorInUlp(base: number, exponent: number, result: number): number {
  const [mantissa, two] = partsOf(base);
  const leading = BigInt(mantissa.toString(2).length);
  const m = (mantissa << BITS) >> leading;
  const log = 2n * atanh(((m - ONE) << BITS) / (m + ONE)) + (BigInt(two) + leading) * LN_2;
  const [y, yTwo] = partsOf(exponent);
  const product = yTwo < 0 ? (y * log) >> BigInt(-yTwo) : (y * log) << BigInt(yTwo);
  const whole = product / LN_2;
  const rest = product - whole * LN_2;
  let exp = 0n;
  for (let term = ONE, k = 1n; term !== 0n && term !== -1n; term = times(term, rest) / k++) exp += term;
  const [found, place] = partsOf(result);
  // The result and the exact value in units of 2 to the power of place - 64.
  const shift = whole - BITS - BigInt(place) + 64n;
  const exact = shift < 0n ? exp >> -shift : exp << shift;
  return Number((found << 64n) - exact) / 18446744073709551616;
}

/** The largest error over drawn powers whose results are normal numbers. */
function largestError(draw: () => [base: number, exponent: number]): number {
  let largest = 0;
  for (let i = 0; i < 3000; i++) {
    const [base, exponent] = draw();
    const result = power(base, exponent);
    if (result === 0 || result === Infinity || result < 2.3e-308) continue;
    largest = Math.max(largest, Math.abs(errorInUlp(base, exponent, result)));
  }
  return largest;
}

const random = createRandom(1);
const between = (low: number, high: number): number => low + random.uniform() * (high - low);

describe('power', () => {
  test.each<[what: string, draw: () => [number, number]]>([
    ['ten, probabilities down to the smallest number', () => [10, between(-308, 0)]],
    ['ten, near one', () => [10, between(-1, 1)]],
    ['two, anywhere', () => [2, between(-1022, 1024)]],
    ['two, fold changes', () => [2, between(-12, 12)]],
    ['any base, any exponent', () => [power(2, between(-1022, 1023)), between(-5, 5)]],
    ['bases near one, large exponents', () => [1 + between(-1, 1) * 1e-3, between(-7e5, 7e5)]],
    ['integers to negative integers', () => [2 + random.integer(40), -1 - random.integer(60)]],
    ['roots', () => [between(0, 1e6), [0.25, 1.5, -0.2, 1 / 3, -4][random.integer(5)]]],
  ])('%s: within 0.6 units of the last place', (_, draw) => {
    expect(largestError(draw)).toBeLessThan(0.6);
  });

  test('powers of two are exact, integer ones of ten are those that a literal has', () => {
    for (let n = -1074; n <= 1023; n++) {
      expect(partsOf(power(2, n))[0].toString(2)).toMatch(/^10*$/);
      expect(Math.log2(power(2, n))).toBeCloseTo(n, 9);
    }
    for (let n = -323; n <= 308; n++) expect(power(10, n)).toBe(Number(`1e${n}`));
    expect([power(2, 1024), power(2, -1076), power(10, 309), power(10, -324)]).toEqual([
      Infinity,
      0,
      Infinity,
      0,
    ]);
  });

  test('subnormal results and bases are within one unit of the last place', () => {
    for (let i = 0; i < 500; i++) {
      const exponent = between(-323, -308);
      expect(Math.abs(errorInUlp(10, exponent, power(10, exponent)))).toBeLessThan(1);
      const tiny = power(10, between(-320, -308));
      expect(Math.abs(errorInUlp(tiny, 0.3, power(tiny, 0.3)))).toBeLessThan(0.6);
    }
  });

  test('small integers multiply', () => {
    expect([power(0.1, 1), power(0.1, 2), power(0.1, 3), power(-3, 3), power(-3, 4)]).toEqual([
      0.1,
      0.1 * 0.1,
      0.1 * 0.1 * 0.1,
      -27,
      81,
    ]);
    expect(square(-1.5)).toBe(2.25);
  });

  test('zeros, infinities, negative bases and what is not a number are as with **', () => {
    const special = [0, 1, -1, 2, -2, 0.5, -0.5, 10, 3, 5, -5, 7.5, Infinity, NaN, 1e300, 1e-300];
    for (const base of special)
      for (const exponent of [...special, -Infinity]) {
        const expected = base ** exponent;
        const found = power(base, exponent);
        if (Number.isFinite(expected) && expected !== 0) expect(found / expected).toBeCloseTo(1, 14);
        else expect([base, exponent, Math.abs(found)]).toEqual([base, exponent, Math.abs(expected)]);
      }
  });

  test('the bits are those of every other engine', () => {
    let hash = 0;
    const view = new DataView(new ArrayBuffer(8));
    const draws = createRandom(2);
    for (let i = 0; i < 20_000; i++) {
      const base = [2, 10, 1000 * draws.uniform()][i % 3];
      view.setFloat64(0, power(base, 80 * draws.uniform() - 40));
      for (let at = 0; at < 8; at += 4) hash = (Math.imul(hash, 31) + view.getInt32(at)) | 0;
    }
    expect(hash).toBe(-1236273035);
  });
});
