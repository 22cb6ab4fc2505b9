import { expect, test } from 'vitest';
import { metaAnalysis } from '../combine/meta-analysis.ts';
import { mean, standardDeviation } from '../descriptive.ts';
import { power } from '../power.ts';
import { alexanderGovern } from './alexander-govern.ts';

test('golden values', () => {
  // Python: scipy.stats.alexandergovern(*groups), 1.17
  const groups = [
    [1.1, 1.9, 1.4],
    [0.2, 0.9, 0.1, 0.4],
    [2.5, 1.2, 3.1],
  ];
  const found = alexanderGovern(
    groups.map(mean),
    groups.map((x) => standardDeviation(x) / Math.sqrt(x.length)),
    groups.map((x) => x.length - 1),
  );
  expect(found.statistic).toBeCloseTo(7.785245050660621, 10);
  expect(power(10, found.log10P)).toBeCloseTo(0.020391797846500834, 10);
});

test("known variances give Cochran's Q, one group gives nothing", () => {
  const known = alexanderGovern([1, 2, 4], [1, 1, 0.5], [Infinity, Infinity, Infinity]);
  const { q, qLog10P } = metaAnalysis([1, 2, 4], [1, 1, 0.25], 'fixed');
  expect(known.statistic).toBeCloseTo(q, 10);
  expect(known.log10P).toBeCloseTo(qLog10P, 10);
  expect(alexanderGovern([1], [1], [2]).log10P).toBeNaN();
});

test('errors that few values estimated count for less', () => {
  const [few, many] = [2, 200].map((freedom) => alexanderGovern([0, 3], [1, 1], [freedom, freedom]).log10P);
  expect(few).toBeGreaterThan(many);
});
