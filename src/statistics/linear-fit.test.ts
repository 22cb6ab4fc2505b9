import { expect, test } from 'vitest';
import { linearFit } from './linear-fit.ts';

// R: lm(c(1, 3, 2, 5) ~ c(0, 1, 2, 3)); cor(...)
test('slope, intercept and correlation', () => {
  const { slope, intercept, correlation } = linearFit([0, 1, 2, 3], [1, 3, 2, 5]);
  expect(slope).toBeCloseTo(1.1, 12);
  expect(intercept).toBeCloseTo(1.1, 12);
  expect(correlation).toBeCloseTo(0.8315218406, 9);
});

test('without spread there is no slope', () => expect(linearFit([1, 1], [2, 3]).slope).toBeNaN());
