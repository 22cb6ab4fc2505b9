import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { givenEfficiencies, primersOf } from './primers.ts';

test('efficiencies are given as copies or as a percentage', () => {
  expect([...givenEfficiencies(['IRF4=1.93', 'ACTB=98%'], ['IRF4', 'ACTB'])]).toEqual([
    ['IRF4', 1.93],
    ['ACTB', 1.98],
  ]);
});

test.each([
  ['IRF4', 'GENE=1.93'],
  ['IRF4=93', '1.93 for 93 %'],
  ['IRF4=0.93', '1.93 for 93 %'],
  ['IRF5=1.9', 'no wells of IRF5'],
])('%s is refused', (text, words) => {
  expect(() => givenEfficiencies([text], ['IRF4'])).toThrow(words);
});

test('what is said goes before the column, the column before the series, and a poor series is not used', () => {
  const series = [100, 10, 1].map((quantity, i) => ({
    ...{ role: 'standard', quantity, value: 20 + 3.4 * i },
  }));
  const readings = readingsOf([
    ...['A', 'B', 'C'].flatMap((target) => series.map((row) => ({ ...row, target }))),
    ...series.slice(1).map((row) => ({ ...row, target: 'D' })),
    { target: 'A', value: 20, efficiency: 1.9 },
    { target: 'B', value: 20, efficiency: 1.9 },
  ]);
  const primers = primersOf(readings, ['A', 'B', 'C', 'D'], new Map([['A', 1.85]]));
  expect([...primers.values()].map(({ source }) => source)).toEqual([
    ...['given', 'column', 'dilution series', 'assumed'],
  ]);
});
