// How strongly two sets of intervals overlap, as GIGGLE scores it: pairs of intervals, in a universe of its own.
import { fisherLog10P } from '../../statistics/tests/fisher.ts';
import { logHypergeometricDensity } from '../../statistics/distributions/hypergeometric.ts';

/** What GIGGLE needs to know of two sets of intervals. */
export interface IntervalPairCounts {
  /** Number of overlapping pairs (not of intervals that are hit). */
  readonly pairs: number;
  readonly intervalsA: number;
  readonly intervalsB: number;
  /** Mean interval length, bp. */
  readonly meanLengthA: number;
  readonly meanLengthB: number;
  /** Genome size, bp. */
  readonly genomeSize: number;
}

export interface GiggleScore {
  /** Universe size that follows from the mean lengths. */
  readonly universe: number;
  readonly oddsRatio: number;
  /** log10 of the two-sided p. */
  readonly log10P: number;
  /** log2(odds ratio) x -log10 p. */
  readonly comboScore: number;
}

/** GIGGLE floors the point probability, from which its p is summed, here. */
const LOG10_FLOOR = -200;

/**
 * GIGGLE's combo score.
 *
 * **Source:** Layer et al., Nat Methods 2018;15:123; ryanlayer/giggle.
 */
export function giggleScore(counts: IntervalPairCounts): GiggleScore {
  const { pairs, intervalsA, intervalsB, meanLengthA, meanLengthB, genomeSize } = counts;
  const onlyA = Math.max(0, intervalsA - pairs);
  const onlyB = Math.max(0, intervalsB - pairs);
  const room = Math.trunc(genomeSize / (meanLengthA + meanLengthB));
  const universe = Math.max(pairs + onlyA + onlyB, room);
  const neither = universe - pairs - onlyA - onlyB;
  const oddsRatio = (pairs + 1) / Math.max(1, onlyA) / ((onlyB + 1) / (neither + 1));
  const point = logHypergeometricDensity(pairs, pairs + onlyA, pairs + onlyB, universe) / Math.LN10;
  const log10P = point < LOG10_FLOOR ? LOG10_FLOOR : fisherLog10P(pairs, onlyA, onlyB, neither);
  const log2OddsRatio = Math.abs(oddsRatio) < 1e-4 ? 0 : Math.log2(oddsRatio);
  return { universe, oddsRatio, log10P, comboScore: log2OddsRatio * -log10P };
}
