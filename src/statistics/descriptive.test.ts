import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mean,
  median,
  medianAndSpread,
  pearsonCorrelation,
  quantile,
  ranks,
  sortedQuantile,
  standardDeviation,
  variance,
} from './descriptive.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });

describe('descriptive statistics', () => {
  it('summarise', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(variance([1, 2, 6])).toBe(7);
    expect(standardDeviation([2, 2])).toBe(0);
    expect(median([5, 1, 2, 9])).toBe(3.5);
    expect(quantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 14);
    expect(medianAndSpread([1, 2, 3, 4, 100])).toEqual({ median: 3, spread: 1.4826 });
  });

  it('keep their digits far from zero', () => {
    expect(variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toBe(30);
    expect(pearsonCorrelation([1e9 + 1, 1e9 + 2, 1e9 + 3], [2, 4, 6])).toBeCloseTo(1, 14);
  });

  it('say NaN where there is nothing to say', () => {
    expect(mean([])).toBeNaN();
    expect(variance([1])).toBeNaN();
    expect(median([])).toBeNaN();
    expect(median([1, NaN, 2])).toBeNaN();
    expect(medianAndSpread([1, NaN, 2])).toEqual({ median: NaN, spread: NaN });
    expect(median([Infinity, 1, Infinity, Infinity])).toBe(Infinity);
    expect(quantile([1], 2)).toBeNaN();
    expect(pearsonCorrelation([1, 1], [1, 2])).toBeNaN();
    expect(mean([1, Infinity])).toBe(Infinity);
  });

  it('do not care for the order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const reversed = values.toReversed();
        expect(median(reversed)).toBe(median(values));
        expect(median(values)).toBeCloseTo(quantile(values, 0.5), 8);
        expect(variance(reversed)).toBeCloseTo(variance(values), 3);
        expect([...ranks(reversed)].toReversed()).toEqual([...ranks(values)]);
        expect(
          sortedQuantile(
            values.toSorted((a, b) => a - b),
            0.3,
          ),
        ).toBe(quantile(values, 0.3));
      }),
    );
  });

  it('rank long columns as they rank short ones', () => {
    const long = Float64Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 997) - 500);
    const rank = ranks(long);
    for (let i = 0; i < long.length; i += 97) {
      const below = long.filter((value) => value < long[i]).length;
      const equal = long.filter((value) => value === long[i]).length;
      expect(rank[i]).toBe(below + (equal + 1) / 2);
    }
  });

  it('rank ties as asked', () => {
    const values = [3, 1, 3, NaN, 2];
    expect([...ranks(values)]).toEqual([3.5, 1, 3.5, NaN, 2]);
    expect([...ranks(values, 'min')]).toEqual([3, 1, 3, NaN, 2]);
    expect([...ranks(values, 'max')]).toEqual([4, 1, 4, NaN, 2]);
    expect([...ranks([5, 5, 5, 7], 'dense')]).toEqual([1, 1, 1, 2]);
  });
});
