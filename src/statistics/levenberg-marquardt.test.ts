import { expect, test } from 'vitest';
import { covarianceOf, leastSquares, type CurveModel } from './levenberg-marquardt.ts';

/** a exp(-b x) */
function decay(x: readonly number[]): CurveModel {
  return {
    points: x.length,
    parameters: 2,
    at: ([a, b], predicted, slopes) =>
      x.forEach((each, i) => {
        const share = Math.exp(-b * each);
        predicted[i] = a * share;
        if (slopes === null) return;
        slopes[2 * i] = share;
        slopes[2 * i + 1] = -a * each * share;
      }),
  };
}

const X = [0, 1, 2, 3, 4, 5];
const Y = Float64Array.of(10.1, 6.2, 3.5, 2.4, 1.2, 0.9);
const OPEN = { low: Float64Array.of(-100, -100), high: Float64Array.of(100, 100) };

// R: coef(nls(y ~ a * exp(-b * x), start = list(a = 5, b = 1))); sqrt(diag(vcov(...)))
test('the curve that lies nearest, with the standard errors of nls', () => {
  const model = decay(X);
  const fit = leastSquares(model, Y, [5, 1], OPEN);
  expect(fit.converged).toBe(true);
  expect([...fit.parameters]).toEqual([expect.closeTo(10.117114, 5), expect.closeTo(0.505052, 5)]);
  const covariance = covarianceOf(model, fit, { y: Y, information: 'expected' });
  expect(Math.sqrt(covariance[0])).toBeCloseTo(0.150384, 5);
  expect(Math.sqrt(covariance[3])).toBeCloseTo(0.013991, 5);
});

test('a parameter that wants beyond its end stays there, and has no standard error', () => {
  const model = decay(X);
  const bounds = { low: Float64Array.of(0, 0), high: Float64Array.of(8, 10) };
  const fit = leastSquares(model, Y, [5, 1], bounds);
  expect(fit.parameters[0]).toBe(8);
  expect([...fit.atBound]).toEqual([1, 0]);
  const covariance = covarianceOf(model, fit, { y: Y, information: 'observed' });
  expect(covariance[0]).toBeNaN();
  expect(covariance[3]).toBeGreaterThan(0);
  for (const other of [0.3, 0.35, 0.4, 0.45]) {
    const held = { low: Float64Array.of(8, other), high: Float64Array.of(8, other) };
    expect(leastSquares(model, Y, [8, other], held).residualSquares).toBeGreaterThanOrEqual(
      fit.residualSquares,
    );
  }
});

test('points that do not tell the parameters apart have no covariance', () => {
  const model = decay([1, 1, 1]);
  const y = Float64Array.of(2, 2.1, 1.9);
  const fit = leastSquares(model, y, [5, 1], OPEN);
  expect([...covarianceOf(model, fit, { y, information: 'expected' })].every(Number.isNaN)).toBe(true);
});
