import { LOG10_E, logSumExp } from './special-functions.ts';

/**
 * log10 P(at least k successes) in trials of unequal probability: exact, by adding one trial after another.
 * @param probabilities of the trials, each 0 to 1, n
 * @returns NaN for a probability that is none
 *
 * **Source:** Barlow RE & Heidtmann KD (1984), IEEE Trans Reliab 33:322.
 * **R:** `log10(sum(Reduce(function(d, p) c(d * (1 - p), 0) + c(0, d * p), q, 1)[(k + 1):(length(q) + 1)]))`
 */
export function poissonBinomialLog10P(k: number, probabilities: ArrayLike<number>): number {
  const n = probabilities.length;
  if (k <= 0) return 0;
  if (k > n) return -Infinity;
  // log P of 0 .. k - 1 successes, and of k or more in the last place.
  const log = new Float64Array(k + 1).fill(-Infinity);
  log[0] = 0;
  for (let trial = 0; trial < n; trial++) {
    const p = probabilities[trial];
    if (!(p >= 0 && p <= 1)) return NaN;
    const [yes, no] = [Math.log(p), Math.log1p(-p)];
    log[k] = logSumExp([log[k], log[k - 1] + yes]);
    for (let i = k - 1; i > 0; i--) log[i] = logSumExp([log[i] + no, log[i - 1] + yes]);
    log[0] += no;
  }
  return Math.min(0, log[k]) * LOG10_E;
}
