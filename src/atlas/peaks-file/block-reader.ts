import { read, readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import type { BlockFile } from './open-peaks-file.ts';

/** What reading cost, summed over a query. */
export interface ReadCounters {
  /** Bytes of the blocks that were needed and not in memory. */
  bytesTouched: number;
  bytesRead: number;
  reads: number;
  /** The most reads that were under way at once. */
  mostInFlight: number;
}

export function noReads(): ReadCounters {
  return { bytesTouched: 0, bytesRead: 0, reads: 0, mostInFlight: 0 };
}

export type Readable = Pick<BlockFile, 'path' | 'descriptor' | 'blockOffsets'>;

/** Reads that fill memory with blocks: [byte in the file, byte in memory, bytes] of each, flat. */
export type PlannedReads = Float64Array;

/** Blocks this near one another are read in one go with what lies between, while that costs under 1/16 more bytes. */
const strictGapWords = 512;
const strictShare = 16;
/** In the page cache a read of its own costs as much as copying this many words more. */
const looseGapWords = 4096;
/** A read of one word from the page cache takes two microseconds, on a busy machine ten times as long; one from a disk
 * sixty and more. */
const slowMilliseconds = 0.04;
/** So many waits, of the reads that try out a file, are no accident. */
const fewestWaits = 6;
/** Blocks that are read to try out a file. */
export const PROBES = 16;

/** Words of memory that reading blocks of so many words may fill. */
export function roomFor(words: number): number {
  return words + Math.ceil(words / strictShare);
}

/** Reads listed blocks of one file into memory. */
export class BlockReader {
  /**
   * What reads have been found to be: `fast` from the page cache, which holds the whole file, `patchy` where it
   * holds what is wanted alone, `slow` from a disk.
   */
  pace: 'unknown' | 'fast' | 'patchy' | 'slow' = 'unknown';
  readonly #file: Readable;
  readonly #memory: Uint8Array;
  readonly #counters: ReadCounters;
  #inFlight = 0;
  constructor(file: Readable, memory: Uint8Array, counters: ReadCounters) {
    this.#file = file;
    this.#memory = memory;
    this.#counters = counters;
  }

  /**
   * Finds out where reads come from. The time of each read as it is done would not tell: systems read ahead, so that
   * most reads in ascending order do not wait for the disk.
   * @param wanted some blocks that will be read, far apart
   */
  probe(wanted: readonly number[]): void {
    const blocks = this.#file.blockOffsets.length - 1;
    const others = Array.from({ length: PROBES }, (_, i) => Math.floor(((i + 0.5) * blocks) / PROBES));
    this.pace = this.#wait(wanted) ? 'slow' : this.#wait(others) ? 'patchy' : 'fast';
  }

  #wait(blocks: readonly number[]): boolean {
    const { descriptor, blockOffsets } = this.#file;
    const word = new Uint8Array(4);
    let waits = 0;
    // The header is in the page cache: Node's own first steps are not to be taken for waiting.
    for (let i = 0; i < 3; i++) readSync(descriptor, word, 0, word.length, 0);
    for (const block of blocks) {
      const before = performance.now();
      this.#counters.bytesRead += readSync(descriptor, word, 0, word.length, blockOffsets[block] * 4);
      if (performance.now() - before > slowMilliseconds) waits++;
      this.#counters.reads++;
      if (waits === fewestWaits) return true;
    }
    return false;
  }

  /** The widest gap between blocks, in words, that is read along although nothing in it is needed. */
  get looseGap(): number {
    return this.pace === 'fast' ? looseGapWords : 0;
  }

  /**
   * Plans the reads of `count` blocks, ascending: at most 1/16 more bytes than the blocks have, unless the page
   * cache holds the file.
   * @param at memory byte where the first block goes
   * @param room words of memory there are; what the blocks leave of it may be filled with gaps
   * @param addresses receives the memory byte of each block
   */
  plan(numbers: Uint32Array, count: number, at: number, room: number, addresses: Uint32Array): PlannedReads {
    const { blockOffsets } = this.#file;
    let needed = 0;
    for (let i = 0; i < count; i++) needed += blockOffsets[numbers[i] + 1] - blockOffsets[numbers[i]];
    const loose = this.pace === 'fast';
    const widestGap = loose ? looseGapWords : strictGapWords;
    let spare = loose ? room - needed : needed / strictShare;
    const reads = new Float64Array(3 * count);
    let used = 0;
    let target = at;
    let readEnd = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const from = blockOffsets[numbers[i]];
      const end = blockOffsets[numbers[i] + 1];
      const gap = from - readEnd;
      if (i > 0 && gap <= widestGap && gap <= spare) {
        spare -= gap;
        target += gap * 4;
        reads[used - 1] += (end - readEnd) * 4;
        total += end - readEnd;
      } else {
        reads[used++] = from * 4;
        reads[used++] = target;
        reads[used++] = (end - from) * 4;
        total += end - from;
      }
      addresses[i] = target;
      target += (end - from) * 4;
      readEnd = end;
    }
    this.#counters.bytesTouched += needed * 4;
    this.#counters.bytesRead += total * 4;
    this.#counters.reads += used / 3;
    return reads.subarray(0, used);
  }

  /**
   * Does the reads: one after another from the page cache; all at once from a disk, so that it can answer them
   * in whatever order suits it.
   * @returns undefined when all is read, else a promise of it
   */
  start(reads: PlannedReads): Promise<void> | undefined {
    const counters = this.#counters;
    if (reads.length === 0) return undefined;
    counters.mostInFlight = Math.max(counters.mostInFlight, 1);
    if (this.pace === 'slow') return this.#readTogether(reads);
    for (let i = 0; i < reads.length; i += 3) this.#readNow(reads[i], reads[i + 1], reads[i + 2]);
    return undefined;
  }

  #readNow(position: number, at: number, length: number): void {
    let done = 0;
    while (done < length) {
      const got = readSync(this.#file.descriptor, this.#memory, at + done, length - done, position + done);
      if (got === 0) throw this.#tooShort();
      done += got;
    }
  }

  #readTogether(reads: PlannedReads): Promise<void> {
    return new Promise((resolve, reject) => {
      let left = reads.length / 3;
      const start = (position: number, at: number, length: number): void => {
        read(this.#file.descriptor, this.#memory, at, length, position, (error, got) => {
          if (error === null && got > 0 && got < length) {
            start(position + got, at + got, length - got);
            return;
          }
          this.#inFlight--;
          left--;
          if (error !== null) reject(error);
          else if (got === 0) reject(this.#tooShort());
          else if (left === 0) resolve();
        });
      };
      this.#inFlight += left;
      const underWay = Math.min(this.#inFlight, poolThreads());
      this.#counters.mostInFlight = Math.max(this.#counters.mostInFlight, underWay);
      for (let i = 0; i < reads.length; i += 3) start(reads[i], reads[i + 1], reads[i + 2]);
    });
  }

  #tooShort(): InputError {
    return new InputError('the file became shorter while it was read', { file: this.#file.path });
  }
}

/**
 * How many reads of files Node carries out at once in this process, however many are asked for: 4, unless the
 * environment said otherwise when the process began. The command line asks for 16; a program that uses the
 * library sets UV_THREADPOOL_SIZE itself.
 */
export function poolThreads(): number {
  const asked = Math.floor(Number(process.env.UV_THREADPOOL_SIZE));
  return asked >= 1 ? Math.min(asked, 1024) : 4;
}
