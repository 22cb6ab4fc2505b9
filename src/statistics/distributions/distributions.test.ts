import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialLog10P, logBinomialDensity, proportionInterval } from './binomial.ts';
import { chiSquaredLog10P, chiSquaredQuantile } from './chi-squared.ts';
import { erf } from './error-function.ts';
import { fLog10P, fQuantile } from './f-distribution.ts';
import { hypergeometricLog10P } from './hypergeometric.ts';
import { normalDensity, normalLog10P, normalQuantile, normalQuantileOfLog10P } from './normal.ts';
import { logPoissonDensity, poissonInterval, poissonLog10P } from './poisson.ts';
import { logSumExp } from './special-functions.ts';
import { studentTLog10P, studentTQuantile } from './student-t.ts';

const LN10 = Math.LN10;

function expectSumOne(...log10P: number[]): void {
  expect(Math.abs(logSumExp(log10P.map((value) => value * LN10)))).toBeLessThan(1e-9);
}

const statistic = fc.double({ min: -50, max: 50, noNaN: true });
const degrees = fc.double({ min: 0.5, max: 1e6, noNaN: true });
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const exponent = fc.double({ min: -6, max: 6, noNaN: true });

describe('tails far below the smallest double', () => {
  // R: pt, pnorm, pbinom, ppois with log.p = TRUE
  it.each([
    ['t > 60, 30 df', studentTLog10P(60, 30, 'upper'), -74.56083805802],
    ['t > 1e8, 100 df', studentTLog10P(1e8, 100, 'upper'), -1615.03358868],
    ['z < -40', normalLog10P(-40, 'lower'), -804.6084420138],
    ['F > 500 (2, 50)', fLog10P(500, 2, 50), -76.11306094309],
    ['chi2 > 800 (3)', chiSquaredLog10P(800, 3), -396.8822378241],
    ['3000 of 1e5 at .01', binomialLog10P(3000, 1e5, 0.01, 'upper'), -1320.688065753],
    ['200 where 5 are expected', poissonLog10P(200, 5, 'upper'), -546.3192176767],
  ])('%s', (_name, log10P, expected) => {
    expect((log10P * LN10) / expected).toBeCloseTo(1, 11);
  });

  it('go down to 10^-1e6 and back', () => {
    for (const tail of ['upper', 'lower', 'two-sided'] as const)
      for (const log10P of [-1e-3, -0.2, -0.5, -3, -308, -1e6]) {
        const z = normalQuantileOfLog10P(log10P, tail);
        expect(normalLog10P(z, tail) / log10P).toBeCloseTo(1, 12);
      }
    expect(normalQuantileOfLog10P(-Infinity, 'upper')).toBe(Infinity);
    expect(normalQuantileOfLog10P(0.1, 'upper')).toBeNaN();
    expect(chiSquaredLog10P(4.6e6, 2)).toBeCloseTo(-2.3e6 / LN10, 6);
    expect(studentTLog10P(1e6, 4e5, 'upper')).toBeLessThan(-1e5);
  });
});

// 50-digit arithmetic (mpmath 1.x: betainc, erfc, and the sum of the hypergeometric probabilities)
describe('tails beside many-digit arithmetic', () => {
  it.each([
    ['F > 5 (1, 1e5)', fLog10P(5, 1, 1e5), -1.5960303376690555748],
    ['F > 1.3 (7.5, 1e5)', fLog10P(1.3, 7.5, 1e5), -0.61653149688056868763],
    ['t < -3, 3e5 df', studentTLog10P(-3, 3e5, 'lower'), -2.8696633908232110877],
    ['z > 6.3', normalLog10P(6.3, 'upper') * LN10, -22.628264630450011],
    ['z > 40', normalLog10P(40, 'upper') * LN10, -804.60844201375379],
    [
      '33400 of two 1e7 in 3e9',
      hypergeometricLog10P(33400, 1e7, 1e7, 3e9, 'upper') * LN10,
      -1.0278440794957323,
    ],
    [
      '5.1e6 of two 1e7 in 2e7',
      hypergeometricLog10P(5.1e6, 1e7, 1e7, 2e7, 'upper') * LN10,
      -4005.6393610011316,
    ],
  ])('%s', (_name, found, expected) => {
    expect(found / expected).toBeCloseTo(1, 13);
  });
});

describe('tails', () => {
  it('add to one', () => {
    fc.assert(
      fc.property(statistic, degrees, degrees, (x, a, b) => {
        expectSumOne(normalLog10P(x, 'lower'), normalLog10P(x, 'upper'));
        expectSumOne(studentTLog10P(x, a, 'lower'), studentTLog10P(x, a, 'upper'));
        const f = Math.abs(x) / 20;
        expectSumOne(fLog10P(f, a, b, 'lower'), fLog10P(f, a, b, 'upper'));
        expectSumOne(chiSquaredLog10P(f * a, a, 'lower'), chiSquaredLog10P(f * a, a, 'upper'));
      }),
    );
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), probability, (k, more, p) => {
        expectSumOne(binomialLog10P(k - 1, k + more, p, 'lower'), binomialLog10P(k, k + more, p, 'upper'));
        expectSumOne(poissonLog10P(k - 1, 500 * p, 'lower'), poissonLog10P(k, 500 * p, 'upper'));
      }),
    );
  });

  it('fall as the statistic grows, and do not care for its sign where two-sided', () => {
    fc.assert(
      fc.property(statistic, fc.double({ min: 1e-3, max: 10, noNaN: true }), degrees, (x, step, df) => {
        expect(normalLog10P(x + step, 'upper')).toBeLessThanOrEqual(normalLog10P(x, 'upper'));
        expect(studentTLog10P(x + step, df, 'upper')).toBeLessThanOrEqual(studentTLog10P(x, df, 'upper'));
        expect(studentTLog10P(-x, df, 'two-sided')).toBe(studentTLog10P(x, df, 'two-sided'));
        expect(studentTLog10P(-x, df, 'lower')).toBe(studentTLog10P(x, df, 'upper'));
        expect(normalLog10P(-x, 'two-sided')).toBe(normalLog10P(x, 'two-sided'));
      }),
    );
  });

  it('meet where distributions meet', () => {
    fc.assert(
      fc.property(statistic, degrees, (t, df) => {
        const scale = Math.max(1e-3, Math.abs(studentTLog10P(t, df, 'two-sided')));
        expect(Math.abs(fLog10P(t * t, 1, df) - studentTLog10P(t, df, 'two-sided')) / scale).toBeLessThan(
          1e-9,
        );
        expect(studentTLog10P(t, Infinity, 'upper')).toBeCloseTo(normalLog10P(t, 'upper'), 11);
        expect(fLog10P(Math.abs(t), df, Infinity)).toBe(chiSquaredLog10P(Math.abs(t) * df, df));
      }),
    );
    expect(fQuantile(0.9, 3, Infinity)).toBe(chiSquaredQuantile(0.9, 3) / 3);
    expect(studentTQuantile(0.9, Infinity)).toBe(normalQuantile(0.9));
    expect(studentTQuantile(0.4999999, 1) / Math.tan(Math.PI * (0.4999999 - 0.5))).toBeCloseTo(1, 13);
  });

  it('are the sums of their densities', () => {
    for (const p of [0.03, 0.5, 0.81]) {
      let below = 0;
      for (let k = 0; k <= 30; k++) {
        below += Math.exp(logBinomialDensity(k, 30, p));
        expect(10 ** binomialLog10P(k, 30, p, 'lower')).toBeCloseTo(below, 12);
      }
    }
    let below = 0;
    for (let k = 0; k <= 60; k++) {
      below += Math.exp(logPoissonDensity(k, 21.5));
      expect(10 ** poissonLog10P(k, 21.5, 'lower')).toBeCloseTo(below, 12);
    }
  });
});

describe('statistics and quantiles near the largest and the smallest number', () => {
  const close = (found: number, expected: number): void =>
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-12);

  it('a t whose square overflows keeps its tail', () => {
    // R: pt(c(1e160, 1e200, 1e300), c(1, 2, 1), lower.tail = FALSE, log.p = TRUE) / log(10)
    const found = [[1e160, 1] as const, [1e200, 2] as const, [1e300, 1] as const].map(([t, df]) =>
      studentTLog10P(t, df, 'upper'),
    );
    [-160.4971498726941, -400.301029995664, -300.4971498726941].forEach((expected, i) =>
      close(found[i], expected),
    );
    close(studentTQuantile(1e-200, 1), -1 / (Math.PI * 1e-200));
    // mpmath, 80 digits: the tail at this t is 10^-250 to 3e-14.
    close(studentTQuantile(1e-250, 1.2) / -8.662010917507049e207, 1);
  });

  it('what no number can hold is 0 or infinite', () => {
    expect(studentTQuantile(1e-161, 0.3361)).toBe(-Infinity);
    expect(fQuantile(1e-200, 0.5, 3)).toBe(0);
    expect(chiSquaredQuantile(1e-300, 0.5)).toBe(0);
  });
});

describe('quantiles', () => {
  it('undo the distributions', () => {
    fc.assert(
      fc.property(probability, degrees, degrees, (p, a, b) => {
        const log10P = Math.log10(p);
        const close = (found: number): void =>
          expect(Math.abs(found - log10P) / Math.max(1e-3, Math.abs(log10P))).toBeLessThan(1e-9);
        close(normalLog10P(normalQuantile(p), 'lower'));
        close(studentTLog10P(studentTQuantile(p, a), a, 'lower'));
        close(chiSquaredLog10P(chiSquaredQuantile(p, a), a, 'lower'));
        close(fLog10P(fQuantile(p, a, b), a, b, 'lower'));
      }),
    );
  });

  it('reach the ends', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect([chiSquaredQuantile(0, 3), chiSquaredQuantile(1, 3)]).toEqual([0, Infinity]);
    expect([fQuantile(0, 3, 3), fQuantile(1, 3, 3)]).toEqual([0, Infinity]);
    for (const quantile of [normalQuantile, studentTQuantile, chiSquaredQuantile])
      expect(quantile(1.1, 3)).toBeNaN();
  });
});

describe('normal distribution', () => {
  it('has the density and the distribution that belong together', () => {
    fc.assert(
      fc.property(exponent, (z) => {
        const h = 1e-4;
        const below = (x: number): number => 10 ** normalLog10P(x, 'lower');
        expect((below(z + h) - below(z - h)) / (2 * h)).toBeCloseTo(normalDensity(z), 8);
        expect(erf(z / Math.SQRT2)).toBeCloseTo(2 * below(z) - 1, 14);
      }),
    );
  });
});

describe('two-sided exact tests', () => {
  it('add every outcome that is no more probable, as R does', () => {
    for (const n of [1, 7, 20])
      for (const p of [0.1, 0.3, 0.5])
        for (let k = 0; k <= n; k++) {
          const density = Array.from({ length: n + 1 }, (_, i) => Math.exp(logBinomialDensity(i, n, p)));
          const sum = density.filter((value) => value <= density[k] * (1 + 1e-7)).reduce((a, b) => a + b, 0);
          expect(10 ** binomialLog10P(k, n, p, 'two-sided')).toBeCloseTo(sum, 12);
        }
    for (const mean of [0.4, 3, 9.7])
      for (let k = 0; k <= 30; k++) {
        const density = Array.from({ length: 200 }, (_, i) => Math.exp(logPoissonDensity(i, mean)));
        const sum = density.filter((value) => value <= density[k] * (1 + 1e-7)).reduce((a, b) => a + b, 0);
        expect(10 ** poissonLog10P(k, mean, 'two-sided')).toBeCloseTo(sum, 12);
      }
    expect(binomialLog10P(5, 5, 1, 'two-sided')).toBe(0);
    expect(binomialLog10P(4, 5, 1, 'two-sided')).toBe(-Infinity);
    expect(poissonLog10P(0, 0, 'two-sided')).toBe(0);
  });

  it('refuse impossible parameters', () => {
    expect(binomialLog10P(1, 2, 1.5, 'upper')).toBeNaN();
    expect(poissonLog10P(1, -1, 'upper')).toBeNaN();
    expect(studentTLog10P(1, 0, 'upper')).toBeNaN();
    expect(fLog10P(1, 0, 3)).toBeNaN();
  });
});

describe('exact intervals', () => {
  it('exclude what either tail rejects', () => {
    const { low, high } = proportionInterval(7, 50);
    expect(10 ** binomialLog10P(7, 50, low, 'upper')).toBeCloseTo(0.025, 12);
    expect(10 ** binomialLog10P(7, 50, high, 'lower')).toBeCloseTo(0.025, 12);
    expect(proportionInterval(0, 5).low).toBe(0);
    expect(proportionInterval(5, 5).high).toBe(1);
    const mean = poissonInterval(7, 0.9);
    expect(10 ** poissonLog10P(7, mean.low, 'upper')).toBeCloseTo(0.05, 12);
    expect(10 ** poissonLog10P(7, mean.high, 'lower')).toBeCloseTo(0.05, 12);
  });
});
