import { expect, test } from 'vitest';
import { medianPolish } from './median-polish.ts';

function expectClose(found: ArrayLike<number>, expected: readonly number[], digits: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(found[i]).toBeCloseTo(value, digits);
  });
}

test('median polish of a probe set', () => {
  const { overall, rows, columns } = medianPolish(
    Float64Array.of(8, 10, 7, 9, 8.2, 10.3, 7.4, 9.1, 7.9, 9.8, 6.9, 8.7),
    4,
    3,
  );
  expect(overall).toBeCloseTo(8.425, 12);
  expectClose(rows, [-0.425, 1.575, -1.375, 0.425], 12);
  expectClose(columns, [0, 0.275, -0.15], 12);
});
