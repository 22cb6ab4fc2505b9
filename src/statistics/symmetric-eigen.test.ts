import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

test('a matrix with known eigenvalues', () => {
  const { values } = symmetricEigen(Float64Array.of(2, 1, 0, 1, 2, 0, 0, 0, 5), 3);
  const sorted = [...values].sort((a, b) => a - b);
  [1, 3, 5].forEach((value, i) => expect(sorted[i]).toBeCloseTo(value, 14));
});

test('vectors are orthonormal and give the matrix back, also where it is singular', () => {
  const random = createRandom(3);
  const size = 12;
  const rank = 7;
  const root = Float64Array.from({ length: size * rank }, () => random.normal());
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0; k < rank; k++) matrix[i * size + j] += root[i * rank + k] * root[j * rank + k];
  const { values, vectors } = symmetricEigen(matrix, size);
  let worst = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let back = 0;
      let product = 0;
      for (let k = 0; k < size; k++) {
        back += values[k] * vectors[k * size + i] * vectors[k * size + j];
        product += vectors[i * size + k] * vectors[j * size + k];
      }
      worst = Math.max(worst, Math.abs(back - matrix[i * size + j]), Math.abs(product - Number(i === j)));
    }
  }
  expect(worst).toBeLessThan(1e-12);
  expect(values.filter((value) => Math.abs(value) < 1e-12)).toHaveLength(size - rank);
});
