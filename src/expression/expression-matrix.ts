import type { ExpressionMatrix } from '../formats/expression/expression-file.ts';

export type { ExpressionMatrix } from '../formats/expression/expression-file.ts';

/** The values of one sample, as a view. */
export function sampleValues(matrix: ExpressionMatrix, sample: number): Float64Array {
  const rows = matrix.rowNames.length;
  return matrix.values.subarray(sample * rows, (sample + 1) * rows);
}

/** The samples with the given numbers, in that order. */
export function selectSamples(matrix: ExpressionMatrix, samples: readonly number[]): ExpressionMatrix {
  const rows = matrix.rowNames.length;
  const values = new Float64Array(rows * samples.length);
  samples.forEach((sample, column) => values.set(sampleValues(matrix, sample), column * rows));
  return { rowNames: matrix.rowNames, sampleNames: samples.map((s) => matrix.sampleNames[s]), values };
}

/** The rows with the given numbers, in that order. */
export function selectRows(matrix: ExpressionMatrix, rows: ArrayLike<number>): ExpressionMatrix {
  const count = matrix.rowNames.length;
  const samples = matrix.sampleNames.length;
  const values = new Float64Array(rows.length * samples);
  for (let sample = 0; sample < samples; sample++) {
    const from = sample * count;
    const to = sample * rows.length;
    for (let i = 0; i < rows.length; i++) values[to + i] = matrix.values[from + rows[i]];
  }
  return {
    rowNames: Array.from(rows, (row) => matrix.rowNames[row]),
    sampleNames: matrix.sampleNames,
    values,
  };
}

/** Mean of every row over the samples that measured it; NaN where none did. */
export function rowMeans(matrix: ExpressionMatrix): Float64Array {
  const rows = matrix.rowNames.length;
  const sum = new Float64Array(rows);
  const measured = new Uint32Array(rows);
  for (let sample = 0; sample < matrix.sampleNames.length; sample++) {
    const values = sampleValues(matrix, sample);
    for (let row = 0; row < rows; row++) {
      if (values[row] === values[row]) {
        sum[row] += values[row];
        measured[row]++;
      }
    }
  }
  for (let row = 0; row < rows; row++) sum[row] /= measured[row];
  return sum;
}

/** A copy with every value replaced. */
export function mapValues(matrix: ExpressionMatrix, replace: (value: number) => number): ExpressionMatrix {
  return { ...matrix, values: matrix.values.map(replace) };
}
