/**
 * Inverse of a symmetric positive definite matrix by Cholesky factorisation.
 * @param matrix n x n, row-major; only its lower triangle is read
 * @returns the inverse, n x n, row-major, symmetric
 * **R:** `chol2inv(chol(matrix))`
 */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array {
  const factor = choleskyFactor(matrix, size);
  // Rows of `inverse` first hold L^-1 transposed: row j is column j of L^-1, so that inner loops run along rows.
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const row = j * size;
    inverse[row + j] = 1 / factor[row + j];
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      const factorRow = i * size;
      for (let k = j; k < i; k++) sum += factor[factorRow + k] * inverse[row + k];
      inverse[row + i] = -sum / factor[factorRow + i];
    }
  }
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      const a = i * size;
      const b = j * size;
      for (let k = i; k < size; k++) sum += inverse[a + k] * inverse[b + k];
      result[a + j] = sum;
      result[b + i] = sum;
    }
  }
  return result;
}

/**
 * Lower triangular Cholesky factor L of a symmetric positive definite matrix (L L' = matrix).
 * @param matrix n x n, row-major; only its lower triangle is read
 * @throws Error when the matrix is not positive definite
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const a = i * size;
    for (let j = 0; j <= i; j++) {
      const b = j * size;
      let sum = matrix[a + j];
      for (let k = 0; k < j; k++) sum -= factor[a + k] * factor[b + k];
      if (i === j) {
        if (!(sum > 0)) throw new Error(`matrix is not positive definite at row ${i}`);
        factor[a + i] = Math.sqrt(sum);
      } else factor[a + j] = sum / factor[b + j];
    }
  }
  return factor;
}

/** Solves L L' x = right in place of `right`, L being a Cholesky factor (n x n, row-major). */
export function solveWithFactor(factor: Float64Array, size: number, right: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = right[i];
    for (let k = 0; k < i; k++) sum -= factor[i * size + k] * right[k];
    right[i] = sum / factor[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = right[i];
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i] * right[k];
    right[i] = sum / factor[i * size + i];
  }
}
