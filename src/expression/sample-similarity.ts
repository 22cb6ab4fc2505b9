import { sampleValues, type ExpressionMatrix } from './expression-matrix.ts';

/** Positions of the samples on the two main axes of variation. */
export interface PrincipalComponents {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Shares of the total variance that the two axes hold. */
  readonly shares: readonly [number, number];
}

const ROUNDS = 500;

/**
 * The first two principal components of the samples over all complete rows, each row centred. The sign of
 * an axis is chosen so that its largest sample is positive.
 *
 * **R:** `prcomp(t(x))$x[, 1:2]`
 */
export function principalComponents(matrix: ExpressionMatrix): PrincipalComponents {
  const samples = matrix.sampleNames.length;
  const products = productsOfPairs(centeredByRow(matrix));
  let total = 0;
  for (let sample = 0; sample < samples; sample++) total += products[sample * samples + sample];
  const first = leadingVector(products, samples);
  for (let a = 0; a < samples; a++) {
    for (let b = 0; b < samples; b++)
      products[a * samples + b] -= first.value * first.vector[a] * first.vector[b];
  }
  const second = leadingVector(products, samples);
  const place = ({ value, vector }: { value: number; vector: Float64Array }): Float64Array =>
    vector.map((v) => v * Math.sqrt(Math.max(0, value)));
  return {
    first: place(first),
    second: place(second),
    shares: [first.value / total, second.value / total],
  };
}

/**
 * Pearson correlations between all samples over the complete rows, samples x samples.
 *
 * **R:** `cor(x)`
 */
export function sampleCorrelations(matrix: ExpressionMatrix): Float64Array {
  const samples = matrix.sampleNames.length;
  const rows = completeRows(matrix);
  const centered = matrix.sampleNames.map((_, sample) => {
    const values = sampleValues(matrix, sample);
    const part = Float64Array.from(rows, (row) => values[row]);
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    const shifted = part.map((value) => value - mean);
    const length = Math.sqrt(shifted.reduce((sum, value) => sum + value * value, 0));
    return shifted.map((value) => value / length);
  });
  const correlations = productsOfPairs(centered);
  for (let a = 0; a < samples; a++) correlations[a * samples + a] = 1;
  return correlations;
}

function completeRows(matrix: ExpressionMatrix): Uint32Array {
  const count = matrix.rowNames.length;
  const complete = new Uint8Array(count).fill(1);
  for (let sample = 0; sample < matrix.sampleNames.length; sample++) {
    const values = sampleValues(matrix, sample);
    for (let row = 0; row < count; row++) if (!Number.isFinite(values[row])) complete[row] = 0;
  }
  return Uint32Array.from(complete.keys()).filter((row) => complete[row] === 1);
}

/** The values of every sample at the complete rows, each row centred. */
function centeredByRow(matrix: ExpressionMatrix): Float64Array[] {
  const rows = completeRows(matrix);
  const means = new Float64Array(rows.length);
  const samples = matrix.sampleNames.length;
  for (let sample = 0; sample < samples; sample++) {
    const values = sampleValues(matrix, sample);
    for (let i = 0; i < rows.length; i++) means[i] += values[rows[i]] / samples;
  }
  return matrix.sampleNames.map((_, sample) => {
    const values = sampleValues(matrix, sample);
    return Float64Array.from(rows, (row, i) => values[row] - means[i]);
  });
}

/** Products of all pairs of samples, samples x samples. */
function productsOfPairs(centered: readonly Float64Array[]): Float64Array {
  const samples = centered.length;
  const products = new Float64Array(samples * samples);
  for (let a = 0; a < samples; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < centered[a].length; i++) sum += centered[a][i] * centered[b][i];
      products[a * samples + b] = sum;
      products[b * samples + a] = sum;
    }
  }
  return products;
}

/** Largest eigenvalue of a symmetric matrix and its vector, by power iteration. */
function leadingVector(matrix: Float64Array, n: number): { value: number; vector: Float64Array } {
  let vector = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 7919) % 101) / 101);
  let value = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(n);
    for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) next[a] += matrix[a * n + b] * vector[b];
    const length = Math.hypot(...next);
    if (length === 0) return { value: 0, vector: next };
    let change = 0;
    for (let a = 0; a < n; a++) {
      next[a] /= length;
      change = Math.max(change, Math.abs(next[a] - vector[a]));
    }
    vector = next;
    value = length;
    if (change < 1e-12) break;
  }
  const largest = vector.reduce((best, v) => (Math.abs(v) > Math.abs(best) ? v : best), 0);
  return { value, vector: largest < 0 ? vector.map((v) => -v) : vector };
}
