import { expect, test } from 'vitest';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { designMatrix, factorFromColumn, type Model } from './design-sheet.ts';
import { fitContrast } from './linear-model.ts';
import { moderatedTest } from './moderated-t.ts';

const rows = [
  [7.1, 7.3, 7.0, 8.9, 9.1, 8.8],
  [5.0, 5.2, 4.9, 5.1, 5.0, 5.3],
  [10.2, 10.0, 10.5, 8.1, 8.4, 7.9],
  [6.6, 6.5, 6.9, 6.7, 6.6, 6.4],
  [3.1, 3.9, 2.8, 4.4, 5.1, 4.0],
  [12.0, 12.1, 11.9, 12.0, 12.2, 12.1],
  [8.0, 7.2, 8.5, 8.1, 7.7, 8.9],
  [9.4, 9.5, 9.3, 10.0, 10.1, 9.8],
];
const matrix: ExpressionMatrix = {
  rowNames: rows.map((_, row) => `gene${row + 1}`),
  sampleNames: ['c1', 'c2', 'c3', 't1', 't2', 't3'],
  values: Float64Array.from({ length: 48 }, (_, i) => rows[i % 8][Math.floor(i / 8)]),
};
const model: Model = {
  factors: [factorFromColumn('group', ['c', 'c', 'c', 't', 't', 't'])],
  covariates: [],
  terms: [['group']],
};

test('moderated t, p, log odds and adjusted p of a small experiment', () => {
  const fit = fitContrast(matrix, designMatrix(model, 6), [0, 1]);
  const result = moderatedTest(fit);
  expect(result.prior.commonDegrees).toBeCloseTo(2.499137289, 8);
  expect(result.prior.variance[0]).toBeCloseTo(0.03935487136, 10);
  const t = [
    12.8366044385, 0.713144691, -11.0564293231, -0.6486688822, 3.2959792138, 0.8394190853, 0.7970535587,
    4.3554496839,
  ];
  t.forEach((value, row) => expect(result.t[row]).toBeCloseTo(value, 8));
  expect(10 ** result.log10P[0]).toBeCloseTo(7.381429031e-6, 14);
  expect(10 ** result.log10P[7]).toBeCloseTo(3.972292923e-3, 11);
  expect(result.logOdds![0]).toBeCloseTo(4.499821852, 6);
  expect(result.logOdds![2]).toBeCloseTo(3.500567418, 6);
  expect(result.logOdds![7]).toBeCloseTo(-2.396611774, 6);
  const adjusted = [0, 2, 7, 4].map((row) => 10 ** result.log10AdjustedP[row]);
  [5.905143225e-5, 7.502819234e-5, 1.059278113e-2, 2.93620965e-2].forEach((value, i) =>
    expect(adjusted[i] / value).toBeCloseTo(1, 8),
  );
  // The interval is the estimate -+ the same quantile of t for every row.
  expect((result.low[0] + result.high[0]) / 2).toBeCloseTo(fit.estimate[0], 12);
});
