import { expect, test } from 'vitest';
import { adjustedInput, dilutionFactor, percentInput } from './percent-input.ts';

const dilution = dilutionFactor({ inputFraction: 0.01 });
const of = (cqIp: number): number => percentInput({ cqInput: 32.7, cqIp, dilution, efficiency: 2 });

test('a maker’s worked table: input of 1 %, IgG and two antibodies', () => {
  expect(Math.abs(adjustedInput({ cqInput: 32.7, dilution, efficiency: 2 }) - 26.0561438102)).toBeLessThan(
    1e-8,
  );
  for (const [cq, percent] of [
    [34.6, 0.267943],
    [31.3, 2.639016],
    [29.9, 6.964405],
  ])
    expect(of(cq)).toBeCloseTo(percent, 6);
  expect(of(31.3) / of(34.6)).toBeCloseTo(9.849155, 6);
  expect(of(29.9) / of(34.6)).toBeCloseTo(25.992077, 6);
});

test('the same template, pipetted as other volumes or diluted, gives the same percentage', () => {
  // A tenth of the template arrives log2(10) cycles later.
  const late = 32.7 + Math.log2(10);
  for (const factor of [
    dilutionFactor({ inputFraction: 0.01, diluted: 10 }),
    dilutionFactor({ inputFraction: 0.01, inputVolume: 1, ipVolume: 10 }),
  ])
    expect(percentInput({ cqInput: late, cqIp: 31.3, dilution: factor, efficiency: 2 })).toBeCloseTo(
      of(31.3),
      10,
    );
});

test('all of the chromatin in both reactions is 100 %', () => {
  expect(percentInput({ cqInput: 25, cqIp: 25, dilution: 1, efficiency: 1.9 })).toBeCloseTo(100, 10);
});
