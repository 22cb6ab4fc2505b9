// Which experiments are hit more by regions A than by a background, tested so that the answer does not depend on how
// many random copies were drawn or on which experiments happen to be hit.
import { fisherLog10P, woolfOddsRatio } from '../../statistics/tests/fisher.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { square } from '../../statistics/power.ts';

export interface RegionEnrichmentCounts {
  /** Rows of A that hit each experiment, n experiments. */
  readonly hitsA: ArrayLike<number>;
  readonly rowsA: number;
  /** Background rows that hit each experiment: one array per random copy, or one for given regions. */
  readonly hitsB: readonly ArrayLike<number>[];
  /** Rows of one background copy. */
  readonly rowsB: number;
}

/** One row per experiment, in the order of the counts. */
export interface RegionEnrichment {
  /** Background hits of one copy, on average. */
  readonly expected: Float64Array;
  /** Odds ratio (1/2 added to every cell) with its 95 % interval. */
  readonly oddsRatio: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** One-sided: more hits in A. */
  readonly log10P: Float64Array;
  /** Benjamini-Hochberg over all experiments, hit or not. */
  readonly log10Q: Float64Array;
  /** Distance of A's hits from the random copies' mean in their standard deviations; NaN with fewer than two copies. */
  readonly z: Float64Array;
  /** Share of the random copies with at least A's hits, (k + 1) / (copies + 1); NaN with fewer than two copies. */
  readonly permutationP: Float64Array;
}

/**
 * Enrichment of A over a background: the table is A with and without hits against one background copy, its hits
 * averaged over the copies, so that more copies make the estimate steadier and not the p smaller.
 *
 * **R:** `fisher.test(matrix(c(a, b, round(mean(c)), d), 2), alternative = "greater")$p.value`
 */
export function regionEnrichment(counts: RegionEnrichmentCounts): RegionEnrichment {
  const { hitsA, rowsA, hitsB, rowsB } = counts;
  const n = hitsA.length;
  const copies = hitsB.length;
  const column = (): Float64Array => new Float64Array(n);
  const expected = column();
  const oddsRatio = column();
  const low = column();
  const high = column();
  const log10P = column();
  const z = column();
  const permutationP = column();
  for (let i = 0; i < n; i++) {
    let sum = 0;
    let asMany = 0;
    for (const hits of hitsB) {
      sum += hits[i];
      if (hits[i] >= hitsA[i]) asMany++;
    }
    const mean = sum / copies;
    let squares = 0;
    for (const hits of hitsB) squares += square(hits[i] - mean);
    expected[i] = mean;
    const c = Math.round(mean);
    log10P[i] = fisherLog10P(hitsA[i], rowsA - hitsA[i], c, rowsB - c, 'upper');
    const odds = woolfOddsRatio(hitsA[i], rowsA - hitsA[i], mean, rowsB - mean);
    oddsRatio[i] = odds.estimate;
    low[i] = odds.low;
    high[i] = odds.high;
    const deviation = Math.sqrt(squares / (copies - 1));
    z[i] = copies < 2 ? NaN : deviation === 0 ? (hitsA[i] === mean ? 0 : NaN) : (hitsA[i] - mean) / deviation;
    permutationP[i] = copies < 2 ? NaN : (asMany + 1) / (copies + 1);
  }
  return { expected, oddsRatio, low, high, log10P, log10Q: benjaminiHochberg(log10P), z, permutationP };
}
