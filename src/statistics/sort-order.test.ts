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

test('long columns sort as short ones do', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 50 }), (numbers) => {
      const long = Float64Array.from({ length: 3500 }, (_, i) => numbers[i % numbers.length]);
      const places = Array.from(sortOrder(Float64Array.from(numbers)));
      const expected = places.flatMap((place) => {
        const copies: number[] = [];
        for (let i = place; i < long.length; i += numbers.length) copies.push(i);
        return copies;
      });
      const order = sortOrder(long);
      // copies of equal numbers interleave: compare values, and places where the numbers differ
      expect(Array.from(order, (i) => long[i])).toEqual(expected.map((i) => long[i]));
      const outOfPlace = order.filter(
        (at, i) => Object.is(long[at], long[order[i - 1]]) && at < order[i - 1],
      );
      expect(outOfPlace).toHaveLength(0);
    }),
    { numRuns: 20 },
  );
});
