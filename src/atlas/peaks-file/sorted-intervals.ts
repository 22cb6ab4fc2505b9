import { unionOf } from '../../genome/intervals.ts';

/** Intervals in linear coordinates, half-open, sorted by start; arrays lie in shared memory. */
export interface SortedIntervals {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** One double holds a start and a row below this exactly (32 + 21 bits). */
const ROWS = 1 << 21;

/** Room for so many numbers in shared memory. */
export function sharedColumn(count: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(count * 4));
}

/**
 * Sorts intervals by start; all are kept, equal ones too.
 * @param start in shared memory, as `end`; where they are sorted, they are the result's own
 * @returns the intervals and, for each, its row in the input; undefined where they were sorted
 */
export function sortIntervals(
  start: Uint32Array,
  end: Uint32Array,
): { intervals: SortedIntervals; order: Uint32Array | undefined } {
  const count = start.length;
  if (isAscending(start)) return { intervals: { count, start, end }, order: undefined };
  const order = new Uint32Array(count);
  if (count <= ROWS) {
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) keys[i] = start[i] * ROWS + i;
    keys.sort();
    for (let i = 0; i < count; i++) order[i] = keys[i] % ROWS;
  } else {
    for (let i = 0; i < count; i++) order[i] = i;
    order.sort((a, b) => start[a] - start[b]);
  }
  const sorted = { count, start: sharedColumn(count), end: sharedColumn(count) };
  for (let i = 0; i < count; i++) {
    sorted.start[i] = start[order[i]];
    sorted.end[i] = end[order[i]];
  }
  return { intervals: sorted, order };
}

function isAscending(values: Uint32Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i - 1] > values[i]) return false;
  return true;
}

/** What intervals cover together: disjoint, those that touch joined. */
export function mergeIntervals(intervals: SortedIntervals): SortedIntervals {
  const union = unionOf(intervals.start, intervals.end);
  const count = union.start.length;
  const [start, end] = [sharedColumn(count), sharedColumn(count)];
  start.set(union.start);
  end.set(union.end);
  return { count, start, end };
}
