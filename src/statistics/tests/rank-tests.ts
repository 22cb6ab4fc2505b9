// Are the values of one sample larger than those of another (or than zero), whatever their distribution?
import { ranks } from '../descriptive.ts';
import { normalLog10P } from '../distributions/normal.ts';
import { LOG10_E } from '../distributions/special-functions.ts';
import type { Tail } from '../distributions/tail.ts';

export interface RankTest {
  /** W (number of pairs with x > y, ties half) or V (sum of the positive ranks), as R names them. */
  readonly statistic: number;
  readonly log10P: number;
  /** Whether p comes from the exact distribution. */
  readonly exact: boolean;
}

/** R takes the exact distribution below this size of each sample, where there are no ties. */
const EXACT_BELOW = 50;

/** Sum of t^3 - t over groups of equal values. */
function tieSum(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  let sum = 0;
  for (let first = 0; first < sorted.length;) {
    let end = first + 1;
    while (end < sorted.length && sorted[end] === sorted[first]) end++;
    const t = end - first;
    sum += t * t * t - t;
    first = end;
  }
  return sum;
}

/** log10 p of a statistic from the numbers of equally likely ways to each of its values. */
function exactLog10P(ways: Float64Array, statistic: number, tail: Tail): number {
  let total = 0;
  let below = 0;
  let above = 0;
  ways.forEach((count, value) => {
    total += count;
    if (value <= statistic) below += count;
    if (value >= statistic) above += count;
  });
  const share =
    tail === 'lower' ? below : tail === 'upper' ? above : Math.min(total, 2 * Math.min(below, above));
  return Math.log(share / total) * LOG10_E;
}

function correctedNormalLog10P(difference: number, deviation: number, tail: Tail): number {
  const correction = tail === 'two-sided' ? Math.sign(difference) * 0.5 : tail === 'upper' ? 0.5 : -0.5;
  return normalLog10P((difference - correction) / deviation, tail);
}

/** Number of ways in which `small` of `small + large` ranks give each value of W. */
function rankSumWays(small: number, large: number): Float64Array {
  const most = small * large;
  const ways = new Float64Array(most + 1);
  ways[0] = 1;
  // The Gaussian binomial coefficient, product of (1 - q^(large + i)) / (1 - q^i). Only the lower half is
  // computed, where small counts stay exact; the distribution is symmetric.
  const half = most >> 1;
  for (let i = 1; i <= small; i++) {
    for (let value = half; value >= large + i; value--) ways[value] -= ways[value - large - i];
    for (let value = i; value <= half; value++) ways[value] += ways[value - i];
  }
  for (let value = half + 1; value <= most; value++) ways[value] = ways[most - value];
  return ways;
}

/**
 * Wilcoxon's rank-sum (Mann-Whitney) test; 'upper' is x larger than y. Exact where both samples are smaller than 50 without ties,
 * else normal with correction for continuity and ties. `statistic / (x.length * y.length)` is the area under the ROC curve.
 *
 * **Source:** Wilcoxon F (1945), Biometrics Bull 1:80; Mann HB & Whitney DR (1947), Ann Math Stat 18:50.
 * **R:** `wilcox.test(x, y)`; upper is `alternative = "greater"`
 */
export function rankSumTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
  exact?: boolean,
): RankTest {
  const m = x.length;
  const n = y.length;
  const joined = new Float64Array(m + n);
  joined.set(x, 0);
  joined.set(y, m);
  const rank = ranks(joined);
  let statistic = (-m * (m + 1)) / 2;
  for (let i = 0; i < m; i++) statistic += rank[i];
  const ties = tieSum(joined);
  const takeExact = (exact ?? (m < EXACT_BELOW && n < EXACT_BELOW)) && ties === 0;
  if (takeExact) {
    const log10P = exactLog10P(rankSumWays(Math.min(m, n), Math.max(m, n)), statistic, tail);
    return { statistic, log10P, exact: true };
  }
  const deviation = Math.sqrt(((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
  return {
    statistic,
    log10P: correctedNormalLog10P(statistic - (m * n) / 2, deviation, tail),
    exact: false,
  };
}

/**
 * Wilcoxon's rank-sum test of values that fall into few classes: the same as `rankSumTest` with the normal distribution, in a time that
 * grows with the classes alone.
 * @param x, y how many values of each sample are in each class, classes in ascending order
 *
 * **R:** `wilcox.test(rep(seq_along(x), x), rep(seq_along(y), y), exact = FALSE)`
 */
export function rankSumOfClasses(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
): RankTest {
  let [m, n, statistic, ties] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const t = x[i] + y[i];
    statistic += x[i] * (n + y[i] / 2);
    ties += t * t * t - t;
    m += x[i];
    n += y[i];
  }
  const deviation = Math.sqrt(((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
  return {
    statistic,
    log10P: correctedNormalLog10P(statistic - (m * n) / 2, deviation, tail),
    exact: false,
  };
}

/**
 * Wilcoxon's signed-rank test of differences against zero; 'upper' is differences above zero. Zeros are left out.
 * Exact for fewer than 50 differences without ties or zeros, else normal with correction for continuity and ties.
 *
 * **Source:** Wilcoxon F (1945), Biometrics Bull 1:80. **R:** `wilcox.test(differences)`
 */
export function signedRankTest(
  differences: ArrayLike<number>,
  tail: Tail = 'two-sided',
  exact?: boolean,
): RankTest {
  const kept = Float64Array.from(differences).filter((value) => value !== 0);
  const n = kept.length;
  const sizes = kept.map(Math.abs);
  const rank = ranks(sizes);
  let statistic = 0;
  for (let i = 0; i < n; i++) if (kept[i] > 0) statistic += rank[i];
  const ties = tieSum(sizes);
  if ((exact ?? n < EXACT_BELOW) && ties === 0 && n === differences.length) {
    const ways = new Float64Array((n * (n + 1)) / 2 + 1);
    ways[0] = 1;
    for (let i = 1; i <= n; i++)
      for (let value = ways.length - 1; value >= i; value--) ways[value] += ways[value - i];
    return { statistic, log10P: exactLog10P(ways, statistic, tail), exact: true };
  }
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  return {
    statistic,
    log10P: correctedNormalLog10P(statistic - (n * (n + 1)) / 4, deviation, tail),
    exact: false,
  };
}
