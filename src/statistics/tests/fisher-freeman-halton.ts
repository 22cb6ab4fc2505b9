import { chiSquaredLog10P } from '../distributions/chi-squared.ts';
import { logGamma, LOG10_E } from '../distributions/special-functions.ts';
import { square } from '../power.ts';

/** States that are followed at most; beyond them counts are large enough for Pearson's chi-squared. */
const MOST_STATES = 50_000;
/** Tables whose probabilities differ by less are equally probable (R's tolerance). */
const SAME = 1e-7;

export interface TableTest {
  readonly log10P: number;
  /** Whether p is exact; else Pearson's chi-squared. */
  readonly exact: boolean;
}

/**
 * Do two samples differ in how their members spread over k levels? Exact: all tables with these margins that are no more probable.
 *
 * **Source:** Freeman GH & Halton JH (1951), Biometrika 38:141. **R:** `fisher.test(rbind(a, b))`
 * @param a members of the first sample at each level
 * @param b members of the second
 */
export function fisherFreemanHalton(a: readonly number[], b: readonly number[]): TableTest {
  const sizes = a.map((count, level) => count + b[level]).filter((size) => size > 0);
  const first = a.reduce((sum, count) => sum + count, 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const observed = a.reduce((sum, count, level) => sum + logChoose(count + b[level], count), 0);
  const total = logChoose(all, first);
  // By how many are placed in the first sample and the log number of ways: the number of tables does not matter, only their weights.
  let states = new Map<string, { placed: number; ways: number; times: number }>([
    ['', { placed: 0, ways: 0, times: 1 }],
  ]);
  let rest = all;
  for (const size of sizes) {
    rest -= size;
    const next: typeof states = new Map();
    for (const { placed, ways, times } of states.values()) {
      for (let more = Math.max(0, first - placed - rest); more <= Math.min(size, first - placed); more++) {
        const reached = ways + logChoose(size, more);
        const key = `${placed + more} ${Math.round(reached * 1e9)}`;
        const known = next.get(key);
        if (known === undefined) next.set(key, { placed: placed + more, ways: reached, times });
        else known.times += times;
      }
      if (next.size > MOST_STATES) return { log10P: pearson(a, b), exact: false };
    }
    states = next;
  }
  let sum = 0;
  for (const { ways, times } of states.values())
    if (ways <= observed + SAME) sum += times * Math.exp(ways - total);
  return { log10P: Math.min(0, Math.log(sum) * LOG10_E), exact: true };
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const [sumA, sumB] = [a, b].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  let statistic = 0;
  let levels = 0;
  a.forEach((count, level) => {
    const size = count + b[level];
    if (size === 0) return;
    levels++;
    const expected = (size * sumA) / (sumA + sumB);
    statistic += square(count - expected) / expected + square(b[level] - size + expected) / (size - expected);
  });
  return chiSquaredLog10P(statistic, levels - 1);
}
