import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addStratum,
  cochranMantelHaenszel,
  MANTEL_HAENSZEL_SUMS,
  mantelHaenszelFromSums,
} from './cochran-mantel-haenszel.ts';

const strata = [
  [20, 40, 8],
  [30, 20, 12],
  [10, 25, 5],
  [140, 60, 60],
] as const;

describe('Cochran-Mantel-Haenszel', () => {
  it('gives golden values', () => {
    // R: mantelhaen.test(array(c(20,30,10,140,40,20,25,60,8,12,5,60), dim = c(2, 2, 3)))
    const test = cochranMantelHaenszel(...strata);
    expect(test.chiSquaredWithContinuity).toBeCloseTo(57.976927, 6);
    expect(test.chiSquared).toBeCloseTo(59.92267801, 8);
    expect(test.oddsRatio).toBeCloseTo(6.402152466, 9);
    expect(test.low).toBeCloseTo(3.865630121, 8);
    expect(test.high).toBeCloseTo(10.603072442, 8);
    expect(test.z).toBeCloseTo(Math.sqrt(59.92267801), 8);
    expect(test.log10PUpper).toBeCloseTo(test.log10P - Math.log10(2), 10);
    expect(test.log10PWithContinuity).toBeGreaterThan(test.log10P);
  });

  it('does not see tables of fewer than two items, nor the order of the strata', () => {
    const widened = strata.map((column, i) => [i === 0 ? 1 : 0, ...column.toReversed(), 0]);
    const test = cochranMantelHaenszel(...(widened as [number[], number[], number[], number[]]));
    const plain = cochranMantelHaenszel(...strata);
    expect(test.chiSquared).toBeCloseTo(plain.chiSquared, 10);
    expect(test.high).toBeCloseTo(plain.high, 10);
    expect(cochranMantelHaenszel([1], [0], [0], [0]).z).toBeNaN();
  });

  it('turns round when a property is turned round', () => {
    const cell = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 9 }), (tables) => {
        const [a, b, c, d] = [0, 1, 2, 3].map((i) => tables.map((table) => table[i]));
        const test = cochranMantelHaenszel(a, b, c, d);
        const turned = cochranMantelHaenszel(b, a, d, c);
        expect(turned.z).toBeCloseTo(-test.z, 9);
        expect(turned.oddsRatio * test.oddsRatio).toBeCloseTo(1, 10);
        expect(turned.low * test.high).toBeCloseTo(1, 10);
      }),
    );
  });

  it('adds up from parts', () => {
    const sums = new Float64Array(2 * MANTEL_HAENSZEL_SUMS);
    for (let k = 0; k < 3; k++) {
      const table = strata.map((column) => column[k]);
      addStratum(sums, k < 2 ? 0 : MANTEL_HAENSZEL_SUMS, table);
    }
    const total = sums
      .slice(0, MANTEL_HAENSZEL_SUMS)
      .map((value, i) => value + sums[i + MANTEL_HAENSZEL_SUMS]);
    expect(mantelHaenszelFromSums(total).chiSquared).toBeCloseTo(59.92267801, 8);
    expect(mantelHaenszelFromSums(sums, MANTEL_HAENSZEL_SUMS).oddsRatio).toBeCloseTo((8 * 60) / (12 * 5), 12);
  });
});
