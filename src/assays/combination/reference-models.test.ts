import { expect, test } from 'vitest';
import { mean } from '../../statistics/descriptive.ts';
import {
  blissExcess,
  combinationIndex,
  hsaExcess,
  loeweExcess,
  loeweExpected,
  medianEffect,
  singleCurves,
  zipDelta,
  type Matrix,
} from './reference-models.ts';

const GOLDEN: Matrix = {
  firstDoses: Float64Array.of(0, 0.1, 1, 10, 30),
  secondDoses: Float64Array.of(0, 5, 10, 20, 40),
  inhibition: Float64Array.of(
    ...[0, 4, 11, 24, 41, 6, 14, 25, 41, 58, 19, 33, 46, 61, 74, 37, 52, 64, 77, 86, 48, 61, 72, 83, 90],
  ),
};
/** Curves of the single drugs as drc gives them, in terms of viability. */
const DRC = {
  first: {
    kind: '4PL',
    parameters: Float64Array.of(0.51985875, 29.29157655, 100.19841411, Math.log(7.51112266)),
  },
  second: {
    kind: '4PL',
    parameters: Float64Array.of(1.567087742, 36.313834559, 100.012663084, Math.log(27.446648613)),
  },
} as const;

const defined = (values: Float64Array): Float64Array => values.filter((value) => !Number.isNaN(value));
const row = (values: Float64Array, i: number): number[] => [...values.subarray(5 * i + 1, 5 * i + 5)];
const close = (values: readonly number[], digits: number): number[] =>
  values.map((value) => expect.closeTo(value, digits) as number);

test('Bliss and HSA of the golden matrix', () => {
  const bliss = blissExcess(GOLDEN);
  expect(row(bliss, 1)).toEqual(close([4.24, 8.66, 12.44, 13.46], 9));
  expect(row(bliss, 4)).toEqual(close([10.92, 18.28, 22.52, 20.68], 9));
  expect(mean(defined(bliss))).toBeCloseTo(16.5625, 9);
  expect(mean(defined(hsaExcess(GOLDEN)))).toBeCloseTo(25.5, 9);
});

test('Loewe and ZIP of the golden matrix, from the curves of drc', () => {
  expect(loeweExpected(DRC.first.parameters, DRC.second.parameters, [0.1, 5])).toBeCloseTo(9.5918639, 4);
  expect(Math.abs(mean(defined(loeweExcess(GOLDEN, DRC))) - 22.365828)).toBeLessThan(1e-3);
  const zip = zipDelta(GOLDEN, DRC);
  expect(Math.abs(mean(defined(zip)) - 16.675094)).toBeLessThan(1e-3);
  row(zip, 1).forEach((value, j) =>
    expect(Math.abs(value - [5.5911746, 9.2651453, 12.022066, 13.891371][j])).toBeLessThan(1e-3),
  );
});

test('own curves of the golden singles lie nearer to the points than those of drc, and give nearly the same', () => {
  const own = singleCurves(GOLDEN);
  expect(own.first).toMatchObject({ residualSquares: expect.closeTo(1.957938, 5) as number });
  expect(own.second).toMatchObject({ residualSquares: expect.closeTo(0.044522, 5) as number });
  expect(mean(defined(zipDelta(GOLDEN, own)))).toBeCloseTo(16.6603, 3);
  expect(mean(defined(loeweExcess(GOLDEN, own)))).toBeCloseTo(22.3093, 3);
});

test('median effect and combination index of the golden matrix', () => {
  const first = medianEffect(GOLDEN.firstDoses, (dose) => GOLDEN.inhibition[5 * dose]);
  expect(first?.slope).toBeCloseTo(0.46323384, 8);
  expect(10 ** (-(first?.intercept ?? NaN) / (first?.slope ?? NaN))).toBeCloseTo(31.44481254, 6);
  expect(first?.correlation).toBeCloseTo(0.99606314, 8);
  const second = medianEffect(GOLDEN.secondDoses, (dose) => GOLDEN.inhibition[dose]);
  expect(second?.slope).toBeCloseTo(1.35329512, 8);
  expect(10 ** (-(second?.intercept ?? NaN) / (second?.slope ?? NaN))).toBeCloseTo(49.53413495, 6);
  const index = combinationIndex(GOLDEN);
  expect(index[6]).toBeCloseTo(0.54610983, 7);
  expect(index[24]).toBeCloseTo(0.16754219, 7);
});

test('above the largest effect of the weaker drug Loewe additivity is not defined', () => {
  const weak = Float64Array.of(1, 70, 100, 0);
  const strong = Float64Array.of(1, 0, 100, 0);
  expect(loeweExpected(weak, strong, [1, 10])).toBeNaN();
  expect(loeweExpected(weak, strong, [0.1, 0.1])).toBeGreaterThan(0);
});

test('a drug with itself is additive by Loewe and by the combination index, not by Bliss', () => {
  const doses = Float64Array.of(0, 1, 2, 4, 8, 16);
  const at = (dose: number): number => 100 - 100 / (1 + (dose / 5) ** 1.3);
  const inhibition = Float64Array.from({ length: 36 }, (_, place) =>
    at(doses[Math.floor(place / 6)] + doses[place % 6]),
  );
  const matrix = { firstDoses: doses, secondDoses: doses, inhibition };
  for (const value of defined(loeweExcess(matrix, singleCurves(matrix)))) expect(value).toBeCloseTo(0, 4);
  for (const value of defined(combinationIndex(matrix))) expect(value).toBeCloseTo(1, 8);
  expect(Math.abs(mean(defined(blissExcess(matrix))))).toBeGreaterThan(1);
});

test('a drug that does nothing alone has no dose that is equivalent to anything', () => {
  const inhibition = Float64Array.from(GOLDEN.inhibition, (value, place) => (place % 5 === 0 ? 0 : value));
  expect([...defined(combinationIndex({ ...GOLDEN, inhibition }))]).toEqual([]);
});
