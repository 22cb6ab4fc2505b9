import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortOrder } from './sort-order.ts';

test('equal numbers keep their order', () => {
  expect([...sortOrder(Float64Array.of(2, 1, 2, -1, 1))]).toEqual([3, 1, 4, 0, 2]);
  expect([...sortOrder(new Float64Array(0))]).toEqual([]);
});

test('any numbers are sorted, negative, tiny and infinite ones too', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (numbers) => {
      const values = Float64Array.from(numbers);
      const sorted = Array.from(sortOrder(values), (i) => values[i]);
      expect(sorted).toEqual([...values.slice().sort()]);
    }),
  );
});
