// Do two columns of numbers rise together?
import { pearsonCorrelation, ranks } from '../descriptive.ts';
import { normalLog10P, normalQuantile } from '../distributions/normal.ts';
import { studentTLog10P } from '../distributions/student-t.ts';
import type { Tail } from '../distributions/tail.ts';

export interface Correlation {
  readonly correlation: number;
  /** Of the hypothesis that the correlation is 0. */
  readonly log10P: number;
  /** Interval by Fisher's z transformation; NaN for fewer than four pairs. */
  readonly low: number;
  readonly high: number;
}

function testCorrelation(correlation: number, pairs: number, tail: Tail, confidence: number): Correlation {
  const degreesOfFreedom = pairs - 2;
  const t = correlation * Math.sqrt(degreesOfFreedom / ((1 - correlation) * (1 + correlation)));
  const reach = pairs < 4 ? NaN : normalQuantile(0.5 + confidence / 2) / Math.sqrt(pairs - 3);
  const z = Math.atanh(correlation);
  return {
    correlation,
    log10P: studentTLog10P(t, degreesOfFreedom, tail),
    low: Math.tanh(z - reach),
    high: Math.tanh(z + reach),
  };
}

/** Pearson's correlation with its t test and Fisher's interval. **Source:** Fisher RA (1921), Metron 1:3. **R:** `cor.test(x, y)` */
export function pearsonTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
  confidence = 0.95,
): Correlation {
  return testCorrelation(pearsonCorrelation(x, y), x.length, tail, confidence);
}

/** Below this number of pairs Spearman's p is counted over all orders. */
const EXACT_BELOW = 10;

/** Shares of all orders of `y` whose sum of products with `x` is at most, and at least, the present one. */
function countOrders(x: Float64Array, y: Float64Array): { below: number; above: number } {
  const n = x.length;
  const order = y.slice();
  const counter = new Uint8Array(n);
  let observed = 0;
  for (let i = 0; i < n; i++) observed += x[i] * y[i];
  let product = observed;
  let below = 1;
  let above = 1;
  let all = 1;
  // Heap's algorithm: every order follows from the last one by one exchange
  for (let i = 1; i < n;) {
    if (counter[i] >= i) {
      counter[i++] = 0;
      continue;
    }
    const j = i % 2 === 0 ? 0 : counter[i];
    product += (x[i] - x[j]) * (order[j] - order[i]);
    [order[i], order[j]] = [order[j], order[i]];
    all++;
    if (product <= observed) below++;
    if (product >= observed) above++;
    counter[i]++;
    i = 1;
  }
  return { below: below / all, above: above / all };
}

/**
 * Spearman's rank correlation; ties share their mean rank. p is exact for fewer than ten pairs (by counting all orders, where there are
 * ties too; R gives the approximation then), else by the t approximation. The interval treats it like Pearson's.
 *
 * **Source:** Spearman C (1904), Am J Psychol 15:72. **R:** `cor.test(x, y, method = "spearman", exact = length(x) < 10)`
 */
export function spearmanTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
  confidence = 0.95,
): Correlation {
  const ranksX = ranks(x);
  const ranksY = ranks(y);
  const approximate = testCorrelation(pearsonCorrelation(ranksX, ranksY), x.length, tail, confidence);
  if (x.length >= EXACT_BELOW || x.length < 2 || Number.isNaN(approximate.correlation)) return approximate;
  const { below, above } = countOrders(ranksX, ranksY);
  const p = tail === 'lower' ? below : tail === 'upper' ? above : Math.min(1, 2 * Math.min(below, above));
  return { ...approximate, log10P: Math.log10(p) };
}

/** Sums over groups of equal values: pairs, and the terms of the variance of S. */
function tieSums(values: Float64Array): { pairs: number; triples: number; variance: number } {
  const sorted = values.slice().sort();
  let pairs = 0;
  let triples = 0;
  let variance = 0;
  for (let first = 0; first < sorted.length;) {
    let end = first + 1;
    while (end < sorted.length && sorted[end] === sorted[first]) end++;
    const t = end - first;
    pairs += t * (t - 1);
    triples += t * (t - 1) * (t - 2);
    variance += t * (t - 1) * (2 * t + 5);
    first = end;
  }
  return { pairs, triples, variance };
}

/** Pairs that stand in the wrong order; sorts the array. */
function countInversions(values: Float64Array, spare: Float64Array, from: number, to: number): number {
  if (to - from < 2) return 0;
  const middle = (from + to) >>> 1;
  let inversions = countInversions(values, spare, from, middle) + countInversions(values, spare, middle, to);
  for (let i = from, j = middle, k = from; k < to; k++) {
    if (j >= to || (i < middle && values[i] <= values[j])) spare[k] = values[i++];
    else {
      inversions += middle - i;
      spare[k] = values[j++];
    }
  }
  values.set(spare.subarray(from, to), from);
  return inversions;
}

/**
 * Kendall's tau-b and its normal p-value with the variance for ties, in time n log n.
 *
 * **Source:** Knight WR (1966), JASA 61:436. **R:** `cor.test(x, y, method = "kendall", exact = FALSE)`
 */
export function kendallTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  tail: Tail = 'two-sided',
): { readonly tau: number; readonly z: number; readonly log10P: number } {
  const n = x.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const sortedY = Float64Array.from(order, (i) => y[i]);
  let tiedBoth = 0;
  for (let first = 0; first < n;) {
    let end = first + 1;
    while (end < n && x[order[end]] === x[order[first]] && y[order[end]] === y[order[first]]) end++;
    tiedBoth += (end - first) * (end - first - 1);
    first = end;
  }
  const tiesX = tieSums(Float64Array.from(x));
  const tiesY = tieSums(Float64Array.from(y));
  const discordant = countInversions(sortedY, new Float64Array(n), 0, n);
  const all = n * (n - 1);
  const s = (all - tiesX.pairs - tiesY.pairs + tiedBoth) / 2 - 2 * discordant;
  const variance =
    (all * (2 * n + 5) - tiesX.variance - tiesY.variance) / 18 +
    (tiesX.pairs * tiesY.pairs) / (2 * all) +
    (n > 2 ? (tiesX.triples * tiesY.triples) / (9 * all * (n - 2)) : 0);
  const z = s / Math.sqrt(variance);
  return {
    tau: (2 * s) / Math.sqrt(all - tiesX.pairs) / Math.sqrt(all - tiesY.pairs),
    z,
    log10P: normalLog10P(z, tail),
  };
}
