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
