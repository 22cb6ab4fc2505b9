import { expect, test } from 'vitest';
import { rmaBackgroundCorrect } from './rma-background.ts';

function expectClose(found: ArrayLike<number>, expected: readonly number[], digits: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(found[i]).toBeCloseTo(value, digits);
  });
}

test('RMA background', () => {
  const corrected = rmaBackgroundCorrect(Float64Array.of(100, 220, 150, 90, 1000, 400, 300, 210, 80, 60));
  expectClose(
    corrected,
    [
      25.438262, 120.567893, 54.279083, 22.094538, 900.559071, 300.559071, 200.559071, 110.587085, 19.333847,
      15.15895,
    ],
    4,
  );
});
