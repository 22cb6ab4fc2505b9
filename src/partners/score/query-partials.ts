import type { PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import { LeftOut, dot, secondStep, type SecondStep } from './left-out.ts';

/** A query's correlations after multiplication with the inverse. */
export interface Projection {
  readonly b: Float64Array;
  readonly s: number;
}

interface Candidate {
  readonly binder: number;
  readonly first: LeftOut;
  readonly second: SecondStep;
}

/**
 * Partial correlations of a query with every binder, given all other binders but the query's own antigen, the
 * near-copies of the query and those of the candidate. Prepared once for a query and then evaluated for its
 * correlations, and for those of the random queries it is compared with.
 *
 * With P the inverse over the binders K that stay, c = (1 - ridge) x the query's correlations, b = P c and
 * s = 1 - c.b, the query has partial correlation b_j / sqrt(s P_jj + b_j^2) with binder j.
 */
export class QueryPartials {
  readonly #model: PartnerModel;
  readonly #size: number;
  readonly #candidates: Candidate[] = [];

  /**
   * @param own binders of the query's own antigen: neither candidates nor conditioned on
   * @param copies binders that are near-copies of the query: candidates, but not conditioned on
   */
  constructor(model: PartnerModel, own: readonly number[], copies: readonly number[]) {
    this.#model = model;
    this.#size = model.mean.length;
    const out = new Set([...own, ...copies]);
    const mine = new Set(own);
    const first = new LeftOut(model.precision, this.#size, [...out]);
    for (let j = 0; j < this.#size; j++) {
      if (mine.has(j)) continue;
      const kept = out.has(j)
        ? new LeftOut(
            model.precision,
            this.#size,
            first.binders.filter((binder) => binder !== j),
          )
        : first;
      const rest = Array.from(model.nearCopies[j]).filter((binder) => !out.has(binder));
      this.#candidates.push({ binder: j, first: kept, second: secondStep(kept, j, rest) });
    }
  }

  /** Multiplies queries' correlations with the inverse: the first step of everything below. */
  project(correlations: readonly Float64Array[]): Projection[] {
    const shrunk = correlations.map((list) => list.map((value) => value * (1 - this.#model.ridge)));
    const products = this.#multiply(shrunk);
    return products.map((b, i) => ({ b, s: 1 - dot(shrunk[i], b) }));
  }

  /** Partial correlation with every binder; NaN for the query's own. */
  evaluate({ b, s }: Projection): Float64Array {
    const result = new Float64Array(this.#size).fill(Number.NaN);
    let step: LeftOut | undefined;
    let forward = new Float64Array(0);
    let left = 0;
    for (const { binder, first, second } of this.#candidates) {
      if (first !== step) {
        step = first;
        forward = first.forward(first.binders.map((at) => b[at]));
        left = s + dot(forward, forward);
      }
      const reduced = (at: number) => b[at] - dot(first.row(at), forward);
      const beside = Float64Array.from(second.binders, reduced);
      const slope = reduced(binder) - dot(second.weights, beside);
      const rest = left + dot(beside, second.solve(beside));
      result[binder] = slope / Math.sqrt(rest * second.diagonal + slope * slope);
    }
    return result;
  }

  /**
   * How the partial correlation with one binder changes with each correlation of the query (first derivative): what
   * the jackknife multiplies with the change that a stretch makes. NaN for the query's own binders.
   */
  gradient({ b, s }: Projection, binder: number): Float64Array {
    const gradient = new Float64Array(this.#size);
    const candidate = this.#candidates.find((one) => one.binder === binder);
    if (candidate === undefined) return gradient.fill(Number.NaN);
    const { first, second } = candidate;
    const forward = first.forward(first.binders.map((at) => b[at]));
    const beside = Float64Array.from(second.binders, (at) => b[at] - dot(first.row(at), forward));
    const back = second.solve(beside);
    const slope = b[binder] - dot(first.row(binder), forward) - dot(second.weights, beside);
    const rest = s + dot(forward, forward) + dot(beside, back);
    const scale = rest * second.diagonal + slope * slope;
    const onSlope = (rest * second.diagonal) / (scale * Math.sqrt(scale));
    const onRest = (-0.5 * slope * second.diagonal) / (scale * Math.sqrt(scale));
    // slope = w.c and d rest / dc = -2 beta, w and beta being sums of rows of the inverse that vanish on the binders left out.
    const rows = [binder, ...second.binders];
    const w = this.#vanishing(first, rows, [1, ...second.weights.map((value) => -value)], undefined);
    const beta = this.#vanishing(first, rows, [0, ...back.map((value) => -value)], b);
    const all = [...rows, ...first.binders];
    all.forEach((at, i) => {
      const factor = onSlope * w[i] - 2 * onRest * beta[i];
      const row = at * this.#size;
      for (let k = 0; k < this.#size; k++) gradient[k] += factor * this.#model.precision[row + k];
    });
    for (let k = 0; k < this.#size; k++) {
      gradient[k] = (1 - this.#model.ridge) * (gradient[k] - 2 * onRest * b[k]);
    }
    for (const at of [...first.binders, ...second.binders]) gradient[at] = 0;
    return gradient;
  }

  /** Factors of `rows`, then of the first step's binders, such that the sum of rows (plus `start`) vanishes on the latter. */
  #vanishing(
    first: LeftOut,
    rows: readonly number[],
    factors: readonly number[],
    start: Float64Array | undefined,
  ): number[] {
    const sums = first.binders.map((left) => {
      let sum = start === undefined ? 0 : start[left];
      rows.forEach((row, i) => (sum += this.#model.precision[row * this.#size + left] * factors[i]));
      return -sum;
    });
    return [...factors, ...first.solve(sums)];
  }

  /** The inverse is read once for four vectors, which are multiplied side by side. */
  #multiply(vectors: readonly Float64Array[]): Float64Array[] {
    const { precision } = this.#model;
    const size = this.#size;
    const results = vectors.map(() => new Float64Array(size));
    for (let first = 0; first < vectors.length; first += 4) {
      const at = (i: number) => Math.min(first + i, vectors.length - 1);
      const [a, b, c, d] = [vectors[at(0)], vectors[at(1)], vectors[at(2)], vectors[at(3)]];
      for (let i = 0, row = 0; i < size; i++, row += size) {
        let sumA = 0;
        let sumB = 0;
        let sumC = 0;
        let sumD = 0;
        for (let k = 0; k < size; k++) {
          const value = precision[row + k];
          sumA += value * a[k];
          sumB += value * b[k];
          sumC += value * c[k];
          sumD += value * d[k];
        }
        results[at(3)][i] = sumD;
        results[at(2)][i] = sumC;
        results[at(1)][i] = sumB;
        results[at(0)][i] = sumA;
      }
    }
    return results;
  }
}
