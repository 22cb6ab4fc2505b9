import { square } from '../../statistics/power.ts';

/** Columns this close to the others' span (relative to their length) count as dependent, as in R's `lm`. */
const TOLERANCE = 1e-7;

/** A design matrix: one row per sample, one named column per coefficient. */
export interface Design {
  readonly columnNames: readonly string[];
  readonly samples: number;
  /** Column-major, samples x columns. */
  readonly values: Float64Array;
}

/** The rows of a design that belong to some of its samples. */
export function partOfDesign(design: Design, samples: readonly number[]): Design {
  const columns = design.columnNames.length;
  const values = new Float64Array(samples.length * columns);
  for (let column = 0; column < columns; column++)
    samples.forEach((sample, i) => {
      values[column * samples.length + i] = design.values[column * design.samples + sample];
    });
  return { columnNames: design.columnNames, samples: samples.length, values };
}

/** What a design can estimate: an orthonormal basis of its columns and the way back to coefficients. */
export interface OrthogonalBasis {
  readonly samples: number;
  /** Columns of the design that are kept; the others depend on earlier ones. */
  readonly kept: readonly number[];
  /** Orthonormal columns, column-major, samples x kept. */
  readonly q: Float64Array;
  /** Upper triangle, column-major, kept x kept: design = q r. */
  readonly r: Float64Array;
  /** For every column of the design its coordinates in the basis, column-major, kept x columns. */
  readonly coordinates: Float64Array;
}

/**
 * Orthonormal basis of a design's columns by Gram-Schmidt, each column orthogonalised twice; columns that
 * depend on earlier ones are left out.
 *
 * **R:** `qr(design)` (same rank and same kept columns)
 */
export function orthogonalize(design: Design): OrthogonalBasis {
  const { samples, values } = design;
  const columns = design.columnNames.length;
  const q = new Float64Array(samples * Math.min(samples, columns));
  const coordinates: number[][] = [];
  const kept: number[] = [];
  const vector = new Float64Array(samples);
  for (let column = 0; column < columns; column++) {
    vector.set(values.subarray(column * samples, (column + 1) * samples));
    const length = lengthOf(vector);
    const along: number[] = new Array<number>(kept.length).fill(0);
    for (let round = 0; round < 2; round++) {
      for (let k = 0; k < kept.length; k++) {
        let projection = 0;
        for (let i = 0; i < samples; i++) projection += q[k * samples + i] * vector[i];
        for (let i = 0; i < samples; i++) vector[i] -= projection * q[k * samples + i];
        along[k] += projection;
      }
    }
    const remaining = lengthOf(vector);
    if (remaining > TOLERANCE * length && kept.length < samples) {
      for (let i = 0; i < samples; i++) q[kept.length * samples + i] = vector[i] / remaining;
      along.push(remaining);
      kept.push(column);
    }
    coordinates.push(along);
  }
  const rank = kept.length;
  const flat = new Float64Array(rank * columns);
  coordinates.forEach((along, column) => flat.set(along, column * rank));
  const r = new Float64Array(rank * rank);
  kept.forEach((column, k) => r.set(flat.subarray(column * rank, (column + 1) * rank), k * rank));
  return { samples, kept, q: q.slice(0, samples * rank), r, coordinates: flat };
}

/** Euclidean length, scaled by the largest element so that no square overflows; vectors may be as long as a list of genes. */
function lengthOf(vector: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]));
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += square(vector[i] / largest);
  return largest * Math.sqrt(sum);
}

/**
 * The samples' weights in the least-squares estimate of a contrast: estimate = weights . y, and the variance
 * of the estimate is sigma^2 times the sum of the squared weights.
 * @param contrast one number per column of the design
 * @returns undefined when the design cannot estimate the contrast
 */
export function contrastWeights(
  basis: OrthogonalBasis,
  contrast: ArrayLike<number>,
): Float64Array | undefined {
  const rank = basis.kept.length;
  // Solves transpose(r) u = contrast over the kept columns.
  const u = new Float64Array(rank);
  for (let k = 0; k < rank; k++) {
    let sum = contrast[basis.kept[k]];
    for (let i = 0; i < k; i++) sum -= basis.r[k * rank + i] * u[i];
    u[k] = sum / basis.r[k * rank + k];
  }
  let largest = 0;
  for (let column = 0; column < contrast.length; column++)
    largest = Math.max(largest, Math.abs(contrast[column]));
  for (let column = 0; column < contrast.length; column++) {
    let implied = 0;
    for (let k = 0; k < rank; k++) implied += basis.coordinates[column * rank + k] * u[k];
    if (Math.abs(implied - contrast[column]) > 1e-6 * largest) return undefined;
  }
  const weights = new Float64Array(basis.samples);
  for (let k = 0; k < rank; k++) {
    for (let i = 0; i < basis.samples; i++) weights[i] += u[k] * basis.q[k * basis.samples + i];
  }
  return weights;
}
