import { choleskyFactor, solveWithFactor } from '../../statistics/matrix.ts';

/**
 * The inverse of a correlation matrix after some binders have left it, without inverting again: entry (a, b) becomes
 * P_ab - P_aD P_DD^-1 P_Db (a Schur complement), D being the binders left out.
 */
export class LeftOut {
  readonly binders: readonly number[];
  readonly #precision: Float32Array | Float64Array;
  readonly #size: number;
  readonly #factor: Float64Array;
  readonly #rows = new Map<number, Float64Array>();

  /**
   * @param precision inverse over all binders, size x size, row-major
   * @param binders the binders that leave, D
   */
  constructor(precision: Float32Array | Float64Array, size: number, binders: readonly number[]) {
    this.binders = binders;
    this.#precision = precision;
    this.#size = size;
    const count = binders.length;
    const inner = new Float64Array(count * count);
    for (let i = 0; i < count; i++)
      for (let j = 0; j <= i; j++) inner[i * count + j] = precision[binders[i] * size + binders[j]];
    this.#factor = choleskyFactor(inner, count);
  }

  /** L^-1 x for a vector over the binders left out, L L' being P_DD. */
  forward(vector: ArrayLike<number>): Float64Array<ArrayBuffer> {
    const count = this.binders.length;
    const result = Float64Array.from(vector);
    for (let i = 0; i < count; i++) {
      let sum = result[i];
      for (let k = 0; k < i; k++) sum -= this.#factor[i * count + k] * result[k];
      result[i] = sum / this.#factor[i * count + i];
    }
    return result;
  }

  /** L^-1 P_Da, kept for the next call. */
  row(binder: number): Float64Array {
    let row = this.#rows.get(binder);
    if (row === undefined) {
      row = this.forward(
        Float64Array.from(this.binders, (left) => this.#precision[left * this.#size + binder]),
      );
      this.#rows.set(binder, row);
    }
    return row;
  }

  /** Entry (a, b) of the inverse over the binders that stay. */
  entry(a: number, b: number): number {
    return this.#precision[a * this.#size + b] - dot(this.row(a), this.row(b));
  }

  /** Solves P_DD x = right. */
  solve(right: ArrayLike<number>): Float64Array {
    const result = Float64Array.from(right);
    solveWithFactor(this.#factor, this.binders.length, result);
    return result;
  }
}

/** Scalar product of two vectors of equal length; four sums run side by side, which is faster than one. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const whole = a.length - (a.length % 4);
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let i = 0; i < whole; i += 4) {
    sum0 += a[i] * b[i];
    sum1 += a[i + 1] * b[i + 1];
    sum2 += a[i + 2] * b[i + 2];
    sum3 += a[i + 3] * b[i + 3];
  }
  for (let i = whole; i < a.length; i++) sum0 += a[i] * b[i];
  return sum0 + sum1 + (sum2 + sum3);
}

/**
 * The part of an already reduced inverse that belongs to a candidate's own near-copies: what is needed to take them
 * out as well.
 */
export interface SecondStep {
  readonly binders: readonly number[];
  /** P_EE^-1 P_Ej of the reduced inverse, E being the near-copies and j the candidate. */
  readonly weights: Float64Array;
  /** P_jj after both steps. */
  readonly diagonal: number;
  /** Solves P_EE x = right in the reduced inverse. */
  solve(right: Float64Array): Float64Array;
}

/** Takes a candidate's near-copies out of an inverse that has lost the first step's binders. */
export function secondStep(first: LeftOut, candidate: number, binders: readonly number[]): SecondStep {
  const count = binders.length;
  const inner = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) inner[i * count + j] = first.entry(binders[i], binders[j]);
  const factor = choleskyFactor(inner, count);
  const solve = (right: Float64Array): Float64Array => {
    const result = Float64Array.from(right);
    solveWithFactor(factor, count, result);
    return result;
  };
  const side = Float64Array.from(binders, (binder) => first.entry(binder, candidate));
  const weights = solve(side);
  return { binders, weights, diagonal: first.entry(candidate, candidate) - dot(side, weights), solve };
}
