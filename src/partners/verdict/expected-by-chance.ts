import { LOG10_Q } from './partner-verdict.ts';
import { tailOfScores } from './tail-of-scores.ts';

/**
 * How many binders would have a score that *supported* asks for, if the query were one of its matched random queries: the
 * sum over the candidates of the p that a score at the threshold has, or the largest p that passed q where that is smaller.
 * Interval, shared sites and odds, which take further rows away, are not counted, so that it errs upwards; nor is
 * what the random queries do not have, such as sites that are shared because both factors sit at open chromatin.
 *
 * @param threshold score from which each binder stands out
 * @param draws scores of every random query, in the same binders; at least 3
 * @param sizes sites of each binder
 * @returns a number of binders; 0 where none passed q
 *
 * **Source:** expected false discoveries at a fixed cut, as in Storey, J R Stat Soc B 2002;64:479, with a null of decoys.
 */
export function expectedByChance(
  { log10P, log10Q }: { readonly log10P: Float64Array; readonly log10Q: Float64Array },
  threshold: Float64Array,
  draws: readonly Float64Array[],
  sizes: ArrayLike<number>,
): number {
  const largest = Math.max(...log10P.filter((_, j) => log10Q[j] <= LOG10_Q));
  if (largest === -Infinity) return 0;
  const candidates = threshold.map((score, j) => (Number.isNaN(log10P[j]) ? Number.NaN : score));
  return tailOfScores(candidates, draws, sizes)
    .filter((atThreshold) => !Number.isNaN(atThreshold))
    .reduce((sum, atThreshold) => sum + Math.exp(Math.LN10 * Math.min(largest, atThreshold)), 0);
}
