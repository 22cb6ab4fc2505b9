import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { readFully } from '../../formats/text/byte-source.ts';
import { sealed, unsealed, type Noted } from './sealed.ts';

/** What is remembered beside a partial file to go on with it: without a validator it cannot be continued. */
export interface PartialState {
  readonly address: string;
  readonly validator?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Bytes of the whole file, where the server said so. */
  readonly total?: number;
}

/** Bytes after which the checksum so far is noted: at least so many, and this share of the file. */
const LEAST_STEP = 1 << 16;
const STEPS = 256;
const PIECE = 1 << 20;

/**
 * A file that arrives: `PATH.part` with its bytes, and `PATH.part.json` with a line about the answer and lines with the checksum of
 * the bytes so far. After a kill the bytes are kept up to the last place whose checksum fits.
 */
export class PartialFile {
  readonly #path: string;
  readonly #notes: string;
  #state: PartialState | undefined;
  #bytes = 0;
  #checksum = 0;
  #noted = 0;
  #data: FileHandle | undefined;
  #log: FileHandle | undefined;

  /** Opens what an earlier run left of a file; what cannot be gone on with is removed. */
  constructor(path: string, address: string) {
    this.#path = path;
    this.#notes = `${path}.json`;
    const [first, ...checkpoints] = existsSync(this.#notes)
      ? readFileSync(this.#notes, 'utf8').split('\n').map(unsealed)
      : [];
    const state = first?.isSealed === true ? stateOf(first.value) : undefined;
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && state?.address === address && state.validator !== undefined)
      this.#keep(
        state,
        checkpoints.flatMap((line) => (line?.isSealed === true ? [line.value] : [])),
        size,
      );
    if (this.#bytes === 0) this.discard();
    else if (this.#bytes < size) truncateSync(path, this.#bytes);
  }

  /** Bytes that are there and checked. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What the server said of the file that these bytes are of; undefined where there are none. */
  get state(): PartialState | undefined {
    return this.#state;
  }

  /** Begins to write: behind the bytes that are there, or with `anew` a whole file. */
  async begin(state: PartialState, anew: boolean): Promise<void> {
    if (anew) this.discard();
    this.#state = state;
    this.#data = await open(this.#path, anew ? 'w' : 'a');
    this.#log = await open(this.#notes, 'w');
    await this.#log.write(sealed(state));
    this.#noted = 0;
    await this.#note();
  }

  async write(chunk: Uint8Array): Promise<void> {
    let written = 0;
    while (written < chunk.length) {
      const done = await this.#data?.write(chunk, written);
      written += done?.bytesWritten ?? chunk.length;
    }
    this.#checksum = crc32(chunk, this.#checksum);
    this.#bytes += chunk.length;
    if (this.#bytes - this.#noted >= Math.max(LEAST_STEP, this.#bytes / STEPS)) await this.#note();
  }

  /** Ends the writing for now. */
  async close(): Promise<void> {
    try {
      await this.#note();
    } finally {
      await this.#data?.close();
      await this.#log?.close();
      this.#data = undefined;
      this.#log = undefined;
    }
  }

  /** Removes the notes, once the file has its name. */
  removeNotes(): void {
    rmSync(this.#notes, { force: true });
  }

  /** Throws everything away. */
  discard(): void {
    rmSync(this.#path, { force: true });
    rmSync(this.#notes, { force: true });
    this.#state = undefined;
    this.#bytes = this.#checksum = this.#noted = 0;
  }

  async #note(): Promise<void> {
    if (this.#bytes === this.#noted) return;
    await this.#log?.write(`\n${sealed({ bytes: this.#bytes, crc32: this.#checksum })}`);
    this.#noted = this.#bytes;
  }

  /** Keeps the bytes up to the last place whose checksum is the one that was noted. */
  #keep(state: PartialState, checkpoints: readonly Noted[], size: number): void {
    const file = openSync(this.#path, 'r');
    try {
      const piece = new Uint8Array(PIECE);
      let at = 0;
      let checksum = 0;
      for (const { bytes, crc32: noted } of checkpoints) {
        if (!Number.isSafeInteger(bytes) || Number(bytes) > size) break;
        while (at < Number(bytes)) {
          const got = readFully(file, piece.subarray(0, Math.min(PIECE, Number(bytes) - at)), at);
          if (got === 0) return;
          checksum = crc32(piece.subarray(0, got), checksum);
          at += got;
        }
        if (at !== bytes || checksum !== noted) return;
        this.#state = state;
        this.#bytes = at;
        this.#checksum = checksum;
      }
    } finally {
      closeSync(file);
    }
  }
}

function stateOf({ address, validator, etag, lastModified, total }: Noted): PartialState | undefined {
  const isMark = (mark: unknown): boolean => mark === undefined || typeof mark === 'string';
  const sound =
    typeof address === 'string' &&
    [validator, etag, lastModified].every(isMark) &&
    (total === undefined || Number.isSafeInteger(total));
  return sound ? ({ address, validator, etag, lastModified, total } as PartialState) : undefined;
}
