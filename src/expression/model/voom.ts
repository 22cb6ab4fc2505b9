import { lowess } from '../../statistics/lowess.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { orthogonalize, type Design } from './least-squares.ts';
import { countedRows } from './library-size.ts';
import { unwhiten, type SharedErrors } from './errors.ts';
import { fitContrast, withPlainErrors } from './linear-model.ts';
import { power } from '../../statistics/power.ts';

/** Counts as log2 counts per million with a precision weight for each. */
export interface VoomResult {
  readonly logCpm: ExpressionMatrix;
  /** Laid out like the values. */
  readonly weights: Float64Array;
  /** The mean-variance trend: mean log2 count and square root of the residual deviation, ascending. */
  readonly trend: { readonly x: Float64Array; readonly y: Float64Array };
  /** The deviation of every gene at the trend's x, before it was smoothed. */
  readonly deviation: Float64Array;
}

const SPAN = 0.5;

/**
 * Precision weights of RNA-seq counts from their mean-variance trend.
 *
 * **Source:** Law et al., Genome Biology 2014;15:R29.
 * **R:** `limma::voom(counts, design, lib.size = librarySize, weights = w, block = b, correlation = r)`
 * @param librarySize effective library sizes (size x normalisation factor), one per sample
 * @param errors what is known of them before: weights of samples, blocks
 */
export function voom(
  counts: ExpressionMatrix,
  design: Design,
  librarySize: Float64Array,
  errors: SharedErrors = {},
): VoomResult {
  const rows = counts.rowNames.length;
  const samples = counts.sampleNames.length;
  const values = new Float64Array(rows * samples);
  for (let sample = 0; sample < samples; sample++) {
    const column = sampleValues(counts, sample);
    for (let row = 0; row < rows; row++)
      values[sample * rows + row] = Math.log2(((column[row] + 0.5) / (librarySize[sample] + 1)) * 1e6);
  }
  const logCpm: ExpressionMatrix = { ...counts, values };
  if (orthogonalize(design).kept.length === samples)
    return {
      logCpm,
      weights: new Float64Array(values.length).fill(1),
      trend: { x: new Float64Array(0), y: new Float64Array(0) },
      deviation: new Float64Array(0),
    };
  const fit = fitContrast(logCpm, design, new Float64Array(design.columnNames.length), errors);
  const shift = librarySize.reduce((sum, size) => sum + Math.log2(size + 1), 0) / samples - Math.log2(1e6);
  const counted = countedRows(counts);
  const meanCount = Float64Array.from(counted, (row) => fit.averageExpression[row] + shift);
  const deviation = Float64Array.from(counted, (row) => Math.sqrt(Math.sqrt(fit.variance[row])));
  const order = sortOrder(meanCount);
  const x = Float64Array.from(order, (i) => meanCount[i]);
  const ordered = Float64Array.from(order, (i) => deviation[i]);
  const trend = { x, y: lowess(x, ordered, { span: SPAN }) };
  const { matrix: plain, basis } = withPlainErrors(logCpm, design, errors);
  const fitted = projected(plain, basis.q, basis.kept.length);
  unwhiten(fitted, rows, errors);
  const lookup = interpolator(trend.x, trend.y);
  const weights = new Float64Array(values.length);
  for (let sample = 0; sample < samples; sample++) {
    const offset = Math.log2(librarySize[sample] + 1) - Math.log2(1e6);
    for (let row = 0; row < rows; row++) {
      const at = sample * rows + row;
      weights[at] = 1 / power(lookup(fitted[at] + offset), 4);
    }
  }
  return { logCpm, weights, trend, deviation: ordered };
}

/** Fitted values: the data projected on the design's columns. */
function projected(matrix: ExpressionMatrix, q: Float64Array, rank: number): Float64Array {
  const rows = matrix.rowNames.length;
  const samples = matrix.sampleNames.length;
  const fitted = new Float64Array(matrix.values.length);
  const effect = new Float64Array(rows);
  for (let k = 0; k < rank; k++) {
    effect.fill(0);
    for (let sample = 0; sample < samples; sample++) {
      const y = sampleValues(matrix, sample);
      const factor = q[k * samples + sample];
      for (let row = 0; row < rows; row++) effect[row] += factor * y[row];
    }
    for (let sample = 0; sample < samples; sample++) {
      const factor = q[k * samples + sample];
      for (let row = 0; row < rows; row++) fitted[sample * rows + row] += factor * effect[row];
    }
  }
  return fitted;
}

/** Linear interpolation over ascending x; the end values beyond the ends, the mean where x repeats. */
function interpolator(x: Float64Array, y: Float64Array): (at: number) => number {
  const places: number[] = [];
  const heights: number[] = [];
  for (let first = 0; first < x.length;) {
    let last = first;
    let sum = y[first];
    while (last + 1 < x.length && x[last + 1] === x[first]) sum += y[++last];
    places.push(x[first]);
    heights.push(sum / (last - first + 1));
    first = last + 1;
  }
  return (at) => {
    if (at <= places[0]) return heights[0];
    if (at >= places[places.length - 1]) return heights[heights.length - 1];
    const high = firstAbove(places, at);
    const low = high - 1;
    return (
      heights[low] + ((at - places[low]) / (places[high] - places[low])) * (heights[high] - heights[low])
    );
  };
}
