// Files that are believed block by block: every block has a checksum, which is compared when the block is first touched.
import { crc32 } from 'node:zlib';
import { readFully } from '../../formats/text/byte-source.ts';

/** Bytes of a block: what a look-up of one row reads, and checks in some 4 microseconds. */
const BLOCK = 1 << 14;

/** Checksums of the blocks of bytes that come in pieces. */
export class BlockChecksums {
  readonly #sums: number[] = [];
  #present = 0;
  #filled = 0;

  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const to = Math.min(bytes.length, from + BLOCK - this.#filled);
      this.#present = crc32(bytes.subarray(from, to), this.#present);
      this.#filled += to - from;
      from = to;
      if (this.#filled === BLOCK) this.#end();
    }
  }

  /** The checksums as text. */
  finish(): string {
    if (this.#filled > 0) this.#end();
    return Buffer.from(Uint32Array.from(this.#sums).buffer).toString('base64');
  }

  #end(): void {
    this.#sums.push(this.#present);
    this.#present = 0;
    this.#filled = 0;
  }
}

/** Reads parts of a file whose blocks have checksums. */
export class CheckedFile {
  readonly #file: number;
  readonly #base: number;
  readonly #size: number;
  readonly #sums: Uint32Array;
  readonly #refuse: (what: string) => Error;
  #lastFrom = 0;
  #last = new Uint8Array(0);

  /**
   * @param file descriptor of the open file
   * @param base where the first block begins
   * @param size bytes of all blocks
   * @param checksums what `BlockChecksums` gave
   * @param refuse the error for bytes that are not those that were written
   */
  constructor(
    file: number,
    [base, size]: readonly [base: number, size: number],
    checksums: string,
    refuse: (what: string) => Error,
  ) {
    const bytes = Uint8Array.from(Buffer.from(checksums, 'base64'));
    this.#file = file;
    this.#base = base;
    this.#size = size;
    this.#sums = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
    this.#refuse = refuse;
    if (this.#sums.length !== Math.ceil(size / BLOCK)) throw refuse('the number of its blocks');
  }

  /** The bytes from `from` to before `to`, each of a block that was checked. */
  read(from: number, to: number): Uint8Array<ArrayBuffer> {
    if (!(from >= 0 && from <= to && to <= this.#size)) throw this.#refuse('a place that it does not have');
    if (from < this.#lastFrom || to > this.#lastFrom + this.#last.length) this.#load(from, to);
    return this.#last.subarray(from - this.#lastFrom, to - this.#lastFrom);
  }

  #load(from: number, to: number): void {
    const start = from - (from % BLOCK);
    const bytes = new Uint8Array(Math.min(this.#size, Math.ceil(to / BLOCK) * BLOCK) - start);
    if (readFully(this.#file, bytes, this.#base + start) < bytes.length) throw this.#refuse('its end');
    for (let at = 0; at < bytes.length; at += BLOCK)
      if (crc32(bytes.subarray(at, at + BLOCK)) !== this.#sums[(start + at) / BLOCK])
        throw this.#refuse(`the bytes at ${start + at}`);
    this.#lastFrom = start;
    this.#last = bytes;
  }
}
