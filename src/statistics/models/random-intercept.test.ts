import { expect, test } from 'vitest';
import { pairedTTest, pooledTTest } from '../tests/t-tests.ts';
import { randomIntercept } from './random-intercept.ts';

const control = [0.1, 1.4, 2.2, 0.9];
const treated = [0.9, 1.9, 3.1, 1.2];
const units = Int32Array.from([0, 1, 2, 3, 0, 1, 2, 3]);
const design = Float64Array.from([...control.map(() => [1, 0]), ...treated.map(() => [1, 1])].flat());

test('in complete pairs of units that differ it is the paired t test', () => {
  const model = randomIntercept(Float64Array.from([...control, ...treated]), design, units);
  const found = model.contrast([0, 1]);
  const pairs = pairedTTest(treated, control);
  expect(model.unitVariance).toBeGreaterThan(0.1);
  expect(found.estimate).toBeCloseTo(pairs.estimate, 10);
  expect(found.standardError).toBeCloseTo(pairs.standardError, 6);
  expect(found.degreesOfFreedom).toBeCloseTo(3, 4);
  expect(found.log10P).toBeCloseTo(pairs.log10P, 5);
});

test('units that differ less than their rows have a variance of 0, and the rows are independent', () => {
  const [low, high] = [
    [1, 2, 3, 4],
    [4.5, 3.5, 2.4, 1.5],
  ];
  const model = randomIntercept(Float64Array.from([...low, ...high]), design, units);
  expect(model.unitVariance).toBe(0);
  const found = model.contrast([0, 1]);
  const pooled = pooledTTest(high, low);
  expect(found.standardError).toBeCloseTo(pooled.standardError, 10);
  expect(found.degreesOfFreedom).toBeCloseTo(6, 8);
  expect([found.low, found.high].map((end) => end.toFixed(6))).toEqual(
    [pooled.low, pooled.high].map((end) => end.toFixed(6)),
  );
});

test('a design that is not of full rank is refused', () => {
  expect(() => randomIntercept(new Float64Array(8), new Float64Array(16).fill(1), units)).toThrow(RangeError);
});
