// Are a user's regions enriched for the regions of each experiment, within a stated universe? As LOLA asks it.
import { InputError } from '../../errors.ts';
import { fisherLog10P, sampleOddsRatio } from '../../statistics/tests/fisher.ts';

/** Counts of universe regions: the user's regions are a subset of the universe. */
export interface LolaCounts {
  /** Regions of the universe. */
  readonly universe: number;
  /** Regions of the user's set. */
  readonly userRegions: number;
  /** Per experiment: user regions that it hits. */
  readonly userHit: ArrayLike<number>;
  /** Per experiment: universe regions that it hits. */
  readonly universeHit: ArrayLike<number>;
}

/** One row per experiment, in the order of the counts; ranks are 1-based and ties share the smallest. */
export interface LolaResult {
  readonly log10P: Float64Array;
  readonly oddsRatio: Float64Array;
  readonly support: Float64Array;
  readonly rankP: Uint32Array;
  readonly rankOdds: Uint32Array;
  readonly rankSupport: Uint32Array;
  /** Largest and mean of the three ranks. */
  readonly maxRank: Uint32Array;
  readonly meanRank: Float64Array;
}

/**
 * LOLA's enrichment: one-sided Fisher test per experiment and the three ranks.
 * @throws InputError where the user's regions are not in the universe
 *
 * **Source:** Sheffield & Bock, Bioinformatics 2016;32:587 (LOLA, runLOLA).
 * **R:** `fisher.test(matrix(c(support, b, c, d), 2), alternative = "greater")`, `rank(-support, ties.method = "min")`
 */
export function lolaEnrichment(counts: LolaCounts): LolaResult {
  const n = counts.userHit.length;
  const log10P = new Float64Array(n);
  const oddsRatio = new Float64Array(n);
  const support = Float64Array.from(counts.userHit);
  for (let i = 0; i < n; i++) {
    const b = counts.universeHit[i] - support[i];
    const c = counts.userRegions - support[i];
    const d = counts.universe - support[i] - b - c;
    if (b < 0 || c < 0 || d < 0) {
      throw new InputError('the regions are not a part of the universe', {
        expected: 'every region of the query to be a region of the universe',
        found: `${support[i]} hits among ${counts.userRegions} regions, but ${counts.universeHit[i]} in the universe`,
        fix: 'redefine the regions as the universe regions that they overlap',
      });
    }
    log10P[i] = fisherLog10P(support[i], b, c, d, 'upper');
    oddsRatio[i] = sampleOddsRatio(support[i], b, c, d);
  }
  const rankP = ranksFromTop(log10P.map((value) => -value));
  const rankOdds = ranksFromTop(oddsRatio);
  const rankSupport = ranksFromTop(support);
  const maxRank = rankP.map((rank, i) => Math.max(rank, rankOdds[i], rankSupport[i]));
  const meanRank = Float64Array.from(rankP, (rank, i) => (rank + rankOdds[i] + rankSupport[i]) / 3);
  return { log10P, oddsRatio, support, rankP, rankOdds, rankSupport, maxRank, meanRank };
}

/** 1 for the largest; ties share the smallest rank; NaN comes last. */
function ranksFromTop(values: Float64Array): Uint32Array {
  const key = values.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value));
  const order = Uint32Array.from(key, (_, i) => i).sort((a, b) => key[b] - key[a] || a - b);
  const ranks = new Uint32Array(values.length);
  order.forEach((row, place) => {
    ranks[row] = place > 0 && key[order[place - 1]] === key[row] ? ranks[order[place - 1]] : place + 1;
  });
  return ranks;
}
