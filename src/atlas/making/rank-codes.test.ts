import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOfRank, rankCodes } from './rank-codes.ts';

function slowly(signals: number[]): number[] {
  const key = (x: number) => (Number.isNaN(x) ? -Infinity : x);
  return signals.map((signal) => {
    const weaker = signals.filter((other) => key(other) < key(signal)).length;
    const ties = signals.filter((other) => key(other) === key(signal)).length;
    return codeOfRank((weaker + (ties - 1) / 2) / signals.length);
  });
}

test('whole scores are ranked by counting, with the same result', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 80 }), (signals) => {
      const counted = rankCodes(Float64Array.from(signals));
      // A half at the end of every number keeps the order and is not whole.
      const sorted = rankCodes(Float64Array.from(signals, (signal) => signal + 0.5));
      expect([...counted.codes]).toEqual(slowly(signals));
      expect(counted.codes).toEqual(sorted.codes);
      expect(counted.presentCodes).toEqual(sorted.presentCodes);
      expect([...counted.signals]).toEqual([...sorted.signals].map((signal) => signal - 0.5));
    }),
  );
});

test('codes follow the definition for any signals, ties and missing values included', () => {
  const signal = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    // Doubles that are the same 32-bit float still rank apart.
    fc.integer({ min: 0, max: 3 }).map((k) => 1 + k * 1e-12),
    fc.constant(NaN),
  );
  fc.assert(
    fc.property(fc.array(signal, { maxLength: 60 }), (signals) => {
      expect([...rankCodes(Float64Array.from(signals)).codes]).toEqual(slowly(signals));
    }),
  );
});

test('the table gives each code the signal of its middle peak', () => {
  const signals = Float64Array.from({ length: 10_001 }, (_, i) => (i * 7919) % 10_001);
  const { codes, presentCodes, signals: table } = rankCodes(signals);
  expect(presentCodes.at(-1)).toBe(255);
  presentCodes.forEach((code, i) => {
    const members = [...signals].filter((_, peak) => codes[peak] === code).sort((a, b) => a - b);
    expect(table[i]).toBe(members[(members.length - 1) >> 1]);
  });
});

test('the scale: a rank of one half is code 19, the strongest 0.01 % share code 255', () => {
  expect([0, 0.5, 0.99, 0.9999, 0.999999].map(codeOfRank)).toEqual([0, 19, 127, 255, 255]);
  expect(rankCodes(new Float64Array(0)).codes.length).toBe(0);
});
