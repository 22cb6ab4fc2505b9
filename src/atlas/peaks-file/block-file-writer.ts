import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { checksumOfWords } from './checksum.ts';
import { encodeHeader, HEADER_WORDS } from './layout.ts';
import type { FileHeader } from './layout.ts';
import { GrowingColumn } from './growing-column.ts';

const bufferWords = 1 << 18;
/** The largest block: a header, three columns of 32 bits and an exception for every value. */
const largestBlockWords = 4 + 3 * (128 + 128);

/** Writes blocks one after another, then the directory; the header last, so that an unfinished file never opens. */
export class BlockFileWriter {
  readonly path: string;
  /** Where the next block may be written: from `at`. */
  readonly words = new Uint32Array(bufferWords);
  at = HEADER_WORDS;
  readonly #file: number;
  readonly #offsets = new GrowingColumn();
  #written = 0;
  #open = true;

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'w');
  }

  /** Closes the block that was written from `this.at` up to `end`; its first word becomes the checksum. */
  endBlock(end: number): void {
    const blockNumber = this.#offsets.length;
    this.words[this.at] = checksumOfWords(this.words, this.at + 1, end - this.at - 1, blockNumber);
    this.#offsets.push(this.#written + this.at);
    this.at = end;
    if (this.at > bufferWords - largestBlockWords) this.#flush();
  }

  /**
   * Writes directory, metadata and header, and closes the file.
   * @param columns the directory before the block offsets
   * @param pairing ties a scores file to its peaks file; by default the checksum of the directory
   * @returns the header as written
   */
  finish(
    columns: readonly Uint32Array[],
    metadata: Uint32Array,
    rest: Pick<FileHeader, 'kind' | 'blocks' | 'peaks' | 'experiments' | 'zeroWidthPeaks'>,
    pairing?: number,
  ): FileHeader {
    this.#flush();
    this.#offsets.push(this.#written);
    const parts = [...columns, this.#offsets.view()];
    const directory = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      directory.set(part, at);
      at += part.length;
    }
    const directoryAt = this.#written;
    const directoryChecksum = checksumOfWords(directory, 0, directory.length, 0);
    this.#write(directory, directory.length);
    const metadataAt = this.#written;
    this.#write(metadata, metadata.length);
    const header: FileHeader = {
      ...rest,
      directoryAt,
      metadataAt,
      fileWords: this.#written,
      directoryChecksum,
      metadataChecksum: checksumOfWords(metadata, 0, metadata.length, 0),
      pairing: pairing ?? directoryChecksum,
    };
    writeFully(this.#file, bytesOf(encodeHeader(header), HEADER_WORDS), 0);
    this.#close();
    return header;
  }

  /** Closes and removes the file. */
  abort(): void {
    this.#close();
    rmSync(this.path, { force: true });
  }

  #close(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
  }

  #flush(): void {
    this.#write(this.words, this.at);
    this.at = 0;
  }

  #write(words: Uint32Array, count: number): void {
    writeFully(this.#file, bytesOf(words, count), this.#written * 4);
    this.#written += count;
    if (this.#written > 0xffff_ffff) throw new RangeError(`${this.path} would exceed 16 GiB`);
  }
}

function bytesOf(words: Uint32Array, count: number): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, count * 4);
}

function writeFully(file: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}
