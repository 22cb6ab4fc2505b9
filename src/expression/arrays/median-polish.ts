import { medianOfFirst } from '../../statistics/descriptive.ts';

const MAXIMAL_ROUNDS = 10;
const RELATIVE_CHANGE = 0.01;

/** An additive fit by medians: value = overall + row + column + residual. */
export interface MedianPolish {
  readonly overall: number;
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

/**
 * Tukey's median polish of a table; RMA summarises the probes (rows) of a probe set to one value per array
 * (overall + column) with it.
 *
 * **Source:** Tukey, Exploratory Data Analysis 1977; Irizarry et al., Biostatistics 2003;4:249.
 * **R:** `medpolish(x, eps = 0.01, maxiter = 10)`
 * @param values column-major, rows x columns, without missing values
 */
export function medianPolish(values: Float64Array, rows: number, columns: number): MedianPolish {
  const residual = values.slice();
  const rowEffects = new Float64Array(rows);
  const columnEffects = new Float64Array(columns);
  const scratch = new Float64Array(Math.max(rows, columns));
  let overall = 0;
  let previous = 0;
  for (let round = 0; round < MAXIMAL_ROUNDS; round++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) scratch[column] = residual[column * rows + row];
      const middle = medianOfFirst(scratch, columns);
      for (let column = 0; column < columns; column++) residual[column * rows + row] -= middle;
      rowEffects[row] += middle;
    }
    scratch.set(columnEffects);
    overall += shift(columnEffects, medianOfFirst(scratch, columns));
    for (let column = 0; column < columns; column++) {
      const values = residual.subarray(column * rows, (column + 1) * rows);
      scratch.set(values);
      const middle = medianOfFirst(scratch, rows);
      for (let row = 0; row < rows; row++) values[row] -= middle;
      columnEffects[column] += middle;
    }
    scratch.set(rowEffects);
    overall += shift(rowEffects, medianOfFirst(scratch, rows));
    let sum = 0;
    for (const value of residual) sum += Math.abs(value);
    if (sum === 0 || Math.abs(sum - previous) < RELATIVE_CHANGE * sum) break;
    previous = sum;
  }
  return { overall, rows: rowEffects, columns: columnEffects };
}

function shift(effects: Float64Array, middle: number): number {
  for (let i = 0; i < effects.length; i++) effects[i] -= middle;
  return middle;
}
