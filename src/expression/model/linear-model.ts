import { rowMeans, sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { whiten, type Errors, type SharedErrors } from './errors.ts';
import { contrastWeights, orthogonalize, type Design, type OrthogonalBasis } from './least-squares.ts';

/** One contrast fitted to every row; arrays have one element per row, NaN where a row cannot say. */
export interface ContrastFit {
  /** Estimated difference, in the matrix's unit (log2 fold change for log2 data). */
  readonly estimate: Float64Array;
  /** Standard error of the estimate divided by the residual standard deviation. */
  readonly unscaledError: Float64Array;
  /** Residual variance; NaN without residual degrees of freedom. */
  readonly variance: Float64Array;
  readonly residualDegrees: Float64Array;
  /** Mean over all measured samples. */
  readonly averageExpression: Float64Array;
}

/**
 * Least squares of every row on one design, and the estimate of one contrast; generalised where errors correlate. Rows with
 * missing values are fitted on the samples that have one.
 *
 * **Source:** Smyth, Stat Appl Genet Mol Biol 2004;3:3; blocks: Smyth, Michaud & Scott, Bioinformatics 2005;21:2067.
 * **R:** `limma::contrasts.fit(limma::lmFit(x, design, weights = w, block = b, correlation = r), contrast)`; with weights the
 * standard error is that of `lmFit` with the contrast as a coefficient (limma's `contrasts.fit` approximates it).
 * @param contrast one number per column of the design
 */
export function fitContrast(
  matrix: ExpressionMatrix,
  design: Design,
  contrast: ArrayLike<number>,
  errors: Errors = {},
): ContrastFit {
  const rows = matrix.rowNames.length;
  const fit: ContrastFit = {
    estimate: new Float64Array(rows).fill(NaN),
    unscaledError: new Float64Array(rows).fill(NaN),
    variance: new Float64Array(rows).fill(NaN),
    residualDegrees: new Float64Array(rows),
    averageExpression: rowMeans(matrix),
  };
  if (errors.weights === undefined) {
    const { matrix: plain, basis } = withPlainErrors(matrix, design, errors);
    fitCompleteRows(plain, basis, contrast, fit);
  }
  fitRowByRow(matrix, design, contrast, errors, fit);
  return fit;
}

/** Values and the basis of a design as they are after `whiten`. */
export function withPlainErrors(
  matrix: ExpressionMatrix,
  design: Design,
  errors: SharedErrors,
): { matrix: ExpressionMatrix; basis: OrthogonalBasis } {
  if (errors.sampleWeights === undefined && errors.blocks === undefined)
    return { matrix, basis: orthogonalize(design) };
  const values = matrix.values.slice();
  whiten(values, matrix.rowNames.length, errors);
  return { matrix: { ...matrix, values }, basis: orthogonalize(whitened(design, errors)) };
}

function whitened(design: Design, errors: SharedErrors): Design {
  const values = design.values.slice();
  for (let at = 0; at < values.length; at += design.samples)
    whiten(values.subarray(at, at + design.samples), 1, errors);
  return { ...design, values };
}

/** All rows at once, sample by sample; rows with missing values come out as NaN. */
function fitCompleteRows(
  matrix: ExpressionMatrix,
  basis: OrthogonalBasis,
  contrast: ArrayLike<number>,
  fit: ContrastFit,
): void {
  const rows = matrix.rowNames.length;
  const { samples, q } = basis;
  const rank = basis.kept.length;
  const weights = contrastWeights(basis, contrast);
  if (weights !== undefined) {
    fit.estimate.fill(0);
    fit.unscaledError.fill(Math.hypot(...weights));
  }
  const degrees = samples - rank;
  fit.residualDegrees.fill(degrees);
  if (degrees > 0) fit.variance.fill(0);
  // So many rows at once that their effects stay in the cache.
  const atOnce = 1024;
  const effects = new Float64Array(atOnce * rank);
  for (let from = 0; from < rows; from += atOnce) {
    const to = Math.min(rows, from + atOnce);
    effects.fill(0);
    for (let sample = 0; sample < samples; sample++) {
      const y = sampleValues(matrix, sample);
      for (let k = 0; k < rank; k++) {
        const factor = q[k * samples + sample];
        if (factor === 0) continue;
        const base = k * atOnce - from;
        for (let row = from; row < to; row++) effects[base + row] += factor * y[row];
      }
      if (weights !== undefined) {
        const factor = weights[sample];
        for (let row = from; row < to; row++) fit.estimate[row] += factor * y[row];
      }
    }
    if (degrees === 0) continue;
    const residual = new Float64Array(atOnce);
    for (let sample = 0; sample < samples; sample++) {
      residual.set(sampleValues(matrix, sample).subarray(from, to));
      for (let k = 0; k < rank; k++) {
        const factor = q[k * samples + sample];
        if (factor === 0) continue;
        const base = k * atOnce;
        for (let i = 0; i < to - from; i++) residual[i] -= factor * effects[base + i];
      }
      for (let row = from; row < to; row++)
        fit.variance[row] += (residual[row - from] * residual[row - from]) / degrees;
    }
  }
}

/** Rows on their own: those with missing values, one basis per pattern of missing samples; all where they have weights. */
function fitRowByRow(
  matrix: ExpressionMatrix,
  design: Design,
  contrast: ArrayLike<number>,
  { weights, sampleWeights, blocks }: Errors,
  fit: ContrastFit,
): void {
  const rows = matrix.rowNames.length;
  const samples = matrix.sampleNames.length;
  const solvers = new Map<string, RowSolver>();
  for (let row = 0; row < rows; row++) {
    const measured: number[] = [];
    for (let sample = 0; sample < samples; sample++) {
      const at = sample * rows + row;
      if (matrix.values[at] === matrix.values[at] && (weights === undefined || weights[at] > 0))
        measured.push(sample);
    }
    if (weights === undefined && measured.length === samples) continue;
    const of: SharedErrors = {
      sampleWeights:
        weights === undefined && sampleWeights === undefined
          ? undefined
          : Float64Array.from(
              measured,
              (sample) => (weights?.[sample * rows + row] ?? 1) * (sampleWeights?.[sample] ?? 1),
            ),
      blocks: blocks && { ...blocks, codes: measured.map((sample) => blocks.codes[sample]) },
    };
    const key = weights === undefined ? measured.join(',') : String(row);
    let solver = solvers.get(key);
    if (solver === undefined) {
      solver = rowSolver(design, contrast, measured, of);
      if (weights === undefined) solvers.set(key, solver);
    }
    const y = Float64Array.from(measured, (sample) => matrix.values[sample * rows + row]);
    whiten(y, 1, of);
    solveRow(solver, y, row, fit);
  }
}

interface RowSolver {
  readonly basis: OrthogonalBasis;
  readonly weights: Float64Array | undefined;
}

function rowSolver(
  design: Design,
  contrast: ArrayLike<number>,
  measured: readonly number[],
  errors: SharedErrors,
): RowSolver {
  const columns = design.columnNames.length;
  const values = new Float64Array(measured.length * columns);
  for (let column = 0; column < columns; column++) {
    for (let i = 0; i < measured.length; i++)
      values[column * measured.length + i] = design.values[column * design.samples + measured[i]];
  }
  const part = { columnNames: design.columnNames, samples: measured.length, values };
  const basis = orthogonalize(whitened(part, errors));
  return { basis, weights: contrastWeights(basis, contrast) };
}

function solveRow({ basis, weights }: RowSolver, y: Float64Array, row: number, fit: ContrastFit): void {
  const { samples, q } = basis;
  const rank = basis.kept.length;
  const degrees = samples - rank;
  fit.residualDegrees[row] = degrees;
  fit.estimate[row] = NaN;
  fit.unscaledError[row] = NaN;
  if (weights !== undefined) {
    let estimate = 0;
    for (let i = 0; i < samples; i++) estimate += weights[i] * y[i];
    fit.estimate[row] = estimate;
    fit.unscaledError[row] = Math.hypot(...weights);
  }
  const residual = Float64Array.from(y);
  for (let k = 0; k < rank; k++) {
    let effect = 0;
    for (let i = 0; i < samples; i++) effect += q[k * samples + i] * residual[i];
    for (let i = 0; i < samples; i++) residual[i] -= effect * q[k * samples + i];
  }
  let sum = 0;
  for (const r of residual) sum += r * r;
  fit.variance[row] = degrees > 0 ? sum / degrees : NaN;
}
