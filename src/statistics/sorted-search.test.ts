import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstAbove, firstAtLeast, firstWhere } from './sorted-search.ts';

/** One after the other. */
function slow(from: number, to: number, holds: (place: number) => boolean): number {
  while (from < to && !holds(from)) from++;
  return from;
}

const kinds = [
  (values: number[]) => values,
  (values: number[]) => Int32Array.from(values),
  (values: number[]) => Float64Array.from(values),
];

test('are what looking at one value after the other finds, in a part of a column, too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }),
      fc.integer({ min: -1, max: 21 }),
      fc.nat(40),
      fc.nat(40),
      fc.constantFrom(...kinds),
      (values, value, a, b, columnOf) => {
        const sorted = columnOf(values.toSorted((x, y) => x - y));
        const [from, to] = [Math.min(a, b, values.length), Math.min(Math.max(a, b), values.length)];
        const least = (place: number): boolean => sorted[place] >= value;
        const above = (place: number): boolean => sorted[place] > value;
        expect(firstAtLeast(sorted, value)).toBe(slow(0, values.length, least));
        expect(firstAtLeast(sorted, value, from, to)).toBe(slow(from, to, least));
        expect(firstAbove(sorted, value)).toBe(slow(0, values.length, above));
        expect(firstAbove(sorted, value, from, to)).toBe(slow(from, to, above));
        expect(firstWhere(from, to, above)).toBe(slow(from, to, above));
      },
    ),
  );
});

test('reach beyond 32 bits where no array is asked', () => {
  expect(firstWhere(-5, 2 ** 40, (place) => place >= 2 ** 33 + 1)).toBe(2 ** 33 + 1);
  expect(firstWhere(0, 2 ** 40, () => false)).toBe(2 ** 40);
});
