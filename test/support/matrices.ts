import { expect } from 'vitest';
import type { ExpressionMatrix } from '../../src/expression/expression-matrix.ts';

/** The values of each sample by its name, as R reads them. */
export function columnsOf(matrix: ExpressionMatrix): Record<string, Float64Array> {
  const rows = matrix.rowNames.length;
  return Object.fromEntries(
    matrix.sampleNames.map((name, sample) => [name, matrix.values.slice(sample * rows, (sample + 1) * rows)]),
  );
}

/** Largest difference relative to 1 or to the size of the reference, whichever is larger. */
export function largestDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  let largest = 0;
  for (let i = 0; i < found.length; i++) {
    if (Number.isNaN(expected[i]) && Number.isNaN(found[i])) continue;
    if (found[i] === expected[i]) continue;
    const difference = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
    largest = Math.max(largest, Number.isNaN(difference) ? Infinity : difference);
  }
  return largest;
}
