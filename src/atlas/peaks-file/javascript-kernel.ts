import { BLOCK_PEAKS, unpackColumn, unpackExceptionsWithin } from './bit-columns.ts';
import { checksumOfWords } from './checksum.ts';
import { BLOCK_ROW, QUERY_ROW, SLOT } from './kernel.ts';
import type { Kernel } from './kernel.ts';

const topBit = 0x8000_0000;
const startsAt = SLOT.starts / 4;
const endsAt = SLOT.ends / 4;

/** The TypeScript twin of the WASM kernel, for where WASM or its SIMD is missing. */
export class JavascriptKernel implements Kernel {
  readonly name = 'javascript';
  readonly #words: Uint32Array;
  readonly #numbers: Int32Array;
  #tallies = 0;
  #counts = 0;
  #queryRows = 0;
  #blockRows = 0;
  #states = 0;
  #hits = 0;
  #slots = 0;

  constructor(buffer: SharedArrayBuffer) {
    this.#words = new Uint32Array(buffer);
    this.#numbers = new Int32Array(buffer);
  }

  layOut(tallies: number, counts: number, queryRows: number, blockRows: number, scratch: number): void {
    this.#tallies = tallies / 4;
    this.#counts = counts / 4;
    this.#queryRows = queryRows / 4;
    this.#blockRows = blockRows / 4;
    this.#states = (scratch + 256) / 4;
    this.#hits = this.#states + SLOT.count;
    this.#slots = this.#hits + BLOCK_PEAKS + 4;
  }

  checksum(at: number, words: number, seed: number): number {
    return checksumOfWords(this.#words, at / 4, words, seed);
  }

  runningMaximum(from: number, to: number, length: number): void {
    const words = this.#words;
    let greatest = 0;
    for (let i = 0; i < length; i++) {
      greatest = Math.max(greatest, words[from / 4 + i]);
      words[to / 4 + i] = greatest;
    }
  }

  verify(rows: number): number {
    const words = this.#words;
    for (let row = 0; row < rows; row++) {
      const rowAt = this.#blockRows + row * BLOCK_ROW.words;
      const lengthAndCheck = words[rowAt + BLOCK_ROW.lengthAndCheck];
      if ((lengthAndCheck & 1) === 0) continue;
      const block = words[rowAt + BLOCK_ROW.address] / 4;
      const seed = words[rowAt + BLOCK_ROW.number];
      if (checksumOfWords(words, block + 1, (lengthAndCheck >>> 1) - 1, seed) !== words[block]) return row;
    }
    return -1;
  }

  forget(): void {
    this.#words.fill(0, this.#states, this.#states + SLOT.count);
  }

  decode(row: number): number {
    const slot = this.#slotOf(row);
    this.#needPositions(row, slot);
    return slot * 4;
  }

  countQueries(queries: number, firstMark: number): void {
    const words = this.#words;
    for (let query = 0; query < queries; query++) {
      const queryAt = this.#queryRows + query * QUERY_ROW.words;
      const start = words[queryAt + QUERY_ROW.start];
      const end = words[queryAt + QUERY_ROW.end];
      const rowEnd = words[queryAt + QUERY_ROW.endRow];
      for (let row = words[queryAt + QUERY_ROW.firstRow]; row < rowEnd; row++) {
        const rowAt = this.#blockRows + row * BLOCK_ROW.words;
        if (words[rowAt + BLOCK_ROW.greatestEnd] <= start) continue;
        const slot = this.#slotOf(row);
        const block = words[rowAt + BLOCK_ROW.address] / 4;
        if (
          words[rowAt + BLOCK_ROW.nextFirstStart] < end &&
          words[rowAt + BLOCK_ROW.firstStart] + words[block + 2] > start &&
          words[rowAt + BLOCK_ROW.scoresAddress] === 0
        ) {
          this.#tallyOnce(slot, slot + (words[block + 1] >>> 24) + 1, firstMark + query);
        } else {
          this.#needPositions(row, slot);
          this.#tallyOnce(this.#hits, this.#collect(slot, start, end), firstMark + query);
        }
      }
    }
  }

  flush(experiments: number): void {
    const words = this.#words;
    for (let i = 0; i < experiments; i++) {
      words[this.#counts + i] += words[this.#tallies + i] >>> 16;
      words[this.#tallies + i] = 0;
    }
  }

  countPeaks(queries: number): void {
    const words = this.#words;
    const numbers = this.#numbers;
    for (let query = 0; query < queries; query++) {
      const queryAt = this.#queryRows + query * QUERY_ROW.words;
      const start = words[queryAt + QUERY_ROW.start];
      const flippedStart = start ^ topBit;
      const flippedEnd = words[queryAt + QUERY_ROW.end] ^ topBit;
      const flippedPrevious = words[queryAt + QUERY_ROW.previousEnd] ^ topBit;
      const rowEnd = words[queryAt + QUERY_ROW.endRow];
      for (let row = words[queryAt + QUERY_ROW.firstRow]; row < rowEnd; row++) {
        const rowAt = this.#blockRows + row * BLOCK_ROW.words;
        if (words[rowAt + BLOCK_ROW.greatestEnd] <= start) continue;
        const slot = this.#slotOf(row);
        this.#needPositions(row, slot);
        for (let i = slot; i < slot + BLOCK_PEAKS; i++) {
          const peakStart = numbers[i + startsAt];
          if (peakStart >= flippedEnd || peakStart < flippedPrevious || numbers[i + endsAt] <= flippedStart)
            continue;
          words[this.#counts + words[i]]++;
        }
      }
    }
  }

  #slotOf(row: number): number {
    const words = this.#words;
    const index = row & (SLOT.count - 1);
    const slot = this.#slots + (index * SLOT.bytes) / 4;
    if (words[this.#states + index] >>> 1 !== row + 1) {
      const block = words[this.#blockRows + row * BLOCK_ROW.words + BLOCK_ROW.address] / 4;
      unpackColumn(words, block + 4, (words[block + 1] >>> 16) & 255, words, slot);
      words[this.#states + index] = (row + 1) << 1;
    }
    return slot;
  }

  #needPositions(row: number, slot: number): void {
    const state = this.#states + (row & (SLOT.count - 1));
    if (this.#words[state] & 1) return;
    this.#words[state] |= 1;
    this.#decodePositions(this.#blockRows + row * BLOCK_ROW.words, slot);
  }

  #decodePositions(rowAt: number, slot: number): void {
    const words = this.#words;
    const numbers = this.#numbers;
    const block = words[rowAt + BLOCK_ROW.address] / 4;
    const shape = words[block + 1];
    const leastWidth = words[block + 2];
    const exceptions = words[block + 3];
    const startBits = shape & 255;
    const widthBits = (shape >>> 8) & 255;
    const starts = slot + startsAt;
    const ends = slot + endsAt;
    let from = block + 4 + ((shape >>> 16) & 255) * 4;
    from = unpackColumn(words, from, startBits, words, starts);
    from = unpackColumn(words, from, widthBits, words, ends);
    from = unpackExceptionsWithin(words, from, exceptions & 255, startBits, starts);
    unpackExceptionsWithin(words, from, (exceptions >>> 8) & 255, widthBits, ends);
    let position = words[rowAt + BLOCK_ROW.firstStart] ^ topBit;
    const count = (shape >>> 24) + 1;
    for (let i = 0; i < count; i++) {
      position = (position + words[starts + i]) | 0;
      const width = (words[ends + i] + leastWidth) | 0;
      // A peak of width 0 counts as the bases on both sides of its position.
      numbers[starts + i] = width === 0 ? position - 1 : position;
      numbers[ends + i] = width === 0 ? position + 1 : position + width;
    }
    numbers.fill(SLOT.hiddenStart, starts + count, starts + BLOCK_PEAKS);
    const scores = words[rowAt + BLOCK_ROW.scoresAddress];
    if (scores !== 0) this.#hideWeak(scores / 4, starts, words[rowAt + BLOCK_ROW.leastScore]);
  }

  #hideWeak(block: number, starts: number, least: number): void {
    const words = this.#words;
    const shape = words[block + 1];
    const bits = shape & 255;
    const columns = bits + ((shape >>> 8) & 255) + ((shape >>> 16) & 255);
    unpackColumn(words, block + 3, bits, words, this.#hits);
    unpackExceptionsWithin(words, block + 3 + columns * 4, words[block + 2] & 255, bits, this.#hits);
    for (let i = 0; i < BLOCK_PEAKS; i++) {
      if (words[this.#hits + i] < least) words[starts + i] = SLOT.hiddenStart;
    }
  }

  #collect(slot: number, start: number, end: number): number {
    const words = this.#words;
    const numbers = this.#numbers;
    const flippedStart = start ^ topBit;
    const flippedEnd = end ^ topBit;
    let target = this.#hits;
    for (let i = slot; i < slot + BLOCK_PEAKS; i++) {
      if (numbers[i + startsAt] < flippedEnd && numbers[i + endsAt] > flippedStart)
        words[target++] = words[i];
    }
    return target;
  }

  #tallyOnce(from: number, end: number, mark: number): void {
    const words = this.#words;
    for (let i = from; i < end; i++) {
      const tally = this.#tallies + words[i];
      const value = words[tally];
      if ((value & 0xffff) !== mark) words[tally] = (value & 0xffff_0000) + 0x10000 + mark;
    }
  }
}
