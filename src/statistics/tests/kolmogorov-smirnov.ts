// Do two samples (or a sample and a distribution) differ anywhere along their cumulative distributions?
import { log1mexp, LOG10_E } from '../distributions/special-functions.ts';

export interface KolmogorovSmirnov {
  /** Largest distance between the cumulative distributions, in the direction asked for. */
  readonly statistic: number;
  readonly log10P: number;
  readonly exact: boolean;
}

/**
 * 'x-larger': values of x tend to be larger, its cumulative curve lies below (R: `alternative = "less"`);
 * 'x-smaller': the other way round (R: `alternative = "greater"`).
 */
export type Direction = 'two-sided' | 'x-larger' | 'x-smaller';

/** Natural log of P(K > z) for the limiting distribution of Kolmogorov. */
function logLimitTail(z: number): number {
  if (!(z > 0)) return 0;
  const square = z * z;
  if (z < 1) {
    // the theta-function form, which converges fast here, gives the lower tail
    let sum = 0;
    for (let odd = 1; odd < 40; odd += 2) sum += Math.exp((-odd * odd * Math.PI * Math.PI) / (8 * square));
    return log1mexp(Math.min(0, Math.log((Math.sqrt(2 * Math.PI) / z) * sum)));
  }
  let sum = 1;
  for (let k = 2; k < 12; k++) sum += (k % 2 === 0 ? -1 : 1) * Math.exp(-2 * (k * k - 1) * square);
  return Math.LN2 - 2 * square + Math.log(sum);
}

/**
 * Probability that the path of two random samples, with ties where these samples have them, strays at least `statistic`.
 * `ends[k]` tells whether the joined sorted sample has a different value after its first k members.
 */
function exactTail(m: number, n: number, statistic: number, ends: Uint8Array, direction: Direction): number {
  const limit = (0.5 + Math.floor(statistic * m * n - 1e-7)) / (m * n);
  const strays = (i: number, j: number): boolean => {
    if (ends[i + j] === 0) return false;
    const difference = i / m - j / n;
    if (direction === 'x-smaller') return difference > limit;
    return (direction === 'two-sided' ? Math.abs(difference) : -difference) > limit;
  };
  const row = new Float64Array(n + 1);
  for (let j = 1; j <= n; j++) row[j] = strays(0, j) ? 1 : row[j - 1];
  for (let i = 1; i <= m; i++) {
    if (strays(i, 0)) row[0] = 1;
    for (let j = 1; j <= n; j++)
      row[j] = strays(i, j) ? 1 : (i / (i + j)) * row[j] + (j / (i + j)) * row[j - 1];
  }
  return row[n];
}

/**
 * Two-sample test. Exact (given the ties) where the product of the sample sizes is below 10,000, as in R; else the limiting
 * distribution: exp(-2 d^2 mn/(m+n)) one-sided. `exact` overrides the choice.
 *
 * **Source:** Smirnov NV (1939); exact with ties: Schroeer G & Trenkler D (1995), Comput Stat Data Anal 20:185.
 * **R:** `ks.test(x, y, alternative = "two.sided" | "less" | "greater")`
 */
export function kolmogorovSmirnovTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  direction: Direction = 'two-sided',
  exact?: boolean,
): KolmogorovSmirnov {
  const sortedX = Float64Array.from(x).sort();
  const sortedY = Float64Array.from(y).sort();
  const m = sortedX.length;
  const n = sortedY.length;
  const ends = new Uint8Array(m + n + 1);
  let statistic = 0;
  for (let i = 0, j = 0; i < m || j < n;) {
    const value = i < m && (j >= n || sortedX[i] <= sortedY[j]) ? sortedX[i] : sortedY[j];
    while (i < m && sortedX[i] === value) i++;
    while (j < n && sortedY[j] === value) j++;
    ends[i + j] = 1;
    const above = (i * n - j * m) / (m * n);
    const distance = direction === 'x-smaller' ? above : direction === 'x-larger' ? -above : Math.abs(above);
    if (distance > statistic) statistic = distance;
  }
  if (exact ?? m * n < 10_000) {
    const log10P = Math.log(exactTail(m, n, statistic, ends, direction)) * LOG10_E;
    return { statistic, log10P, exact: true };
  }
  const z = statistic * Math.sqrt((m / (m + n)) * n);
  const logP = direction === 'two-sided' ? logLimitTail(z) : -2 * z * z;
  return { statistic, log10P: Math.min(0, logP * LOG10_E) + 0, exact: false };
}

/**
 * One-sample test of values in [0, 1] against the uniform distribution (transform others by their distribution function);
 * the limiting distribution at any n.
 *
 * **Source:** Kolmogorov AN (1933). **R:** `ks.test(x, "punif", exact = FALSE)`
 */
export function uniformityTest(x: ArrayLike<number>): KolmogorovSmirnov {
  const sorted = Float64Array.from(x).sort();
  const n = sorted.length;
  let statistic = 0;
  for (let i = 0; i < n; i++) statistic = Math.max(statistic, sorted[i] - i / n, (i + 1) / n - sorted[i]);
  return {
    statistic,
    log10P: Math.min(0, logLimitTail(Math.sqrt(n) * statistic) * LOG10_E),
    exact: false,
  };
}
