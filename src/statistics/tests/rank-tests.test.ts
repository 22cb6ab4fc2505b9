import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTest, pearsonTest, spearmanTest } from './correlation-tests.ts';
import { kolmogorovSmirnovTest, uniformityTest } from './kolmogorov-smirnov.ts';
import { createRandom } from '../random.ts';
import { rankSumOfClasses, rankSumTest, signedRankTest } from './rank-tests.ts';
import { oneSampleTTest, pairedTTest, pooledTTest, welchTTest } from './t-tests.ts';

const x = [1.1, 2.2, 3.3, 4.4, 9.1];
const y = [0.5, 1.0, 2.5, 2.7, 3.1, 3.2];

const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 30 });

describe('rank-sum test', () => {
  it('gives golden values', () => {
    // R: wilcox.test(x, y), and with exact = FALSE
    expect(10 ** rankSumTest(x, y).log10P).toBeCloseTo(0.2467532468, 10);
    expect(10 ** rankSumTest(x, y, 'two-sided', false).log10P).toBeCloseTo(0.2353332665, 10);
    expect(rankSumTest(x, y)).toMatchObject({ statistic: 22, exact: true });
  });

  it('keeps the exact tail exact', () => {
    // all 49 values above all 49: one of choose(98, 49) orders
    const low = Array.from({ length: 49 }, (_, i) => i);
    const high = low.map((value) => value + 100);
    expect(rankSumTest(high, low, 'upper').log10P).toBeCloseTo(-Math.log10(2.547761225898085e28), 12);
    expect(rankSumTest(high, low, 'lower').log10P).toBe(0);
    expect(signedRankTest([1, 2, 3, 4, 5], 'upper').log10P).toBeCloseTo(-Math.log10(32), 14);
  });

  it('is the same from the numbers of values in classes', () => {
    const count = (values: readonly number[]): number[] =>
      Array.from({ length: 41 }, (_, i) => values.filter((value) => value === i - 20).length);
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        for (const tail of ['upper', 'lower', 'two-sided'] as const) {
          const [one, other] = [rankSumTest(a, b, tail, false), rankSumOfClasses(count(a), count(b), tail)];
          expect(other.statistic).toBe(one.statistic);
          if (Number.isNaN(one.log10P)) expect(other.log10P).toBeNaN();
          else expect(other.log10P).toBeCloseTo(one.log10P, 10);
        }
      }),
    );
  });

  it('turns round with its samples', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const forth = rankSumTest(a, b, 'upper');
        const back = rankSumTest(b, a, 'lower');
        expect(forth.statistic + back.statistic).toBe(a.length * b.length);
        if (!Number.isNaN(forth.log10P)) expect(back.log10P).toBeCloseTo(forth.log10P, 10);
        const signed = signedRankTest(a, 'upper').log10P;
        if (!Number.isNaN(signed))
          expect(
            signedRankTest(
              a.map((value) => -value),
              'lower',
            ).log10P,
          ).toBeCloseTo(signed, 10);
      }),
    );
  });
});

describe('Kolmogorov-Smirnov test', () => {
  it('gives golden values', () => {
    // R: ks.test(x, y, alternative = "less"): D^- = 0.6, p = 0.1190476
    const test = kolmogorovSmirnovTest(x, y, 'x-larger');
    expect(test.statistic).toBeCloseTo(0.6, 14);
    expect(10 ** test.log10P).toBeCloseTo(5 / 42, 12);
    expect(10 ** kolmogorovSmirnovTest(x, y).log10P).toBeCloseTo(5 / 21, 12);
  });

  it('turns round with its samples', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const forth = kolmogorovSmirnovTest(a, b, 'x-larger');
        const back = kolmogorovSmirnovTest(b, a, 'x-smaller');
        expect(back.statistic).toBeCloseTo(forth.statistic, 12);
        expect(back.log10P).toBeCloseTo(forth.log10P, 10);
      }),
    );
  });

  it('goes on where probabilities underflow', () => {
    const low = Array.from({ length: 2000 }, (_, i) => i);
    const high = low.map((value) => value + 1e5);
    expect(kolmogorovSmirnovTest(high, low, 'x-larger').log10P).toBeCloseTo(-2000 * Math.LOG10E, 8);
    expect(kolmogorovSmirnovTest(high, low, 'x-smaller').log10P).toBe(0);
    expect(kolmogorovSmirnovTest(high, low).log10P).toBeCloseTo(Math.log10(2) - 2000 * Math.LOG10E, 8);
  });

  it('accepts uniform numbers about as often as it says (simulated)', () => {
    const random = createRandom(17);
    let rejected = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const values = Array.from({ length: 100 }, () => random.uniform());
      if (uniformityTest(values).log10P < Math.log10(0.05)) rejected++;
    }
    expect(rejected).toBeGreaterThan(60);
    expect(rejected).toBeLessThan(130);
  });
});

describe('correlation tests', () => {
  it('count the orders of few pairs', () => {
    // one of 120 orders is perfect
    expect(10 ** spearmanTest([1, 2, 3, 4, 5], [2, 3, 5, 8, 9]).log10P).toBeCloseTo(2 / 120, 12);
    expect(10 ** spearmanTest([1, 2, 3, 4, 5], [2, 3, 5, 8, 9], 'upper').log10P).toBeCloseTo(1 / 120, 12);
    // 1 1 2 2 against itself: 4 of 24 orders
    expect(10 ** spearmanTest([1, 1, 2, 2], [1, 1, 2, 2], 'upper').log10P).toBeCloseTo(4 / 24, 12);
    expect(spearmanTest([1, 2, 3, 4], [1, 1, 1, 1]).correlation).toBeNaN();
  });

  it('are bounded and symmetric', () => {
    fc.assert(
      fc.property(sample, (a) => {
        const b = a.map((value, i) => value * 0.3 + ((i * 7919) % 13));
        for (const test of [pearsonTest, spearmanTest]) {
          const { correlation, low, high } = test(a, b);
          if (Number.isNaN(correlation) || Math.abs(correlation) > 1 - 1e-12) continue;
          expect(test(b, a).correlation).toBeCloseTo(correlation, 12);
          if (a.length < 4) continue;
          expect(low).toBeLessThan(correlation);
          expect(high).toBeGreaterThan(correlation);
        }
        const tau = kendallTest(a, b).tau;
        if (!Number.isNaN(tau)) {
          expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12);
          expect(
            kendallTest(
              a,
              b.map((value) => -value),
            ).tau,
          ).toBeCloseTo(-tau, 12);
        }
      }),
    );
  });
});

describe('t tests', () => {
  it('agree with each other where they should', () => {
    const shifted = x.map((value) => value - 1);
    expect(oneSampleTTest(x, 1).t).toBeCloseTo(oneSampleTTest(shifted).t, 12);
    const pair = [0.3, 1.9, 3.1, 4.6, 8];
    expect(pairedTTest(x, pair).log10P).toBeCloseTo(
      oneSampleTTest(x.map((value, i) => value - pair[i])).log10P,
      12,
    );
    expect(pooledTTest(x, pair).t).toBeCloseTo(welchTTest(x, pair).t, 12);
    expect(() => pairedTTest(x, y)).toThrow(RangeError);
  });

  it('give no p-value without residual degrees of freedom', () => {
    expect(oneSampleTTest([3]).log10P).toBeNaN();
    expect(welchTTest([3], [4]).log10P).toBeNaN();
    expect(pooledTTest([3], [4]).log10P).toBeNaN();
    expect(pooledTTest([3], [4, 5]).degreesOfFreedom).toBe(1);
    expect(pooledTTest([3], [4, 5]).log10P).toBeLessThan(0);
  });
});
