import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { fisherLog10P } from '../../statistics/tests/fisher.ts';
import { rankSumTest } from '../../statistics/tests/rank-tests.ts';
import { windowEnrichment } from './window-enrichment.ts';

test('windows are counted once, tested exactly, and weaker sites rank before none', () => {
  const random = createRandom(2);
  const [foreground, background, most] = [120, 300, 900];
  const short = Int32Array.from({ length: foreground + background }, (_, i) =>
    random.uniform() < (i < foreground ? 0.5 : 0.2) ? random.integer(1500) : -1,
  );
  const start = short.map((value) => (value < 0 ? -1 : random.integer(90)));
  const found = windowEnrichment({ short, start }, { foreground, background, most, positions: 90 });
  const sites = (from: number, to: number): number =>
    [...short.subarray(from, to)].filter((value) => value >= 0 && value <= most).length;
  const [a, b] = [sites(0, foreground), sites(foreground, short.length)];
  expect(found).toMatchObject({ windows: a, background: b });
  expect(found.log10P).toBeCloseTo(fisherLog10P(a, foreground - a, b, background - b, 'upper'), 12);
  const more = fisherLog10P(a + 1, foreground - a - 1, b - 1, background - b + 1, 'upper');
  // Halfway between the p of as many and that of more.
  expect(10 ** found.log10MidP).toBeCloseTo((10 ** found.log10P + 10 ** more) / 2, 12);
  const odds = ((a + 0.5) * (background - b + 0.5)) / ((foreground - a + 0.5) * (b + 0.5));
  expect(found.oddsRatio).toBeCloseTo(odds, 12);
  expect(found.low).toBeLessThan(odds);
  const scores = Array.from(short, (value) => (value < 0 ? -1e9 : -value));
  const ranks = rankSumTest(scores.slice(0, foreground), scores.slice(foreground), 'upper', false);
  expect(found.rankLog10P).toBeCloseTo(ranks.log10P, 10);
  expect(found.better).toBeCloseTo(ranks.statistic / foreground / background, 12);
  expect(found.central.expected).toBeGreaterThan(0);
});

test('a motif without any site is no difference, and windows of several lengths have no middle', () => {
  const none = Int32Array.from({ length: 50 }, () => -1);
  const found = windowEnrichment(
    { short: none, start: none },
    { foreground: 20, background: 30, most: 100, positions: undefined },
  );
  expect(found).toMatchObject({ windows: 0, background: 0, log10P: 0, rankLog10P: 0, better: 0.5 });
  expect(found.central.log10P).toBeNaN();
});
