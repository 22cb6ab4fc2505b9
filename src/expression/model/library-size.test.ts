import { expect, test } from 'vitest';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { librarySizes, trimmedMeanFactors } from './library-size.ts';

function matrixOfColumns(...columns: number[][]): ExpressionMatrix {
  return {
    rowNames: columns[0].map((_, row) => `probe${row + 1}`),
    sampleNames: columns.map((_, column) => `sample${column + 1}`),
    values: Float64Array.from(columns.flat()),
  };
}

function matrixOfRows(...rows: number[][]): ExpressionMatrix {
  return matrixOfColumns(...rows[0].map((_, column) => rows.map((row) => row[column])));
}

function expectClose(found: ArrayLike<number>, expected: readonly number[], digits: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(found[i]).toBeCloseTo(value, digits);
  });
}

const counts = matrixOfRows(
  [100, 120, 90, 40, 50, 38],
  [1000, 1100, 950, 1020, 1080, 990],
  [10, 15, 8, 30, 28, 35],
  [500, 480, 520, 250, 260, 240],
  [3, 5, 2, 4, 3, 6],
  [800, 760, 820, 790, 810, 770],
);

test('trimmed-mean factors of RNA-seq libraries', () => {
  expectClose(
    trimmedMeanFactors(counts),
    [0.97101806, 1.01147017, 0.95871099, 1.02126552, 1.02011893, 1.01939485],
    8,
  );
  expect([...librarySizes(counts)]).toEqual([2413, 2480, 2390, 2134, 2231, 2079]);
});
