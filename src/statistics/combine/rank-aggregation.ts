// Which items stand near the top of several ranked lists more often than chance would put them there?
import { logIncompleteBeta } from '../distributions/incomplete-gamma-beta.ts';
import { LOG10_E } from '../distributions/special-functions.ts';

/**
 * log10 of the rho score of one item: the smallest probability, over k, that k of n uniform ranks are as small as
 * its k smallest normalised ranks, times n (capped at 1).
 *
 * @param normalizedRanks rank / length of the list, in (0, 1]; 1 where the item is missing from a list
 *
 * **Source:** Kolde R et al. (2012), Bioinformatics 28:573. **R:** `RobustRankAggreg::rhoScores(r)`
 */
export function rhoScoreLog10(normalizedRanks: ArrayLike<number>): number {
  const sorted = Float64Array.from(normalizedRanks).sort();
  const n = sorted.length;
  let smallest = 0;
  for (let k = 1; k <= n; k++)
    smallest = Math.min(smallest, logIncompleteBeta(k, n - k + 1, sorted[k - 1]) * LOG10_E);
  return Math.min(0, smallest + Math.log10(n));
}

export interface AggregatedItem<T> {
  readonly item: T;
  readonly log10Score: number;
  /** Number of lists that hold the item. */
  readonly lists: number;
}

/**
 * Robust rank aggregation of lists, best item first, most significant item first; equal scores keep the order of first appearance.
 *
 * @param lists each in its order, best first, an item once per list
 * @param items number of items that could have been listed. It matters: with the default (the number of different items
 * listed) lists of top hits look like complete rankings and everything looks insignificant.
 *
 * **Source:** Kolde R et al. (2012). **R:** `RobustRankAggreg::aggregateRanks(lists, N = items)`
 */
export function aggregateRanks<T>(lists: readonly (readonly T[])[], items?: number): AggregatedItem<T>[] {
  const ranksOf = new Map<T, number[]>();
  for (const list of lists) {
    list.forEach((item, i) => {
      const ranks = ranksOf.get(item);
      if (ranks) ranks.push(i + 1);
      else ranksOf.set(item, [i + 1]);
    });
  }
  const total = items ?? ranksOf.size;
  if (total < ranksOf.size)
    throw new RangeError(`${ranksOf.size} different items are listed, but only ${total} are said to exist`);
  return Array.from(ranksOf, ([item, ranks]) => {
    const normalized = lists.map((_, i) => (i < ranks.length ? ranks[i] / total : 1));
    return { item, log10Score: rhoScoreLog10(normalized), lists: ranks.length };
  }).sort((a, b) => a.log10Score - b.log10Score);
}
