/** Sweeps after which the off-diagonal part of any matrix of sensible size is gone; ten are common. */
const MOST_SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix of up to some hundred rows, by Jacobi's rotations.
 *
 * **Source:** Golub & Van Loan, Matrix Computations, 8.5.
 * **R:** `eigen(m, symmetric = TRUE)`, whose order is by size
 * @param matrix size x size; only read
 * @returns values in no order, and vectors as the rows of a size x size matrix in the order of the values
 */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  const total = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let outside = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) outside += a[i * size + j] * a[i * size + j];
    if (outside <= 1e-32 * total) break;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) if (a[p * size + q] !== 0) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]), vectors };
}

/** Makes one element off the diagonal 0. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q];
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  a[p * size + p] -= t * apq;
  a[q * size + q] += t * apq;
  a[p * size + q] = 0;
  a[q * size + p] = 0;
  for (let k = 0; k < size; k++) {
    if (k !== p && k !== q) {
      const akp = a[k * size + p];
      const akq = a[k * size + q];
      a[k * size + p] = a[p * size + k] = c * akp - s * akq;
      a[k * size + q] = a[q * size + k] = s * akp + c * akq;
    }
    const vp = vectors[p * size + k];
    const vq = vectors[q * size + k];
    vectors[p * size + k] = c * vp - s * vq;
    vectors[q * size + k] = s * vp + c * vq;
  }
}
