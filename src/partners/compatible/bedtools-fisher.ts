// Fisher's exact test of two sets of intervals, as `bedtools fisher` computes it.
import { fisherLog10P, sampleOddsRatio } from '../../statistics/tests/fisher.ts';
import type { IntervalPairCounts } from './giggle.ts';

export interface BedtoolsFisher {
  /** Number of possible intervals, from the genome size and the mean lengths. */
  readonly universe: number;
  /** Both, only A, only B, neither. */
  readonly table: readonly [number, number, number, number];
  /** log10 of the one-sided p for more overlap than expected. */
  readonly log10P: number;
  readonly oddsRatio: number;
}

/**
 * `bedtools fisher -a A -b B -g GENOME`: overlapping pairs, and a universe of genome / (mean length A + 1 + mean length B + 1).
 * It is known to misbehave for long intervals, where pairs outnumber intervals.
 *
 * **Source:** Quinlan & Hall, Bioinformatics 2010;26:841 (bedtools 2.30, fisher).
 */
export function bedtoolsFisher(counts: IntervalPairCounts): BedtoolsFisher {
  const { pairs, intervalsA, intervalsB, meanLengthA, meanLengthB, genomeSize } = counts;
  const onlyA = Math.max(0, intervalsA - pairs);
  const onlyB = Math.max(0, intervalsB - pairs);
  const possible = Math.trunc(genomeSize / (meanLengthA + 1 + (meanLengthB + 1)));
  const neither = Math.max(0, possible - pairs - onlyA - onlyB);
  return {
    universe: pairs + onlyA + onlyB + neither,
    table: [pairs, onlyA, onlyB, neither],
    log10P: fisherLog10P(pairs, onlyA, onlyB, neither, 'upper'),
    oddsRatio: sampleOddsRatio(pairs, onlyA, onlyB, neither),
  };
}
