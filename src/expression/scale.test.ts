import { expect, test } from 'vitest';
import { inEnglish } from '../messages/message.ts';
import { createRandom } from '../statistics/random.ts';
import type { ExpressionMatrix } from './expression-matrix.ts';
import { checkCounts, detectScale, doubtAboutScale, toLog2 } from './scale.ts';

const random = createRandom(4);

function simulated(value: (sample: number) => number, samples = 3, rows = 500): ExpressionMatrix {
  return {
    rowNames: Array.from({ length: rows }, (_, row) => `g${row}`),
    sampleNames: Array.from({ length: samples }, (_, sample) => `s${sample}`),
    values: Float64Array.from({ length: rows * samples }, (_, i) => value(Math.floor(i / rows))),
  };
}

const log2Intensity = (): number => 8 + 2.2 * random.normal();

test('logged values, intensities and counts are told apart', () => {
  expect(detectScale(simulated(log2Intensity), 'x').scale).toBe('log2');
  expect(
    detectScale(
      simulated(() => random.normal()),
      'x',
    ).scale,
  ).toBe('log2');
  expect(
    detectScale(
      simulated(() => 2 ** log2Intensity()),
      'x',
    ).scale,
  ).toBe('intensities');
  expect(
    detectScale(
      simulated(() => Math.floor(2 ** log2Intensity())),
      'x',
    ).scale,
  ).toBe('counts');
});

test('values with many zeros come from sequencing: FPKM, or counts with decimals, which are refused', () => {
  const fpkm = simulated(() => (random.uniform() < 0.3 ? 0 : 2 ** (4 * random.normal())));
  expect(detectScale(fpkm, 'x')).toMatchObject({ scale: 'tpm' });
  // Few values above 100 and a first quartile of 0, yet 400 is no log2 value.
  const low = simulated(() => (random.uniform() < 0.4 ? 0 : 20 * random.uniform()));
  low.values[7] = 400;
  low.values[507] = 400;
  low.values[1007] = 400;
  expect(detectScale(low, 'x')).toMatchObject({ scale: 'tpm' });
  const estimated = simulated(() => {
    const count = Math.floor(2 ** (9 * random.uniform())) - 1;
    return random.uniform() < 0.3 ? count + 0.37 : count;
  });
  expect(() => detectScale(estimated, 'x')).toThrow(
    /counts with decimals[^]*% of the values[^]*estimated-counts/,
  );
});

test('a scale that the user says is believed, and doubted aloud', () => {
  const logged = simulated(log2Intensity);
  const counts = simulated(() => Math.floor(2 ** log2Intensity()));
  expect(doubtAboutScale(logged, 'x', 'log2')).toBeUndefined();
  expect(doubtAboutScale(counts, 'x', 'estimated-counts')).toBeUndefined();
  const doubt = doubtAboutScale(counts, 'x', 'log2')!;
  expect(doubt.severity).toBe('caution');
  expect(inEnglish(doubt)).toMatch(/you call the values log2, but they look like counts: whole numbers/);
});

test('values logged twice or with base 10 are refused until the user says which', () => {
  expect(() =>
    detectScale(
      simulated(() => Math.log2(Math.max(3, log2Intensity()))),
      'x',
    ),
  ).toThrow(/logged twice/);
});

test('one unlogged column among logged ones is named', () => {
  const mixed = simulated((sample) => (sample === 1 ? 5000 * random.uniform() : log2Intensity()));
  expect(() => detectScale(mixed, 'x')).toThrow(/not logged: s1/);
});

test('every scale is brought to log2', () => {
  const one = (value: number): ExpressionMatrix => ({
    rowNames: ['g'],
    sampleNames: ['s'],
    values: Float64Array.of(value),
  });
  expect(toLog2(one(8), 'intensities', 'x').values[0]).toBe(3);
  expect(toLog2(one(-5), 'intensities', 'x').values[0]).toBeNaN();
  expect(toLog2(one(7), 'tpm', 'x').values[0]).toBe(3);
  expect(toLog2(one(Math.log(8)), 'ln', 'x').values[0]).toBeCloseTo(3, 12);
  expect(toLog2(one(Math.log10(8)), 'log10', 'x').values[0]).toBeCloseTo(3, 12);
  expect(toLog2(one(Math.log2(3)), 'twice-log2', 'x').values[0]).toBeCloseTo(3, 12);
});

test('counts with decimals, gaps and minus signs, and TPM given as counts', () => {
  const counts = (...values: number[]): ExpressionMatrix => ({
    rowNames: values.map((_, i) => `g${i}`),
    sampleNames: ['s'],
    values: Float64Array.from(values),
  });
  expect(() => checkCounts(counts(1, 2, 0), 'x', false)).not.toThrow();
  expect(() => checkCounts(counts(1, 2.5), 'x', false)).toThrow(/has decimals: 2.5 for g1 in s/);
  expect(() => checkCounts(counts(1, 2.5), 'x', true)).not.toThrow();
  expect(() => checkCounts(counts(1, -2), 'x', false)).toThrow(/negative/);
  expect(() => checkCounts(counts(1, NaN), 'x', false)).toThrow(/missing/);
  expect(() => checkCounts(counts(999_999.5, 0.5), 'x', true)).toThrow(/sums to one million/);
});

test('rounded TPM are no counts, however whole their numbers', () => {
  const rounded = simulated(() => Math.floor(2 ** log2Intensity()));
  for (let sample = 0; sample < 3; sample++) {
    const values = rounded.values.subarray(500 * sample, 500 * (sample + 1));
    const sum = values.reduce((total, value) => total + value, 0);
    values.forEach((value, row) => (values[row] = Math.round((value / sum) * 1e6)));
  }
  expect(() => detectScale(rounded, 'x')).toThrow(/rounded to whole numbers[^]*--scale tpm/);
  expect(() => checkCounts(rounded, 'x', false)).not.toThrow();
});
