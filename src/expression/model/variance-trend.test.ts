import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import type { Scale } from '../scale.ts';
import { decideTrend } from './variance-trend.ts';
import type { ContrastFit } from './linear-model.ts';

/** Variances of rows with 4 degrees of freedom around what a function of the average says. */
function fitOf(rows: number, expected: (average: number) => number, shift = 0): ContrastFit {
  const random = createRandom(2);
  const averageExpression = Float64Array.from({ length: rows }, () => 4 + 8 * random.uniform() + shift);
  const variance = averageExpression.map((average) => {
    let sum = 0;
    for (let i = 0; i < 4; i++) sum += random.normal() ** 2;
    return (expected(average) * Math.exp(0.3 * random.normal()) * sum) / 4;
  });
  const none = new Float64Array(rows);
  return {
    estimate: none,
    unscaledError: none,
    variance,
    residualDegrees: new Float64Array(rows).fill(4),
    averageExpression,
  };
}

const decided = (fit: ContrastFit, scale: Scale = 'log2', ratios = false): unknown[] => {
  const { trend, notices } = decideTrend(fit, { scale, ratios });
  return [trend, ...notices.map(({ key }) => key)];
};

test('intensities whose variance falls with the average have a trend', () => {
  const falling = fitOf(2000, (average) => 4 / average ** 2);
  expect(decided(falling)).toEqual([true, 'expression.trend-on']);
  expect(decided(falling, 'intensities')).toEqual([true, 'expression.trend-on']);
  expect(decided(fitOf(20, (average) => 4 / average ** 2))).toEqual([false]);
});

test('what is no intensity of one channel has none', () => {
  const falling = fitOf(2000, (average) => 4 / average ** 2);
  expect(decided(falling, 'counts')).toEqual([false]);
  expect(decided(falling, 'log2', true)).toEqual([false]);
  expect(decided(falling, 'tpm')).toEqual([true, 'expression.trend-tpm']);
  expect(decided(fitOf(2000, () => 0.1, -8))).toEqual([false, 'expression.trend-centred']);
});

test('where all rows vary alike there is none', () => {
  const rows = 2000;
  const alike = { ...fitOf(rows, () => 0.1), variance: new Float64Array(rows).fill(0.1) };
  const { trend, notices } = decideTrend(alike, { scale: 'log2', ratios: false });
  expect(trend).toBe(false);
  expect(notices[0]).toMatchObject({ key: 'expression.trend-off', values: { followed: '∞', plain: '∞' } });
});
