/** Median and 1.4826 x median absolute deviation of a list; NaN for an empty one. **R:** `median(x)`, `mad(x)` */
export function medianAndSpread(values: ArrayLike<number>): { median: number; spread: number } {
  const sorted = Float64Array.from(values).sort();
  const median = middle(sorted);
  for (let i = 0; i < sorted.length; i++) sorted[i] = Math.abs(sorted[i] - median);
  return { median, spread: 1.4826 * middle(sorted.sort()) };
}

function middle(sorted: Float64Array): number {
  const half = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
