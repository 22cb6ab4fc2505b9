import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { dilutionSeries } from './standards.ts';

const series = (signal: (amount: number) => number, amounts = [1, 2, 4, 8, 16]) =>
  dilutionSeries(
    readingsOf(
      amounts.map((quantity) => ({ value: signal(quantity), quantity, role: 'standard', target: 'IRF4' })),
    ),
  );

// R: coef(lm(log2(y) ~ log2(x)))[2], summary()$r.squared
test('a signal in proportion is linear; a compressed one is not', () => {
  const [linear] = series((amount) => 50 * amount);
  expect(linear).toMatchObject({ linear: true, points: 5, lowest: 50, highest: 800 });
  expect(linear.slope).toBeCloseTo(1, 12);
  const [compressed] = series((amount) => 1000 * (1 - Math.exp(-amount / 4)));
  expect(compressed.slope).toBeLessThan(0.8);
  expect(compressed.linear).toBe(false);
});

test('fewer than three dilutions are no series, and faint bands belong to none', () => {
  expect(series((amount) => amount, [1, 2])).toEqual([]);
  expect(series((amount) => amount - 2)[0].points).toBe(3);
});
