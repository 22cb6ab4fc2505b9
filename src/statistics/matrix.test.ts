import { describe, expect, it } from 'vitest';
import { choleskyFactor, invertPositiveDefinite, solveWithFactor } from './matrix.ts';
import { createRandom } from './random.ts';

function randomRows(size: number, length: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: size * length }, () => random.normal());
}

/** Products of all pairs of rows. */
function productsOfRows(rows: Float64Array, size: number, length: number): Float64Array {
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0; k < length; k++) products[i * size + j] += rows[i * length + k] * rows[j * length + k];
  return products;
}

function positiveDefinite(size: number, seed: number): Float64Array {
  const matrix = productsOfRows(randomRows(size, size + 3, seed), size, size + 3);
  for (let i = 0; i < size; i++) matrix[i * size + i] += 1;
  return matrix;
}

/** The plain triple loop. */
function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0; k < size; k++) result[i * size + j] += a[i * size + k] * b[k * size + j];
  return result;
}

function largestDifference(
  found: Float64Array,
  expected: (i: number, j: number) => number,
  size: number,
): number {
  let largest = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      largest = Math.max(largest, Math.abs(found[i * size + j] - expected(i, j)));
  return largest;
}

// sizes around 4 x 4 and the tile of 128
const SIZES = [1, 2, 3, 4, 5, 31, 127, 128, 129, 260];

describe('positive definite matrices', () => {
  it.each(SIZES)('invert at size %i', (size) => {
    const matrix = positiveDefinite(size, size);
    const inverse = invertPositiveDefinite(matrix, size);
    const product = multiply(matrix, inverse, size);
    expect(largestDifference(product, (i, j) => (i === j ? 1 : 0), size)).toBeLessThan(1e-9);
    expect(largestDifference(inverse, (i, j) => inverse[j * size + i], size)).toBe(0);
  });

  it.each(SIZES)('factor and solve at size %i', (size) => {
    const matrix = positiveDefinite(size, size + 1000);
    const factor = choleskyFactor(matrix, size);
    const back = productsOfRows(factor, size, size);
    expect(largestDifference(back, (i, j) => matrix[i * size + j], size)).toBeLessThan(1e-9 * size);
    const right = randomRows(1, size, 5);
    const solution = right.slice();
    solveWithFactor(factor, size, solution);
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += matrix[i * size + k] * solution[k];
      expect(Math.abs(sum - right[i])).toBeLessThan(1e-9);
    }
  });

  it('read the lower triangle only and leave their input alone', () => {
    const size = 140;
    const matrix = positiveDefinite(size, 3);
    const half = matrix.slice();
    for (let i = 0; i < size; i++) half.fill(NaN, i * size + i + 1, (i + 1) * size);
    const kept = half.slice();
    expect(invertPositiveDefinite(half, size)).toEqual(invertPositiveDefinite(matrix, size));
    expect(choleskyFactor(half, size)).toEqual(choleskyFactor(matrix, size));
    expect(half).toEqual(kept);
  });

  it('are refused where they are not positive definite', () => {
    expect(() => choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toThrow('row 1');
    expect(() => invertPositiveDefinite(Float64Array.of(-1), 1)).toThrow(RangeError);
    expect(() => invertPositiveDefinite(Float64Array.of(NaN), 1)).toThrow(RangeError);
  });

  it('report progress from near 0 to 1', () => {
    const shares: number[] = [];
    invertPositiveDefinite(positiveDefinite(300, 1), 300, (share) => shares.push(share));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[0]).toBeLessThan(0.5);
  });
});
