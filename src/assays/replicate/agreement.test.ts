import { expect, test } from 'vitest';
import { pointOf, unitOf } from '../../../test/support/unit-effects.ts';
import { power } from '../../statistics/power.ts';
import { clearUnits, heterogeneityOf, signConsistency } from './agreement.ts';

test('signs: units with one experiment count, those with no effect do not', () => {
  const units = [-1, -0.5, -2, 0.3, 0].map((estimate, i) => pointOf(String(i), estimate));
  const { same, of, low, high, log10P } = signConsistency(units, -1);
  expect([same, of]).toEqual([3, 4]);
  // R: binom.test(3, 4)
  expect([low, high].map((end) => end.toFixed(7))).toEqual(['0.1941204', '0.9936905']);
  expect(power(10, log10P)).toBeCloseTo(0.625, 12);
  expect(signConsistency(units.slice(0, 1), 0).log10P).toBeNaN();
  const even = [-1, 1, -1, 1].map((estimate, i) => unitOf(String(i), estimate));
  expect(signConsistency(even, 1).log10P).toBe(0);
});

test('heterogeneity asks units with an error alone, and knows that few experiments made it', () => {
  const apart = [unitOf('a', 0), unitOf('b', 1), pointOf('c', 50)];
  expect(heterogeneityOf(apart).units).toBe(2);
  const exact = apart.map((unit) => ({ ...unit, degreesOfFreedom: Infinity }));
  expect(heterogeneityOf(exact).log10P).toBeLessThan(heterogeneityOf(apart).log10P);
  expect(heterogeneityOf([unitOf('a', 0)]).log10P).toBeNaN();
});

test('clear units are corrected over the units of a claim', () => {
  // t = 4.4 with 2 degrees of freedom: p = .048 alone
  const line = unitOf('a', -0.88);
  expect(clearUnits([line]).lower).toEqual(['a']);
  expect(clearUnits([line, unitOf('b', 0.1)])).toEqual({ higher: [], lower: [] });
  expect(clearUnits([unitOf('up', 3), unitOf('down', -3), pointOf('point', -9)])).toEqual({
    ...{ higher: ['up'], lower: ['down'] },
  });
});
