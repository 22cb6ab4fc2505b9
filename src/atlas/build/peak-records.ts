/**
 * One peak on its way into the peaks file: five 32-bit words, so that sorting moves one cache line.
 * Word 0 linear start, 1 width, 2 summit - start, 3 score, 4 experiment << 8 | signal code.
 */
export const RECORD_WORDS = 5;

/** Experiments that fit beside the signal code in one word. */
export const MOST_EXPERIMENTS = 2 ** 24;

/** Sorted peaks as the peaks file takes them: n elements each. */
export interface SortedPeaks {
  readonly count: number;
  /** Linear coordinate (offset of the chromosome + position). */
  readonly start: Uint32Array;
  readonly width: Uint32Array;
  readonly experiment: Uint32Array;
  readonly summitOffset: Uint32Array;
  readonly signalCode: Uint8Array;
  readonly score: Uint32Array;
}

/**
 * Sorts records by start, width, experiment, and then by every other word, so that the order never
 * depends on the order in which files were read.
 * @param records n x 5 words
 * @param low no start lies below it
 * @param high no start lies at or above it
 */
export function sortRecords(records: Uint32Array, low: number, high: number): SortedPeaks {
  const order = orderByStart(records, low, high);
  settleEqualStarts(records, order);
  const count = order.length;
  const sorted = {
    count,
    start: new Uint32Array(count),
    width: new Uint32Array(count),
    experiment: new Uint32Array(count),
    summitOffset: new Uint32Array(count),
    signalCode: new Uint8Array(count),
    score: new Uint32Array(count),
  };
  const { start, width, experiment, summitOffset, signalCode, score } = sorted;
  for (let i = 0; i < count; i++) {
    const at = order[i] * RECORD_WORDS;
    start[i] = records[at];
    width[i] = records[at + 1];
    summitOffset[i] = records[at + 2];
    score[i] = records[at + 3];
    const packed = records[at + 4];
    experiment[i] = packed >>> 8;
    signalCode[i] = packed;
  }
  return sorted;
}

/** Record numbers in the order of their starts: radix sort over as many digits as the range needs. */
function orderByStart(records: Uint32Array, low: number, high: number): Uint32Array {
  const count = records.length / RECORD_WORDS;
  let keys = new Uint32Array(count);
  let order = new Uint32Array(count);
  for (let i = 0, at = 0; i < count; i++, at += RECORD_WORDS) {
    keys[i] = records[at] - low;
    order[i] = i;
  }
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, high - low))));
  const digitBits = Math.ceil(bits / Math.ceil(bits / 12));
  const digits = 1 << digitBits;
  let otherKeys = new Uint32Array(count);
  let otherOrder = new Uint32Array(count);
  const places = new Uint32Array(digits + 1);
  for (let shift = 0; shift < bits; shift += digitBits) {
    places.fill(0);
    for (let i = 0; i < count; i++) places[((keys[i] >>> shift) & (digits - 1)) + 1]++;
    for (let digit = 0; digit < digits; digit++) places[digit + 1] += places[digit];
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      const place = places[(key >>> shift) & (digits - 1)]++;
      otherKeys[place] = key;
      otherOrder[place] = order[i];
    }
    [keys, otherKeys] = [otherKeys, keys];
    [order, otherOrder] = [otherOrder, order];
  }
  return order;
}

/** Orders records of one start among themselves. */
function settleEqualStarts(records: Uint32Array, order: Uint32Array): void {
  for (let from = 0; from < order.length;) {
    const start = records[order[from] * RECORD_WORDS];
    let to = from + 1;
    while (to < order.length && records[order[to] * RECORD_WORDS] === start) to++;
    if (to - from === 2) {
      if (compareRecords(records, order[from], order[from + 1]) > 0) {
        const first = order[from];
        order[from] = order[from + 1];
        order[from + 1] = first;
      }
    } else if (to - from > 2) {
      order.subarray(from, to).sort((a, b) => compareRecords(records, a, b));
    }
    from = to;
  }
}

function compareRecords(records: Uint32Array, a: number, b: number): number {
  const x = a * RECORD_WORDS;
  const y = b * RECORD_WORDS;
  return (
    records[x + 1] - records[y + 1] ||
    (records[x + 4] >>> 8) - (records[y + 4] >>> 8) ||
    records[x + 2] - records[y + 2] ||
    records[x + 3] - records[y + 3] ||
    records[x + 4] - records[y + 4]
  );
}
