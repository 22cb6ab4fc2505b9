import { expect, test } from 'vitest';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { quantileNormalize } from './quantile-normalization.ts';

function matrixOfColumns(...columns: number[][]): ExpressionMatrix {
  return {
    rowNames: columns[0].map((_, row) => `probe${row + 1}`),
    sampleNames: columns.map((_, column) => `sample${column + 1}`),
    values: Float64Array.from(columns.flat()),
  };
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
