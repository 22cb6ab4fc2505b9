import type { PeakBatch } from '../peaks-file/peaks-file-writer.ts';

/**
 * One peak on its way into the peaks file: five 32-bit words, so that sorting moves one cache line.
 * Word 0 linear start, 1 width, 2 summit - start, 3 score, 4 experiment << 8 | signal code.
 */
export const RECORD_WORDS = 5;

/** Experiments that fit beside the signal code in one word. */
export const MOST_EXPERIMENTS = 1 << 24;

/** Digits of one pass of the radix sort. */
const DIGIT_BITS = 11;

/**
 * Collects peaks in order: takes the records of one stretch of the genome after the other, each stretch in any
 * order, and sorts them by start, width, experiment, and then by every other word, so that the order never
 * depends on the order in which files were read.
 */
export class PeakSorter {
  readonly #sorted: PeakBatch;
  #count = 0;
  #keys = new Uint32Array(0);
  #order = new Uint32Array(0);
  #otherKeys = new Uint32Array(0);
  #otherOrder = new Uint32Array(0);
  readonly #places = new Uint32Array((1 << DIGIT_BITS) + 1);

  /** @param count peaks in all */
  constructor(count: number) {
    this.#sorted = {
      count,
      start: new Uint32Array(count),
      width: new Uint32Array(count),
      experiment: new Uint32Array(count),
      summitOffset: new Uint32Array(count),
      signalCode: new Uint8Array(count),
      score: new Uint32Array(count),
    };
  }

  /**
   * Sorts one stretch; small ones stay in the processor's cache.
   * @param records n x 5 words
   * @param low no start of the stretch lies below it
   * @param bits all starts lie below low + 2^bits
   */
  add(records: Uint32Array, low: number, bits: number): void {
    const count = records.length / RECORD_WORDS;
    if (count > this.#keys.length) {
      this.#keys = new Uint32Array(count);
      this.#order = new Uint32Array(count);
      this.#otherKeys = new Uint32Array(count);
      this.#otherOrder = new Uint32Array(count);
    }
    const keys = this.#keys;
    const order = this.#order;
    for (let i = 0, at = 0; i < count; i++, at += RECORD_WORDS) {
      keys[i] = records[at] - low;
      order[i] = i;
    }
    for (let shift = 0; shift < bits; shift += DIGIT_BITS) this.#sortByDigit(count, shift);
    settleEqualStarts(records, this.#keys, this.#order, count);
    this.#gather(records, count);
  }

  finish(): PeakBatch {
    return this.#sorted;
  }

  #sortByDigit(count: number, shift: number): void {
    const keys = this.#keys;
    const order = this.#order;
    const otherKeys = this.#otherKeys;
    const otherOrder = this.#otherOrder;
    const places = this.#places;
    const mask = (1 << DIGIT_BITS) - 1;
    places.fill(0);
    for (let i = 0; i < count; i++) places[((keys[i] >>> shift) & mask) + 1]++;
    for (let digit = 0; digit < mask; digit++) places[digit + 1] += places[digit];
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      const place = places[(key >>> shift) & mask]++;
      otherKeys[place] = key;
      otherOrder[place] = order[i];
    }
    this.#keys = otherKeys;
    this.#order = otherOrder;
    this.#otherKeys = keys;
    this.#otherOrder = order;
  }

  #gather(records: Uint32Array, count: number): void {
    const order = this.#order;
    const { start, width, experiment, summitOffset, signalCode, score } = this.#sorted;
    let to = this.#count;
    for (let i = 0; i < count; i++, to++) {
      const at = order[i] * RECORD_WORDS;
      start[to] = records[at];
      width[to] = records[at + 1];
      summitOffset[to] = records[at + 2];
      score[to] = records[at + 3];
      const packed = records[at + 4];
      experiment[to] = packed >>> 8;
      signalCode[to] = packed;
    }
    this.#count = to;
  }
}

/** Orders records of one start among themselves; `keys` are sorted. */
function settleEqualStarts(records: Uint32Array, keys: Uint32Array, order: Uint32Array, count: number): void {
  for (let from = 0; from + 1 < count; from++) {
    if (keys[from] !== keys[from + 1]) continue;
    let to = from + 2;
    while (to < count && keys[to] === keys[from]) to++;
    if (to - from === 2) {
      const first = order[from];
      if (compareRecords(records, first, order[from + 1]) > 0) {
        order[from] = order[from + 1];
        order[from + 1] = first;
      }
    } else {
      order.subarray(from, to).sort((a, b) => compareRecords(records, a, b));
    }
    from = to - 1;
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
