import { rowMeans, sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { whiten, type Errors, type SharedErrors } from './errors.ts';
import {
  contrastWeights,
  orthogonalize,
  partOfDesign,
  type Design,
  type OrthogonalBasis,
} from './least-squares.ts';
import { square } from '../../statistics/power.ts';

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

/** Rows on their own: those with missing values; all where they have weights. */
function fitRowByRow(
  matrix: ExpressionMatrix,
  design: Design,
  contrast: ArrayLike<number>,
  errors: Errors,
  fit: ContrastFit,
): void {
  const ofBasis = new WeakMap<OrthogonalBasis, RowSolver>();
  const complete = errors.weights === undefined ? matrix.sampleNames.length : undefined;
  eachRow(matrix, design, errors, complete, (basis, y, row) => {
    let solver = ofBasis.get(basis);
    if (solver === undefined) {
      solver = { basis, weights: contrastWeights(basis, contrast) };
      ofBasis.set(basis, solver);
    }
    solveRow(solver, y, row, fit);
  });
}

/**
 * Every row on its own: the basis of the samples that measured it and its values, both after `whiten`. Rows without weights share
 * a basis for each pattern of missing samples.
 * @param leftOut rows measured in so many samples are passed over
 */
function eachRow(
  matrix: ExpressionMatrix,
  design: Design,
  { weights, sampleWeights, blocks }: Errors,
  leftOut: number | undefined,
  visit: (basis: OrthogonalBasis, y: Float64Array, row: number) => void,
): void {
  const rows = matrix.rowNames.length;
  const samples = matrix.sampleNames.length;
  const bases = new Map<string, OrthogonalBasis>();
  for (let row = 0; row < rows; row++) {
    const measured: number[] = [];
    for (let sample = 0; sample < samples; sample++) {
      const at = sample * rows + row;
      if (matrix.values[at] === matrix.values[at] && (weights === undefined || weights[at] > 0))
        measured.push(sample);
    }
    if (measured.length === leftOut) continue;
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
    const key = measured.join(',');
    let basis = weights === undefined ? bases.get(key) : undefined;
    if (basis === undefined) {
      basis = orthogonalize(whitened(partOfDesign(design, measured), of));
      if (weights === undefined) bases.set(key, basis);
    }
    const y = Float64Array.from(measured, (sample) => matrix.values[sample * rows + row]);
    whiten(y, 1, of);
    visit(basis, y, row);
  }
}

interface RowSolver {
  readonly basis: OrthogonalBasis;
  readonly weights: Float64Array | undefined;
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

/** Several contrasts of every row; NaN where a row cannot say. */
export interface JointFit {
  /** Estimate of each contrast. */
  readonly estimates: readonly Float64Array[];
  /** Sum of squares that all contrasts together explain. */
  readonly sumOfSquares: Float64Array;
  /** Contrasts that do not follow from the others. */
  readonly degrees: number;
}

/**
 * What several contrasts explain together, with the errors of `fitContrast`.
 *
 * **R:** `limma::classifyTestsF(fit, fstat.only = TRUE)`, times `degrees` and the variance of the row; limma takes the
 * contrasts' covariance from the design alone, here weights and missing values enter
 */
export function fitJointly(
  matrix: ExpressionMatrix,
  design: Design,
  contrasts: readonly ArrayLike<number>[],
  errors: Errors = {},
): JointFit {
  const rows = matrix.rowNames.length;
  const estimates = contrasts.map(() => new Float64Array(rows).fill(NaN));
  const sumOfSquares = new Float64Array(rows).fill(NaN);
  let degrees = 0;
  const ofBasis = new WeakMap<OrthogonalBasis, { weights: Float64Array[]; joint: OrthogonalBasis } | null>();
  eachRow(matrix, design, errors, undefined, (basis, y, row) => {
    let solver = ofBasis.get(basis);
    if (solver === undefined) {
      const weights = contrasts.flatMap((contrast) => contrastWeights(basis, contrast) ?? []);
      const columnNames = weights.map((_, contrast) => String(contrast));
      const values = Float64Array.from(weights.flatMap((column) => [...column]));
      solver =
        weights.length < contrasts.length
          ? null
          : { weights, joint: orthogonalize({ columnNames, samples: basis.samples, values }) };
      ofBasis.set(basis, solver);
    }
    if (solver === null) return;
    const { weights, joint } = solver;
    const along = (column: Float64Array): number =>
      column.reduce((sum, weight, sample) => sum + weight * y[sample], 0);
    weights.forEach((column, contrast) => (estimates[contrast][row] = along(column)));
    degrees = Math.max(degrees, joint.kept.length);
    let sum = 0;
    for (let k = 0; k < joint.kept.length; k++)
      sum += square(along(joint.q.subarray(k * joint.samples, (k + 1) * joint.samples)));
    sumOfSquares[row] = sum;
  });
  return { estimates, sumOfSquares, degrees };
}
