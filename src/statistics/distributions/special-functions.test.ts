import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erfc, erfcx } from './error-function.ts';
import { logIncompleteBeta, logIncompleteGamma } from './incomplete-gamma-beta.ts';
import {
  devianceTerm,
  digamma,
  log1mexp,
  logBeta,
  logGamma,
  logSumExp,
  stirlingError,
  tetragamma,
  trigamma,
  trigammaInverse,
} from './special-functions.ts';

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

describe('gamma family', () => {
  it('equals the factorials', () => {
    let logFactorial = 0;
    for (let n = 1; n <= 170; n++) {
      logFactorial += Math.log(n);
      expect(logGamma(n + 1)).toBeCloseTo(logFactorial, 11);
    }
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 15);
    expect(logGamma(1e5 + 0.5)).toBeCloseTo(1051293.465435139, 9);
    expect(logGamma(-1)).toBeNaN();
  });

  it('obeys Gamma(x + 1) = x Gamma(x), and so do its derivatives', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const scale = Math.max(1, Math.abs(logGamma(x)));
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x)) / scale).toBeLessThan(2e-15);
        expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 9);
        expect(trigamma(x) - trigamma(x + 1)).toBeCloseTo(1 / (x * x), 8);
        expect((tetragamma(x) - tetragamma(x + 1)) * x ** 3).toBeCloseTo(-2, 2);
      }),
    );
  });

  it('inverts the trigamma function', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 6, noNaN: true }), (exponent) => {
        const value = 10 ** exponent;
        expect(trigamma(trigammaInverse(value)) / value).toBeCloseTo(1, 12);
      }),
    );
  });

  it('gives Stirling errors and deviances without cancellation', () => {
    expect(stirlingError(1)).toBeCloseTo(1 - 0.918938533204672742, 15);
    expect(stirlingError(1e6) * 12e6).toBeCloseTo(1, 12);
    expect(devianceTerm(1e9 + 1, 1e9) * 2e9).toBeCloseTo(1, 8);
    expect(devianceTerm(0, 3)).toBe(3);
  });

  it('gives the log of the beta function', () => {
    expect(logBeta(3, 4)).toBeCloseTo(-Math.log(60), 14);
  });

  it('adds in log space', () => {
    expect(logSumExp([-1e5, -1e5])).toBeCloseTo(-1e5 + Math.LN2, 9);
    expect(logSumExp([])).toBe(-Infinity);
    expect(log1mexp(-1e-20)).toBeCloseTo(Math.log(1e-20), 12);
    expect(log1mexp(-50)).toBe(-Math.exp(-50));
  });
});

describe('error function', () => {
  it('gives known values', () => {
    expect(erfc(0)).toBe(1);
    expect(erfc(1)).toBeCloseTo(0.15729920705028513, 15);
    expect(erfc(-1)).toBeCloseTo(1.8427007929497148, 15);
    expect(erfc(5) / 1.5374597944280349e-12).toBeCloseTo(1, 13);
    expect(erfcx(30) / 0.018795888861416751).toBeCloseTo(1, 14);
    expect(erfcx(-1) / (Math.E * 1.8427007929497148)).toBeCloseTo(1, 14);
  });

  it('is smooth where the methods meet', () => {
    for (const x of [-0.5, 0.5, 2 * Math.PI])
      expect(erfcx(x * (1 + 1e-15)) / erfcx(x * (1 - 1e-15))).toBeCloseTo(1, 13);
  });
});

describe('incomplete gamma and beta functions', () => {
  it('have tails that add to one', () => {
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 1e-3, max: 0.999, noNaN: true }), (a, b, x) => {
        const beta = logSumExp([logIncompleteBeta(a, b, x), logIncompleteBeta(b, a, 1 - x, x)]);
        expect(Math.abs(beta)).toBeLessThan(1e-9);
        const gamma = logSumExp([
          logIncompleteGamma(a, 2 * a * x, 'lower'),
          logIncompleteGamma(a, 2 * a * x, 'upper'),
        ]);
        expect(Math.abs(gamma)).toBeLessThan(1e-9);
      }),
    );
  });

  it('equal closed forms', () => {
    expect(logIncompleteGamma(1, 3000, 'upper')).toBeCloseTo(-3000, 10);
    expect(logIncompleteBeta(1e5, 1, 0.5)).toBeCloseTo(-1e5 * Math.LN2, 8);
    expect(logIncompleteGamma(2, 0, 'lower')).toBe(-Infinity);
    expect(logIncompleteGamma(2, Infinity, 'upper')).toBe(-Infinity);
    expect(logIncompleteBeta(2, 3, 1)).toBe(0);
    expect(logIncompleteBeta(2, 3, 0)).toBe(-Infinity);
    expect(logIncompleteBeta(-1, 3, 0.5)).toBeNaN();
    expect(logIncompleteGamma(0, 3, 'lower')).toBeNaN();
  });
});
