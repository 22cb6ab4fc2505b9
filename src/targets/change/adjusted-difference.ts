import type { OrthogonalBasis } from '../../expression/model/least-squares.ts';

/** How much higher a score is in one group of genes than in the other, all covariates equal. */
export interface AdjustedDifference {
  /** Difference of the score; NaN where the covariates tell the groups apart or the score does not vary. */
  readonly slope: number;
  /** Of the slope, whatever the genes' variances (HC0). */
  readonly standardError: number;
  readonly z: number;
}

/**
 * Compares two groups of genes in many scores: each score and the group are regressed on the covariates, then residual on residual.
 *
 * **Source:** Frisch & Waugh, Econometrica 1933;1:387 for the residuals; White, Econometrica 1980;48:817 for the standard error (HC0).
 * **R:** `m <- lm(y ~ X + x); coef(m)["x"] / sqrt(sandwich::vcovHC(m, "HC0")["x", "x"])`
 * @param basis of the covariates, with an intercept among them; n genes
 * @param group 1 or 0 of every gene (any number does)
 * @returns what a score y of the n genes says
 */
export function adjustedDifference(
  basis: OrthogonalBasis,
  group: ArrayLike<number>,
): (y: ArrayLike<number>) => AdjustedDifference {
  const x = Float64Array.from(group);
  const before = sumOfSquares(x);
  takeOut(basis, x);
  const squares = sumOfSquares(x);
  const told = squares > SMALLEST * before;
  const residual = new Float64Array(basis.samples);
  return (y) => {
    residual.set(y);
    const spread = sumOfSquares(residual);
    takeOut(basis, residual);
    if (!told || !(sumOfSquares(residual) > SMALLEST * spread))
      return { slope: NaN, standardError: NaN, z: NaN };
    let products = 0;
    for (let i = 0; i < x.length; i++) products += x[i] * residual[i];
    const slope = products / squares;
    let variance = 0;
    for (let i = 0; i < x.length; i++) {
      const part = (residual[i] - slope * x[i]) * x[i];
      variance += part * part;
    }
    const standardError = Math.sqrt(variance) / squares;
    return { slope, standardError, z: slope / standardError };
  };
}

/** Less than this share of a column's sum of squares is rounding. */
const SMALLEST = 1e-12;

/** Takes out of a score, in place, what the covariates predict of it: leaves its least-squares residuals. */
export function takeOut({ samples, kept, q }: OrthogonalBasis, values: Float64Array): void {
  for (let k = 0; k < kept.length; k++) {
    const from = k * samples;
    let along = 0;
    for (let i = 0; i < samples; i++) along += q[from + i] * values[i];
    for (let i = 0; i < samples; i++) values[i] -= along * q[from + i];
  }
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return sum;
}
