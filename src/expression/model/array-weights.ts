import { InputError } from '../../errors.ts';
import { choleskyFactor, solveWithFactor } from '../../statistics/matrix.ts';
import { square } from '../../statistics/power.ts';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { orthogonalize, partOfDesign, type Design, type OrthogonalBasis } from './least-squares.ts';
import { withPlainErrors } from './linear-model.ts';

/** Rows of equal precision that the samples' equal weights are worth before any row is looked at. */
const PRIOR_ROWS = 10;
const MOST_ROUNDS = 50;
const TOLERANCE = 1e-5;
/** Residual variances below this say nothing. */
const NO_VARIANCE = 1e-15;

/**
 * How far each sample is to be trusted: the inverse of its variance relative to the others', in every row alike; their
 * geometric mean is 1. Restricted maximum likelihood over all rows; where values are missing or have weights of their own,
 * one scoring step per row in their order.
 *
 * **Source:** Ritchie et al., BMC Bioinformatics 2006;7:261; counts: Liu et al., Nucleic Acids Res 2015;43:e97.
 * **R:** `limma::arrayWeights(x, design, weights = w)`
 * @param weights precision of each value, laid out like the values
 * @throws InputError where fewer than two residual degrees of freedom are left, or fewer than two rows vary
 */
export function arrayWeights(matrix: ExpressionMatrix, design: Design, weights?: Float64Array): Float64Array {
  const degrees = design.samples - orthogonalize(design).kept.length;
  if (degrees < 2)
    throw new InputError('--array-weights needs more samples', {
      expected: 'at least two more than the model has coefficients',
      found: `${design.samples} samples and ${design.samples - degrees} coefficients`,
      fix: 'leave out --array-weights, or a term of the model',
    });
  if (weights === undefined && matrix.values.every(Number.isFinite)) return allRowsAtOnce(matrix, design);
  return rowByRow(matrix, design, weights);
}

function allRowsAtOnce(matrix: ExpressionMatrix, design: Design): Float64Array {
  const { samples } = design;
  const degrees = samples - orthogonalize(design).kept.length;
  const first = residualsOf(matrix, design, undefined);
  const variances = sumsOfSquares(first.residual, samples).map((sum) => sum / degrees);
  const used = Uint32Array.from(variances.keys()).filter((row) => variances[row] >= NO_VARIANCE);
  if (used.length < 2)
    throw new InputError('fewer than two rows vary between replicates: --array-weights cannot work', {
      fix: 'leave out --array-weights',
    });
  const rows = used.length;
  const precision = new Precision(samples);
  let weights = precision.weights();
  let last = Infinity;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const { residual, basis } = round === 1 ? first : residualsOf(matrix, design, weights);
    const { hat, leverage } = hatOf(basis);
    const sums = sumsOfSquares(residual, samples);
    const score = new Float64Array(samples);
    const all = matrix.rowNames.length;
    for (let sample = 0; sample < samples; sample++) {
      let sum = 0;
      for (const row of used) sum += square(residual[sample * all + row]) / (sums[row] / degrees);
      score[sample] = sum - rows * (1 - leverage[sample]) + PRIOR_ROWS * (weights[sample] - 1);
    }
    const information = hat.map(square);
    for (let i = 0; i < samples; i++) information[i * samples + i] += 1 - 2 * leverage[i];
    const step = precision.step(precision.informationOf(information, rows), score);
    const gain = step.gain / (samples - 1) / (rows + PRIOR_ROWS);
    // Where rounding keeps the gain from falling, the weights before are as good as they get.
    if (!(gain < last)) return weights;
    last = gain;
    precision.move(step);
    weights = precision.weights();
    if (gain < TOLERANCE) return weights;
  }
  return weights;
}

function rowByRow(matrix: ExpressionMatrix, design: Design, weights: Float64Array | undefined): Float64Array {
  const rows = matrix.rowNames.length;
  const { samples } = design;
  const precision = new Precision(samples);
  const information = precision.informationOf(new Float64Array(samples * samples), 0);
  let ofSamples = precision.weights();
  for (let row = 0; row < rows; row++) {
    const measured: number[] = [];
    for (let sample = 0; sample < samples; sample++)
      if (Number.isFinite(matrix.values[sample * rows + row])) measured.push(sample);
    if (measured.length <= 2) continue;
    const n = measured.length;
    const root = measured.map((s) => Math.sqrt(ofSamples[s] * (weights?.[s * rows + row] ?? 1)));
    const part = partOfDesign(design, measured);
    const basis = orthogonalize({ ...part, values: part.values.map((value, at) => value * root[at % n]) });
    const degrees = n - basis.kept.length;
    if (degrees < 2) continue;
    const y = Float64Array.from(measured, (sample, i) => root[i] * matrix.values[sample * rows + row]);
    takeOutRows(y, 1, basis);
    const variance = sumsOfSquares(y, n)[0] / degrees;
    if (variance < NO_VARIANCE) continue;
    const { leverage } = hatOf(basis);
    const score = new Float64Array(samples);
    const free = new Float64Array(samples * samples);
    measured.forEach((sample, i) => {
      free[sample * samples + sample] = 1 - leverage[i];
      score[sample] = square(y[i]) / variance - (1 - leverage[i]);
    });
    precision.addInformation(information, free, 1);
    precision.move(precision.step(information, score));
    ofSamples = precision.weights();
  }
  return ofSamples;
}

/** Residuals of all rows after the samples' weights, and the basis that was taken out. */
function residualsOf(
  matrix: ExpressionMatrix,
  design: Design,
  sampleWeights: Float64Array | undefined,
): { residual: Float64Array; basis: OrthogonalBasis } {
  const { matrix: plain, basis } = withPlainErrors(matrix, design, { sampleWeights });
  const residual = plain.values.slice();
  takeOutRows(residual, matrix.rowNames.length, basis);
  return { residual, basis };
}

function takeOutRows(values: Float64Array, rows: number, { samples, kept, q }: OrthogonalBasis): void {
  const effect = new Float64Array(rows);
  for (let k = 0; k < kept.length; k++) {
    effect.fill(0);
    for (let sample = 0; sample < samples; sample++) {
      const factor = q[k * samples + sample];
      for (let row = 0; row < rows; row++) effect[row] += factor * values[sample * rows + row];
    }
    for (let sample = 0; sample < samples; sample++) {
      const factor = q[k * samples + sample];
      for (let row = 0; row < rows; row++) values[sample * rows + row] -= factor * effect[row];
    }
  }
}

function sumsOfSquares(values: Float64Array, samples: number): Float64Array {
  const rows = values.length / samples;
  const sums = new Float64Array(rows);
  for (let at = 0; at < values.length; at++) sums[at % rows] += square(values[at]);
  return sums;
}

/** The projection on a basis, samples x samples, and its diagonal. */
function hatOf({ samples, kept, q }: OrthogonalBasis): { hat: Float64Array; leverage: Float64Array } {
  const hat = new Float64Array(samples * samples);
  for (let k = 0; k < kept.length; k++)
    for (let i = 0; i < samples; i++)
      for (let j = 0; j < samples; j++) hat[i * samples + j] += q[k * samples + i] * q[k * samples + j];
  return { hat, leverage: Float64Array.from({ length: samples }, (_, i) => hat[i * samples + i]) };
}

interface Step {
  readonly by: Float64Array;
  /** How much the likelihood gains by it, about. */
  readonly gain: number;
}

/** The log variances of the samples, which sum to 0: all but the last are free. */
class Precision {
  private readonly samples: number;
  private readonly logVariance: Float64Array;

  constructor(samples: number) {
    this.samples = samples;
    this.logVariance = new Float64Array(samples - 1);
  }

  weights(): Float64Array {
    const last = this.logVariance.reduce((sum, value) => sum + value, 0);
    return Float64Array.from({ length: this.samples }, (_, i) =>
      i < this.logVariance.length ? Math.exp(-this.logVariance[i]) : Math.exp(last),
    );
  }

  /** Information of the free ones, the prior's included. @param ofSamples that of all samples in a single row */
  informationOf(ofSamples: Float64Array, rows: number): Float64Array {
    const free = this.samples - 1;
    const information = new Float64Array(free * free).fill(PRIOR_ROWS);
    for (let a = 0; a < free; a++) information[a * free + a] += PRIOR_ROWS;
    if (rows > 0) this.addInformation(information, ofSamples, rows);
    return information;
  }

  /** Adds that of some rows, what a common variance takes of it left out. */
  addInformation(to: Float64Array, ofSamples: Float64Array, rows: number): void {
    const { samples } = this;
    const last = samples - 1;
    const sums = Float64Array.from({ length: samples }, (_, i) =>
      ofSamples.subarray(i * samples, (i + 1) * samples).reduce((sum, value) => sum + value, 0),
    );
    const total = sums.reduce((sum, value) => sum + value, 0);
    const at = (i: number, j: number): number => ofSamples[i * samples + j];
    for (let a = 0; a < last; a++)
      for (let b = 0; b < last; b++) {
        const both = at(a, b) - at(a, last) - at(last, b) + at(last, last);
        to[a * last + b] += rows * (both - ((sums[a] - sums[last]) * (sums[b] - sums[last])) / total);
      }
  }

  /** @param score of all samples */
  step(information: Float64Array, score: Float64Array): Step {
    const free = this.samples - 1;
    const slope = Float64Array.from({ length: free }, (_, a) => score[a] - score[free]);
    const by = slope.slice();
    solveWithFactor(choleskyFactor(information, free), free, by);
    return { by, gain: by.reduce((sum, value, a) => sum + value * slope[a], 0) };
  }

  move({ by }: Step): void {
    by.forEach((value, a) => (this.logVariance[a] += value));
  }
}
