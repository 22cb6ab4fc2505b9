import { expect, test } from 'vitest';
import { studentTQuantile } from '../../statistics/distributions/student-t.ts';
import { fitCurve, refitted, type Points } from './fit-curve.ts';
import { LOG_MIDDLE, logDoseAt, LOWER, responseAt, SLOPE, UPPER } from './hill.ts';
import { deltaInterval, logIc50, profileInterval } from './inhibitory-dose.ts';

const points = (doses: readonly number[], viability: readonly number[]): Points => ({
  logDoses: Float64Array.from(doses, Math.log),
  viability: Float64Array.from(viability),
});

const DOSES = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
const GOLDEN = points(DOSES, [98.7, 97.2, 93.1, 80.4, 55.3, 29.8, 14.2, 9.9]);

/** As near as a part of the number. */
const near = (value: number, part: number): number =>
  expect.closeTo(value, -Math.log10(2 * part * Math.abs(value))) as number;

test('the golden curve: parameters, standard errors and intervals', () => {
  const fit = fitCurve(GOLDEN);
  if (fit === null) throw new Error('no fit');
  const { parameters, covariance, kind, fewerBecause } = fit;
  expect([kind, fewerBecause]).toEqual(['4PL', null]);
  expect(parameters[SLOPE]).toEqual(near(1.091277986, 1e-5));
  expect(parameters[LOWER]).toEqual(near(7.212341312, 1e-5));
  expect(parameters[UPPER]).toEqual(near(99.178490256, 1e-5));
  const middle = Math.exp(parameters[LOG_MIDDLE]);
  expect(middle).toEqual(near(1.073710238, 1e-5));
  expect(fit.residualSquares).toBeLessThanOrEqual(0.7403482311);
  const errors = [0, 1, 2].map((i) => Math.sqrt(covariance[5 * i]));
  expect(errors).toEqual([0.02146675, 0.50350515, 0.34678238].map((value) => near(value, 1e-4)));
  expect(middle * Math.sqrt(covariance[15])).toEqual(near(0.0202734, 1e-4));
  const relative = deltaInterval(fit, 'relative');
  expect([relative.low, relative.high]).toEqual([near(1.017422248, 1e-5), near(1.129998228, 1e-5)]);
  expect(Math.exp(logIc50(fit, 'absolute'))).toEqual(near(1.219795351, 1e-5));
});

test('the interval of the absolute IC50 counts what the plateaus do not tell; held fast it is that of drc', () => {
  const fit = fitCurve(GOLDEN);
  if (fit === null) throw new Error('no fit');
  const { covariance: c, parameters, degreesOfFreedom } = fit;
  const odds = Math.log((parameters[UPPER] - 50) / (50 - parameters[LOWER]));
  const bySlope = -odds / parameters[SLOPE] ** 2;
  const variance = bySlope ** 2 * c[0] + 2 * bySlope * c[3] + c[15];
  const reach = studentTQuantile(0.975, degreesOfFreedom) * 1.219795351 * Math.sqrt(variance);
  expect(1.219795351 - reach).toBeCloseTo(1.153679073, 5);
  const whole = deltaInterval(fit, 'absolute');
  const profile = profileInterval(GOLDEN, fit, 'absolute');
  expect(whole.low).toBeCloseTo(profile.low, 2);
  expect(whole.high).toBeCloseTo(profile.high, 2);
});

test('at the ends of the profile the best curve is as much worse as an F test allows', () => {
  const fit = fitCurve(GOLDEN);
  if (fit === null) throw new Error('no fit');
  const { low, high } = profileInterval(GOLDEN, fit, 'relative');
  expect([low, high]).toEqual([expect.closeTo(1.0192, 3), expect.closeTo(1.1319, 3)]);
});

test('a lower plateau that no dose shows is taken as 0 %, and it is said', () => {
  const fit = fitCurve(points([0, 0.1, 0.3, 1, 3, 10], [101, 99, 97, 92, 80, 58]));
  expect(fit).toMatchObject({ kind: '3PL', fewerBecause: 'lower plateau' });
  expect(fit?.parameters[LOWER]).toBe(0);
});

test.each([
  [[0, 1, 10, 100], '3PL'],
  [[0, 1, 10], '2PL'],
] as const)('%j allow %s', (doses, kind) => {
  const fit = fitCurve(points(doses, [100, 80, 30, 5].slice(0, doses.length)));
  expect(fit).toMatchObject({ kind, fewerBecause: 'few doses' });
});

test('two doses are no curve', () => expect(fitCurve(points([0, 1, 1], [100, 50, 52]))).toBeNull());

test('plateaus stay within their bounds', () => {
  const fit = fitCurve(points([0, 1, 2, 3, 4, 5], [100, 99, 99, 97, 40, -60]), '4PL', {
    lowest: -10,
    highest: 150,
  });
  expect(fit?.parameters[LOWER]).toBeGreaterThanOrEqual(-10);
});

test('a curve is found again from any start', () => {
  const curve = Float64Array.of(2.5, 12, 103, Math.log(0.7));
  const made = points(
    DOSES,
    DOSES.map((dose) => responseAt(curve, Math.log(dose))),
  );
  expect([...(fitCurve(made)?.parameters ?? [])]).toEqual(
    [...curve].map((value) => expect.closeTo(value, 6) as number),
  );
  const again = refitted(made, { kind: '4PL', parameters: Float64Array.of(1, 0, 90, 2) });
  expect([...again]).toEqual([...curve].map((value) => expect.closeTo(value, 6) as number));
  expect(responseAt(curve, logDoseAt(curve, 50))).toBeCloseTo(50, 10);
  expect(logDoseAt(curve, 5)).toBeNaN();
});
