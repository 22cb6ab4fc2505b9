import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionalOddsRatio, fisherLog10P, sampleOddsRatio, woolfOddsRatio } from './fisher.ts';
import { hypergeometricLog10P, logHypergeometricDensity } from '../distributions/hypergeometric.ts';

/** Exact probabilities of every table with these margins, by whole numbers. */
function exactProbabilities(sizeA: number, sizeB: number, universe: number): { k: number; p: number }[] {
  const choose = (n: number, k: number): bigint => {
    if (k < 0 || k > n) return 0n;
    let result = 1n;
    for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
    return result;
  };
  const rows = [];
  const total = Number(choose(universe, sizeB));
  for (let k = Math.max(0, sizeA + sizeB - universe); k <= Math.min(sizeA, sizeB); k++)
    rows.push({ k, p: Number(choose(sizeA, k) * choose(universe - sizeA, sizeB - k)) / total });
  return rows;
}

const cell = fc.integer({ min: 0, max: 12 });

describe('hypergeometric', () => {
  it('gives the published tail far below the smallest double', () => {
    const log10P = hypergeometricLog10P(19602, 31147, 22127, 218099, 'upper');
    expect(log10P / -16366.96638).toBeCloseTo(1, 9);
    expect(log10P / -16366.96637748459).toBeCloseTo(1, 12);
  });

  it('sums exactly what whole-number arithmetic sums', () => {
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const rows = exactProbabilities(a + b, a + c, a + b + c + d);
        const observed = rows.find((row) => row.k === a)!.p;
        const sum = (keep: (row: { k: number; p: number }) => boolean) =>
          rows.filter(keep).reduce((total, row) => total + row.p, 0);
        expect(10 ** fisherLog10P(a, b, c, d, 'upper')).toBeCloseTo(
          sum((row) => row.k >= a),
          12,
        );
        expect(10 ** fisherLog10P(a, b, c, d, 'lower')).toBeCloseTo(
          sum((row) => row.k <= a),
          12,
        );
        expect(10 ** fisherLog10P(a, b, c, d)).toBeCloseTo(
          sum((row) => row.p <= observed * (1 + 1e-7)),
          12,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('finds the other tail of large and lopsided tables', () => {
    const size = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(size, size, size, fc.double({ min: -6, max: 6, noNaN: true }), (sizeA, sizeB, rest, z) => {
        const universe = sizeA + sizeB + rest;
        const mean = (sizeA * sizeB) / universe;
        const deviation = Math.sqrt(mean * (1 - sizeA / universe) * (1 - sizeB / universe));
        const shared = Math.max(0, Math.min(sizeA, sizeB, Math.round(mean + z * deviation)));
        const observed = logHypergeometricDensity(shared, sizeA, sizeB, universe);
        let sum = 0;
        for (let k = 0; k <= Math.min(sizeA, sizeB); k++) {
          const density = logHypergeometricDensity(k, sizeA, sizeB, universe);
          if (density <= observed + Math.log1p(1e-7)) sum += Math.exp(density);
        }
        const log10P = hypergeometricLog10P(shared, sizeA, sizeB, universe, 'two-sided');
        expect(10 ** log10P / sum).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('stays exact in a universe of 3e9', () => {
    const universe = 3e9;
    const size = 1e7;
    const mean = (size / universe) * size;
    let previous = 0;
    for (const shared of [0, 1000, 33000, 33333, 33334, 34000, 40000, 1e6, 1e7]) {
      const upper = hypergeometricLog10P(shared, size, size, universe, 'upper');
      const lower = hypergeometricLog10P(shared - 1, size, size, universe, 'lower');
      expect(10 ** upper + 10 ** lower).toBeCloseTo(1, 9);
      expect(upper).toBeLessThanOrEqual(previous);
      previous = upper;
    }
    expect(logHypergeometricDensity(Math.round(mean), size, size, universe)).toBeCloseTo(
      -6.1227554313739851,
      10,
    );
  });

  it('refuses what is not a table', () => {
    expect(hypergeometricLog10P(1, 5, 3, 4, 'upper')).toBeNaN();
    expect(hypergeometricLog10P(1.5, 5, 3, 40, 'upper')).toBeNaN();
    expect(fisherLog10P(1, -1, 3, 4)).toBeNaN();
    expect(hypergeometricLog10P(4, 5, 3, 40, 'upper')).toBe(-Infinity);
    expect(hypergeometricLog10P(0, 0, 0, 0, 'two-sided')).toBe(0);
  });
});

describe('Fisher exact test', () => {
  it('gives golden values', () => {
    // R: fisher.test(matrix(c(80, 120, 220, 3578), 2))$p.value
    expect(fisherLog10P(80, 120, 220, 3578)).toBeCloseTo(Math.log10(3.3388898e-41), 7);
    expect(10 ** fisherLog10P(3, 1, 1, 3)).toBeCloseTo(0.48571428571428, 13);
    expect(sampleOddsRatio(11545, 2525, 19602, 184427)).toBeCloseTo((11545 * 184427) / (2525 * 19602), 10);
    expect(conditionalOddsRatio(11545, 2525, 19602, 184427).estimate).toBeCloseTo(43.01706481, 7);
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const log10P = fisherLog10P(a, b, c, d);
        for (const other of [fisherLog10P(a, c, b, d), fisherLog10P(b, a, d, c), fisherLog10P(d, c, b, a)])
          expect(other).toBeCloseTo(log10P, 11);
      }),
    );
  });

  it('bounds the odds ratio where the tails have the error probability', () => {
    // R's likelihood with uniroot's tolerance at 1e-14
    const { estimate, low, high } = conditionalOddsRatio(3, 1, 1, 3);
    expect(estimate).toBeCloseTo(6.408319658, 8);
    expect(low).toBeCloseTo(0.2117355954, 9);
    expect(high).toBeCloseTo(626.2435305, 5);
    expect(conditionalOddsRatio(0, 5, 5, 5)).toMatchObject({ estimate: 0, low: 0 });
    expect(conditionalOddsRatio(5, 0, 5, 5)).toMatchObject({ estimate: Infinity, high: Infinity });
    expect(conditionalOddsRatio(0, 0, 5, 5)).toEqual({ estimate: NaN, low: 0, high: Infinity });
  });

  it('has an interval that Woolf approaches on large tables', () => {
    const exact = conditionalOddsRatio(1e5, 2e5, 3e5, 4e5);
    const woolf = woolfOddsRatio(1e5, 2e5, 3e5, 4e5);
    for (const key of ['estimate', 'low', 'high'] as const) expect(woolf[key] / exact[key]).toBeCloseTo(1, 4);
    const mirrored = woolfOddsRatio(2e5, 1e5, 4e5, 3e5);
    expect(mirrored.low).toBeCloseTo(1 / woolf.high, 12);
  });
});
