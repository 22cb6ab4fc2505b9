import { expect, test } from 'vitest';
import { bestOfAntigens, plainScores, rankRows } from './plain-statistics.ts';

const counts = {
  sites: 100_000,
  querySites: 8000,
  experimentSites: Uint32Array.of(20_000, 15, 60_000, 0),
  sharedSites: Uint32Array.of(7000, 12, 5000, 0),
};
const scores = plainScores(counts, Uint32Array.of(0, 1, 2, 3));

test('p is exact far below the smallest double, and that of R elsewhere', () => {
  // R: phyper(7000 - 1, 8000, 92000, 20000, lower.tail = FALSE, log.p = TRUE) / log(10)
  expect(scores.log10P[0]).toBeCloseTo(-4150.273, 3);
  // R: log10(fisher.test(matrix(c(12, 7988, 3, 91997), 2), alternative = "greater")$p.value)
  expect(scores.log10P[1]).toBeCloseTo(-10.60797, 5);
  expect(scores.log10P[3]).toBe(0);
  expect(scores.log10Q[0]).toBeCloseTo(scores.log10P[0] + Math.log10(4), 9);
});

test('the Jaccard index counts sites of either once', () => {
  expect(scores.jaccard[0]).toBeCloseTo(7000 / 21_000, 12);
  expect(scores.jaccard[3]).toBe(0);
});

test('an experiment with 15 sites does not lead because of its odds ratio', () => {
  expect(scores.log2OddsRatio[1]).toBeGreaterThan(5);
  for (const statistic of ['fisher', 'log-odds', 'jaccard'] as const)
    expect(rankRows(scores, statistic)[0]).toBe(0);
});

test('an antigen is its best experiment', () => {
  const order = rankRows(scores, 'fisher');
  const rows = bestOfAntigens(order, (row) => ['A', 'B', 'A', 'C'][row]);
  expect(rows).toEqual([
    { row: 0, experiments: 2 },
    { row: 1, experiments: 1 },
    { row: 3, experiments: 1 },
  ]);
});
