import { describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import type { PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import { pairPartials } from './pair-partials.ts';
import { choleskyFactor, invertPositiveDefinite, solveWithFactor } from '../../statistics/matrix.ts';
import { QueryPartials } from './query-partials.ts';
import { jackknifeError } from './score-intervals.ts';

const SIZE = 14;
const RIDGE = 0.2;

/** Correlations of SIZE + 1 binders that share a few hidden factors; the last one plays the query. */
function correlations(): number[][] {
  const random = createRandom(11);
  const rows = 400;
  const binders = Array.from({ length: SIZE + 1 }, () => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const hidden = [random.normal(), random.normal(), random.normal()];
    binders.forEach((binder, i) => (binder[row] = hidden[i % 3] * (0.4 + 0.05 * i) + random.normal()));
  }
  const moments = binders.map((binder) => {
    const mean = binder.reduce((sum, value) => sum + value, 0) / rows;
    return { mean, deviation: Math.sqrt(binder.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows) };
  });
  return binders.map((a, i) =>
    binders.map((b, j) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += (a[row] - moments[i].mean) * (b[row] - moments[j].mean);
      return i === j ? 1 : sum / rows / moments[i].deviation / moments[j].deviation;
    }),
  );
}

/** Partial correlation of the first two of `binders` given the rest, by inverting their shrunk correlations. */
function bruteForce(full: number[][], binders: number[]): number {
  const n = binders.length;
  const matrix = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i === j ? 1 : (1 - RIDGE) * full[binders[i]][binders[j]];
  });
  const inverse = invertPositiveDefinite(matrix, n);
  return -inverse[1] / Math.sqrt(inverse[0] * inverse[n + 1]);
}

const full = correlations();
const copies = [[3, 6], [4], [], [0, 6], [1], [], [0, 3], [], [], [12], [], [], [9], []];
const shrunk = Float64Array.from({ length: SIZE * SIZE }, (_, at) => {
  const [i, j] = [Math.floor(at / SIZE), at % SIZE];
  return i === j ? 1 : (1 - RIDGE) * full[i][j];
});
const precision = invertPositiveDefinite(shrunk, SIZE);
const model: PartnerModel = {
  ridge: RIDGE,
  nearCopy: 0.6,
  mean: new Float64Array(SIZE),
  deviation: new Float64Array(SIZE).fill(1),
  precision,
  nearCopies: copies.map((list) => Uint16Array.from(list)),
  groups: [],
  groupOfBinder: new Uint16Array(SIZE),
  median: new Float64Array(0),
  spread: new Float64Array(0),
  backgroundScores: new Float32Array(0),
};
const query = Float64Array.from(full[SIZE].slice(0, SIZE));

describe('positive definite matrices', () => {
  it('invert and solve', () => {
    for (let i = 0; i < SIZE; i++) {
      for (let j = 0; j < SIZE; j++) {
        let sum = 0;
        for (let k = 0; k < SIZE; k++) sum += shrunk[i * SIZE + k] * precision[k * SIZE + j];
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 10);
      }
    }
    const right = Float64Array.from(query);
    solveWithFactor(choleskyFactor(shrunk, SIZE), SIZE, right);
    const direct = precision.slice(0, SIZE).reduce((sum, value, k) => sum + value * query[k], 0);
    expect(right[0]).toBeCloseTo(direct, 10);
  });

  it('refuse a matrix that is not', () => {
    expect(() => choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toThrow('not positive definite');
  });
});

describe('partial correlations of pairs', () => {
  it('equal a brute-force inverse over the binders that stay', () => {
    const partial = pairPartials(precision, SIZE, model.nearCopies);
    for (let i = 0; i < SIZE; i++) {
      for (let j = 0; j < SIZE; j++) {
        if (i === j) continue;
        const left = new Set([...copies[i], ...copies[j]]);
        const rest = [...copies.keys()].filter((k) => k !== i && k !== j && !left.has(k));
        expect(partial[i * SIZE + j]).toBeCloseTo(bruteForce(full, [i, j, ...rest]), 9);
      }
    }
  });
});

describe('partial correlations of a query', () => {
  const own = [5, 2];
  const near = [7, 9];
  const partials = new QueryPartials(model, own, near);
  const [projection] = partials.project([query]);

  it('equal a brute-force inverse with the query as one more binder', () => {
    const partial = partials.evaluate(projection);
    for (let j = 0; j < SIZE; j++) {
      if (own.includes(j)) {
        expect(partial[j]).toBeNaN();
        continue;
      }
      const left = new Set([...own, ...near, ...copies[j]]);
      const rest = [...copies.keys()].filter((k) => k !== j && !left.has(k));
      expect(Math.abs(partial[j] - bruteForce(full, [SIZE, j, ...rest]))).toBeLessThan(1e-9);
    }
  });

  it('change with the correlations as the gradient says', () => {
    for (const j of [0, 7, 13]) {
      const gradient = partials.gradient(projection, j);
      for (let k = 0; k < SIZE; k++) {
        const [up, down] = [1e-6, -1e-6].map((step) => {
          const moved = query.slice();
          moved[k] += step;
          return partials.evaluate(partials.project([moved])[0])[j];
        });
        expect(gradient[k]).toBeCloseTo((up - down) / 2e-6, 6);
      }
    }
  });
});

describe('jackknife error', () => {
  it('is that of a mean when stretches are its summands', () => {
    const summands = [1, 4, 2, 8, 5, 7].map((value) => (value - 4.5) / 6);
    const error = jackknifeError(
      summands.map((value) => Float64Array.of(value)),
      Float64Array.of(1),
    );
    expect(error).toBeCloseTo(Math.sqrt(7.5 / 6), 12);
  });
});
