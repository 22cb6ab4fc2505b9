// Symmetric positive definite matrices of up to some thousands of rows, as row-major Float64Arrays.
import { TILE, subtractProduct, type Part } from './matrix-kernel.ts';
import { power, square } from './power.ts';

function part(values: Float64Array, stride: number, row: number, column: number): Part {
  return { values, start: row * stride + column, stride };
}

function widthAt(first: number, size: number): number {
  return Math.min(TILE, size - first);
}

/** Rows or columns `from` to `to` - 1. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Solves x l' = right in place for some rows of `right`, l being a diagonal tile of a lower triangle of `size` rows. */
function solveRows(
  right: Float64Array,
  { from: firstRow, to: lastRow }: Range,
  lower: Float64Array,
  size: number,
  { from: first, to: end }: Range,
): void {
  for (let i = firstRow; i < lastRow; i++) {
    const row = i * size;
    for (let j = first; j < end; j++) {
      const lowerRow = j * size;
      let sum = right[row + j];
      for (let k = first; k < j; k++) sum -= right[row + k] * lower[lowerRow + k];
      right[row + j] = sum / lower[lowerRow + j];
    }
  }
}

/** Cholesky factor in place of the lower triangle; the upper triangle keeps what it held. */
function factorInPlace(matrix: Float64Array, size: number, progress: (share: number) => void): void {
  for (let first = 0; first < size; first += TILE) {
    const end = Math.min(size, first + TILE);
    for (let j = first; j < end; j++) {
      const row = j * size;
      let pivot = matrix[row + j];
      for (let k = first; k < j; k++) pivot -= matrix[row + k] * matrix[row + k];
      if (!(pivot > 0)) throw new RangeError(`the matrix is not positive definite (row ${j})`);
      matrix[row + j] = Math.sqrt(pivot);
      for (let i = j + 1; i < end; i++) {
        let sum = matrix[i * size + j];
        for (let k = first; k < j; k++) sum -= matrix[i * size + k] * matrix[row + k];
        matrix[i * size + j] = sum / matrix[row + j];
      }
    }
    solveRows(matrix, { from: end, to: size }, matrix, size, { from: first, to: end });
    for (let column = end; column < size; column += TILE) {
      const panel = part(matrix, size, column, first);
      const rest = part(matrix, size, column, column);
      subtractProduct(rest, panel, panel, size - column, widthAt(column, size), end - first);
    }
    progress(1 - power(1 - end / size, 3));
  }
}

/**
 * Lower triangular Cholesky factor L of a symmetric positive definite matrix (L L' = matrix).
 *
 * @param matrix size x size, row-major; only its lower triangle is read
 * @throws RangeError where the matrix is not positive definite
 *
 * **Source:** Golub GH & Van Loan CF, Matrix Computations, 4.2.9 (blocked outer product form). **R:** `t(chol(matrix))`
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const factor = matrix.slice();
  factorInPlace(factor, size, () => undefined);
  for (let i = 0; i < size; i++) factor.fill(0, i * size + i + 1, (i + 1) * size);
  return factor;
}

/** Solves L L' x = right in place of `right`, L being a Cholesky factor (size x size, row-major). **R:** `backsolve(t(L), forwardsolve(L, right))` */
export function solveWithFactor(factor: Float64Array, size: number, right: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = right[i];
    for (let k = 0; k < i; k++) sum -= factor[i * size + k] * right[k];
    right[i] = sum / factor[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    const value = right[i] / factor[i * size + i];
    right[i] = value;
    for (let k = 0; k < i; k++) right[k] -= factor[i * size + k] * value;
  }
}

/**
 * Inverse of a symmetric positive definite matrix by Cholesky factorisation, in size^3 multiplications and additions together.
 *
 * @param matrix size x size, row-major; only its lower triangle is read
 * @param progress called now and then with the share of the work done, 0 .. 1
 * @returns the inverse, size x size, row-major, symmetric
 * @throws RangeError where the matrix is not positive definite
 *
 * **R:** `chol2inv(chol(matrix))`
 */
export function invertPositiveDefinite(
  matrix: Float64Array,
  size: number,
  progress: (share: number) => void = () => undefined,
): Float64Array {
  const lower = matrix.slice();
  factorInPlace(lower, size, (share) => progress(share / 3));
  // Rows of `upper` become those of the transposed inverse of the factor: all products run along rows.
  const upper = new Float64Array(size * size);
  for (let i = 0; i < size; i++) upper[i * size + i] = 1;
  for (let first = 0; first < size; first += TILE) {
    const end = Math.min(size, first + TILE);
    solveRows(upper, { from: 0, to: end }, lower, size, { from: first, to: end });
    for (let column = end; column < size; column += TILE) {
      const panel = part(lower, size, column, first);
      const rest = part(upper, size, 0, column);
      subtractProduct(rest, part(upper, size, 0, first), panel, end, widthAt(column, size), end - first);
    }
    progress((1 + square(end / size) * (3 - (2 * end) / size)) / 3);
  }
  const inverse = lower.fill(0);
  for (let column = 0; column < size; column += TILE) {
    const width = widthAt(column, size);
    for (let row = column; row < size; row += TILE) {
      const tile = part(inverse, size, row, column);
      for (let depth = row; depth < size; depth += TILE) {
        const left = part(upper, size, row, depth);
        const right = part(upper, size, column, depth);
        subtractProduct(tile, left, right, widthAt(row, size), width, widthAt(depth, size));
      }
    }
    progress(1 - power(1 - (column + width) / size, 3) / 3);
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = -inverse[i * size + j];
      inverse[i * size + j] = value;
      inverse[j * size + i] = value;
    }
  }
  return inverse;
}
