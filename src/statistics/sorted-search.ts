// Where does a value stand in a column that is sorted ascending? Ranges are [from, to), and `to` is the answer where there is none.

/** First place from which on `holds` is true; it must not turn false again. */
export function firstWhere(from: number, to: number, holds: (place: number) => boolean): number {
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** First place whose value is at least `value`: how many are below it. */
export function firstAtLeast(sorted: ArrayLike<number>, value: number, from = 0, to = sorted.length): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** First place whose value is above `value`: how many are at most it. */
export function firstAbove(sorted: ArrayLike<number>, value: number, from = 0, to = sorted.length): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle] <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
