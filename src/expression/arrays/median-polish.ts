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
  const binderEffects = new Float64Array(columns);
  const scratch = new Float64Array(Math.max(rows, columns));
  let overall = 0;
  let previous = 0;
  for (let round = 0; round < MAXIMAL_ROUNDS; round++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) scratch[column] = residual[column * rows + row];
      const middle = median(scratch, columns);
      for (let column = 0; column < columns; column++) residual[column * rows + row] -= middle;
      rowEffects[row] += middle;
    }
    scratch.set(binderEffects);
    overall += shift(binderEffects, median(scratch, columns));
    for (let column = 0; column < columns; column++) {
      const values = residual.subarray(column * rows, (column + 1) * rows);
      scratch.set(values);
      const middle = median(scratch, rows);
      for (let row = 0; row < rows; row++) values[row] -= middle;
      binderEffects[column] += middle;
    }
    scratch.set(rowEffects);
    overall += shift(rowEffects, median(scratch, rows));
    let sum = 0;
    for (const value of residual) sum += Math.abs(value);
    if (sum === 0 || Math.abs(sum - previous) < RELATIVE_CHANGE * sum) break;
    previous = sum;
  }
  return { overall, rows: rowEffects, columns: binderEffects };
}

function shift(effects: Float64Array, middle: number): number {
  for (let i = 0; i < effects.length; i++) effects[i] -= middle;
  return middle;
}

/** Median of the first n numbers, which are reordered on the way (Hoare's selection). */
function median(numbers: Float64Array, n: number): number {
  const upper = select(numbers, n, n >> 1);
  if (n % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < n >> 1; i++) lower = Math.max(lower, numbers[i]);
  return (lower + upper) / 2;
}

function select(numbers: Float64Array, n: number, rank: number): number {
  let left = 0;
  let right = n - 1;
  while (left < right) {
    const pivot = numbers[(left + right) >> 1];
    let i = left;
    let j = right;
    while (i <= j) {
      while (numbers[i] < pivot) i++;
      while (numbers[j] > pivot) j--;
      if (i <= j) {
        const swap = numbers[i];
        numbers[i++] = numbers[j];
        numbers[j--] = swap;
      }
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return numbers[rank];
}
