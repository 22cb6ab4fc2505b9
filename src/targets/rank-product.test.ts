import { expect, test } from 'vitest';
import { rankProduct } from './rank-product.ts';

test('rank product shares the ranks of equals and leaves out what was not measured', () => {
  const product = rankProduct(Float64Array.of(3, 1, 1, 9), Float64Array.of(5, 7, 0, NaN));
  expect([...product]).toEqual([(1 / 3) * (2 / 3), (2.5 / 3) * (1 / 3), (2.5 / 3) * 1, NaN]);
});
