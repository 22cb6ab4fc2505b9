import { expect, test } from 'vitest';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { librarySizes, trimmedMeanFactors } from '../model/library-size.ts';
import { medianPolish } from './median-polish.ts';
import { quantileNormalize } from './quantile-normalization.ts';
import { rmaBackgroundCorrect } from './rma-background.ts';

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

test('quantile normalisation shares the mean of tied ranks', () => {
  const { values } = quantileNormalize(matrixOfColumns([5, 2, 3, 4], [4, 1, 4, 2], [3, 4, 6, 8]));
  expectClose(values, [5.666667, 2, 3, 4.666667, 5.166667, 2, 5.166667, 3, 2, 3, 4.666667, 5.666667], 6);
});

test('quantile normalisation stretches samples with missing values', () => {
  // R: limma::normalizeQuantiles(cbind(c(5,2,NA,4,7), c(4,1,4,2,9), c(3,4,6,8,NA)))
  const { values } = quantileNormalize(
    matrixOfColumns([5, 2, NaN, 4, 7], [4, 1, 4, 2, 9], [3, 4, 6, 8, NaN]),
  );
  expectClose(
    values,
    [
      5.055555556,
      2,
      NaN,
      3.555555556,
      8,
      4.916666667,
      2,
      4.916666667,
      3.083333333,
      8,
      2,
      3.555555556,
      5.055555556,
      8,
      NaN,
    ],
    8,
  );
});

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

const counts = matrixOfRows(
  [100, 120, 90, 40, 50, 38],
  [1000, 1100, 950, 1020, 1080, 990],
  [10, 15, 8, 30, 28, 35],
  [500, 480, 520, 250, 260, 240],
  [3, 5, 2, 4, 3, 6],
  [800, 760, 820, 790, 810, 770],
);

test('trimmed-mean and median-ratio factors of RNA-seq libraries', () => {
  expectClose(
    trimmedMeanFactors(counts),
    [0.97101806, 1.01147017, 0.95871099, 1.02126552, 1.02011893, 1.01939485],
    8,
  );
  expect([...librarySizes(counts)]).toEqual([2413, 2480, 2390, 2134, 2231, 2079]);
});
