import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { standardCurve, standardCurves } from './efficiency.ts';

// R: lm(c(18.1, 21.5, 24.9, 28.3, 31.8) ~ log10(c(1e5, 1e4, 1e3, 1e2, 1e1)))
test('slope, efficiency and fit of a dilution series', () => {
  const curve = standardCurve([1e5, 1e4, 1e3, 1e2, 1e1], [18.1, 21.5, 24.9, 28.3, 31.8]);
  expect(curve.slope).toBeCloseTo(-3.42, 10);
  expect(Math.abs(curve.efficiency - 1.9606391)).toBeLessThan(5e-8);
  expect(Math.abs(curve.rSquared - 0.9999658)).toBeLessThan(5e-8);
  expect(curve.low).toBeLessThan(curve.efficiency);
  expect(curve.high).toBeGreaterThan(curve.efficiency);
  expect(curve).toMatchObject({ points: 5, steps: 5 });
});

test('a series is the wells of standards with a quantity, and nothing else', () => {
  const series = { target: 'IRF4', role: 'Std' };
  const curves = standardCurves(
    readingsOf([
      { ...series, quantity: 100, value: 20 },
      { ...series, quantity: 10, value: 23.4 },
      { ...series, quantity: 1, value: NaN, word: 'Undetermined' },
      { ...series, quantity: 0, value: 38 },
      { target: 'IRF4', role: 'Unkn', quantity: 50, value: 1 },
    ]),
  );
  expect(curves.get('IRF4')).toMatchObject({ points: 2, steps: 2, slope: -3.3999999999999986 });
});
