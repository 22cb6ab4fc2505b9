// Summaries of columns of numbers. A NaN among the values makes the result NaN; leave missing values out first.
import { sortOrder } from './sort-order.ts';

/** Arithmetic mean, corrected once for rounding; NaN for none. **R:** `mean(x)` */
export function mean(values: ArrayLike<number>): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const first = sum / n;
  let rest = 0;
  for (let i = 0; i < n; i++) rest += values[i] - first;
  const corrected = first + rest / n;
  return Number.isNaN(corrected) ? first : corrected; // infinite values
}

/** Variance with n - 1, in two passes; NaN for fewer than two. **R:** `var(x)` */
export function variance(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return NaN;
  const centre = mean(values);
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const deviation = values[i] - centre;
    squares += deviation * deviation;
    rest += deviation;
  }
  return (squares - (rest * rest) / n) / (n - 1);
}

/** Standard deviation with n - 1. **R:** `sd(x)` */
export function standardDeviation(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values));
}

/**
 * Quantile of a column that is already sorted ascending: linear between order statistics.
 *
 * **Source:** Hyndman RJ & Fan Y (1996), Am Stat 50:361, type 7. **R:** `quantile(x, p)`
 */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0 || !(p >= 0 && p <= 1)) return NaN;
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const fraction = place - below;
  return fraction === 0 ? sorted[below] : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
}

/** Quantile, linear between order statistics. **R:** `quantile(x, p)` (type 7) */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort(); // NaN goes last
  return Number.isNaN(sorted[sorted.length - 1]) ? NaN : sortedQuantile(sorted, p);
}

/** Median; NaN for none. **R:** `median(x)` */
export function median(values: ArrayLike<number>): number {
  const numbers = Float64Array.from(values);
  return numbers.includes(NaN) ? NaN : medianOfFirst(numbers, numbers.length);
}

/** Median of the first n numbers, none of them NaN, which are reordered on the way. */
export function medianOfFirst(numbers: Float64Array, n: number): number {
  const upper = select(numbers, n, n >> 1);
  if (n % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < n >> 1; i++) lower = Math.max(lower, numbers[i]);
  return (lower + upper) / 2;
}

/** The number of that rank, from 0, among the first n, none of them NaN; they are reordered on the way (Hoare's selection). */
export function select(numbers: Float64Array, n: number, rank: number): number {
  let left = 0;
  let right = n - 1;
  while (left < right) {
    const pivot = numbers[(left + right) >> 1];
    let i = left;
    let j = right;
    while (i <= j) {
      while (numbers[i] < pivot) i++;
      while (numbers[j] > pivot) j--;
      if (i <= j) {
        const swap = numbers[i];
        numbers[i++] = numbers[j];
        numbers[j--] = swap;
      }
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return numbers[rank];
}

/**
 * Median, and the median absolute deviation from it times 1.4826, so that it estimates a normal standard deviation.
 *
 * **R:** `median(x)`, `mad(x)`
 */
export function medianAndSpread(values: ArrayLike<number>): { median: number; spread: number } {
  const numbers = Float64Array.from(values);
  const centre = median(numbers);
  for (let i = 0; i < numbers.length; i++) numbers[i] = Math.abs(numbers[i] - centre);
  return { median: centre, spread: 1.4826 * median(numbers) };
}

/** How equal values share ranks. 'dense' counts different values. */
export type Ties = 'mean' | 'min' | 'max' | 'dense';

/**
 * Ranks from 1, smallest first; NaN gets rank NaN and counts for nothing.
 *
 * **R:** `rank(x, ties.method = "average" | "min" | "max", na.last = "keep")`; dense: `match(x, sort(unique(x)))`
 */
export function ranks(values: ArrayLike<number>, ties: Ties = 'mean'): Float64Array {
  const result = new Float64Array(values.length).fill(NaN);
  const present = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) present[count++] = i;
  const rows = present.subarray(0, count);
  const order = sortOrder(Float64Array.from(rows, (row) => values[row])).map((place) => rows[place]);
  let different = 0;
  for (let first = 0; first < count;) {
    let end = first + 1;
    while (end < count && values[order[end]] === values[order[first]]) end++;
    different++;
    const rank =
      ties === 'mean' ? (first + 1 + end) / 2 : ties === 'min' ? first + 1 : ties === 'max' ? end : different;
    for (let i = first; i < end; i++) result[order[i]] = rank;
    first = end;
  }
  return result;
}

/** Pearson's correlation; NaN where a column does not vary. **R:** `cor(x, y)` */
export function pearsonCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const meanX = mean(x);
  const meanY = mean(y);
  let products = 0;
  let squaresX = 0;
  let squaresY = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - meanX;
    const dy = y[i] - meanY;
    products += dx * dy;
    squaresX += dx * dx;
    squaresY += dy * dy;
  }
  const correlation = products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
  return Math.max(-1, Math.min(1, correlation));
}
