import { lowess } from '../../statistics/lowess.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import { rowMeans, sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { quantileNormalize } from './quantile-normalization.ts';

const SPAN = 0.3;
const ROBUST_ROUNDS = 3;

/** Log ratios (M) and average log intensities (A) of two-colour arrays. */
export interface LogRatios {
  readonly m: ExpressionMatrix;
  readonly a: ExpressionMatrix;
}

/** M = log2 red - log2 green and A = their mean; missing where a channel is not positive. */
export function logRatios(red: ExpressionMatrix, green: ExpressionMatrix): LogRatios {
  const log = (value: number): number => (value > 0 ? Math.log2(value) : NaN);
  const m = red.values.map((value, i) => log(value) - log(green.values[i]));
  const a = red.values.map((value, i) => (log(value) + log(green.values[i])) / 2);
  return { m: { ...red, values: m }, a: { ...red, values: a } };
}

/**
 * How strongly every spot is expressed: the mean over the arrays of its average log intensity, once the arrays have one distribution of it.
 * The log ratios stay as they are.
 *
 * **Source:** Yang & Thorne, IMS Lecture Notes 2003;40:403. **R:** `rowMeans(limma::normalizeBetweenArrays(MA, method = "Aquantile")$A)`
 */
export function averageIntensity({ a }: LogRatios, normalized: boolean): Float64Array {
  return rowMeans(normalized ? quantileNormalize(a) : a);
}

/**
 * Takes the intensity-dependent trend out of the log ratios of every array, within print tips where the
 * array has them, else over the whole array.
 *
 * **Source:** Yang et al., Nucleic Acids Res 2002;30:e15.
 * **R:** `limma::normalizeWithinArrays(MA, layout, method = "printtiploess")$M` (or `method = "loess"`)
 * @param printTip group of every row
 */
export function printTipLoess({ m, a }: LogRatios, printTip: Uint16Array | undefined): ExpressionMatrix {
  const rows = m.rowNames.length;
  const values = new Float64Array(m.values.length).fill(NaN);
  const groups = rowsByGroup(rows, printTip);
  for (let sample = 0; sample < m.sampleNames.length; sample++) {
    const ratio = sampleValues(m, sample);
    const average = sampleValues(a, sample);
    for (const group of groups) {
      const used = group.filter((row) => Number.isFinite(ratio[row]) && Number.isFinite(average[row]));
      const order = sortOrder(Float64Array.from(used, (row) => average[row]));
      const sorted = order.map((i) => used[i]);
      const trend = lowess(
        Float64Array.from(sorted, (row) => average[row]),
        Float64Array.from(sorted, (row) => ratio[row]),
        { span: SPAN, robustRounds: ROBUST_ROUNDS },
      );
      sorted.forEach((row, i) => (values[sample * rows + row] = ratio[row] - trend[i]));
    }
  }
  return { ...m, values };
}

function rowsByGroup(rows: number, group: Uint16Array | undefined): Uint32Array[] {
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  if (group === undefined) return [all];
  return [...new Set(group)].map((tip) => all.filter((row) => group[row] === tip));
}
