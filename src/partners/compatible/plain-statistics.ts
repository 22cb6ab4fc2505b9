import { fisherLog10P, woolfOddsRatio } from '../../statistics/tests/fisher.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';
import type { SiteCounts } from '../sites/site-counts.ts';

/** Statistics of the 2 x 2 table of sites that the query and one experiment bind. */
export const PLAIN_STATISTICS = ['fisher', 'log-odds', 'jaccard'] as const;

/** What rows are ordered by: p of Fisher's test, the lower end of the odds ratio's interval, or the Jaccard index. */
export type PlainStatistic = (typeof PLAIN_STATISTICS)[number];

/** Every tested experiment as columns, in the order in which they were given. */
export interface PlainScores {
  /** Experiment numbers. */
  readonly experiment: Uint32Array;
  /** log2 of the odds ratio with 1/2 added to each cell, and its 95 % interval. */
  readonly log2OddsRatio: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** One-sided p: more shared sites than independent sets of sites would have. */
  readonly log10P: Float64Array;
  /** Benjamini-Hochberg over the tested experiments. */
  readonly log10Q: Float64Array;
  /** Sites that both bind over sites that either binds. */
  readonly jaccard: Float64Array;
}

/**
 * Tests which experiments share the query's sites more than chance would, over the sites of a universe.
 * @param counts sites of the universe, the query and every experiment
 * @param experiments numbers of the experiments to test
 * **R:** `fisher.test(matrix(c(shared, query - shared, theirs - shared, rest), 2), alternative = "greater")`;
 * `p.adjust(p, "BH")`
 */
export function plainScores(counts: SiteCounts, experiments: Uint32Array): PlainScores {
  const { sites, querySites, experimentSites, sharedSites } = counts;
  const n = experiments.length;
  const scores = {
    experiment: experiments,
    log2OddsRatio: new Float64Array(n),
    low: new Float64Array(n),
    high: new Float64Array(n),
    log10P: new Float64Array(n),
    jaccard: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    const shared = sharedSites[experiments[i]];
    const onlyQuery = querySites - shared;
    const onlyTheirs = experimentSites[experiments[i]] - shared;
    const neither = sites - shared - onlyQuery - onlyTheirs;
    const odds = woolfOddsRatio(shared, onlyQuery, onlyTheirs, neither, Z95);
    scores.log2OddsRatio[i] = Math.log2(odds.estimate);
    scores.low[i] = Math.log2(odds.low);
    scores.high[i] = Math.log2(odds.high);
    scores.log10P[i] = fisherLog10P(shared, onlyQuery, onlyTheirs, neither, 'upper');
    const either = shared + onlyQuery + onlyTheirs;
    scores.jaccard[i] = either === 0 ? NaN : shared / either;
  }
  return { ...scores, log10Q: benjaminiHochberg(scores.log10P) };
}

/**
 * Rows from the best to the worst. Small sets of peaks have wild odds ratios, so that these are ordered by
 * the lower end of their interval. Ties stay in the order of the experiments.
 */
export function rankRows(scores: PlainScores, statistic: PlainStatistic): Uint32Array {
  const better: Record<PlainStatistic, (row: number) => number> = {
    fisher: (row) => -scores.log10P[row],
    'log-odds': (row) => scores.low[row],
    jaccard: (row) => scores.jaccard[row],
  };
  const value = Float64Array.from(scores.experiment, (_, row) => better[statistic](row));
  const known = (row: number): number => (Number.isNaN(value[row]) ? -Infinity : value[row]);
  const order = Uint32Array.from(scores.experiment, (_, row) => row);
  // Of two p that are both 1 the larger odds ratio goes first.
  return order.sort(
    (a, b) =>
      compare(known(b), known(a)) || compare(scores.log2OddsRatio[b], scores.log2OddsRatio[a]) || a - b,
  );
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An antigen with its best row and the number of its experiments that were tested. */
export interface AntigenRow {
  readonly row: number;
  readonly experiments: number;
}

/**
 * The best row of each antigen, in the order of the rows.
 * @param order rows from the best to the worst
 * @param antigenOf key of a row's antigen: all names of a factor have one
 */
export function bestOfAntigens(order: Uint32Array, antigenOf: (row: number) => string): AntigenRow[] {
  const best = new Map<string, { row: number; experiments: number }>();
  for (const row of order) {
    const antigen = antigenOf(row);
    const entry = best.get(antigen);
    if (entry === undefined) best.set(antigen, { row, experiments: 1 });
    else entry.experiments++;
  }
  return [...best.values()];
}
