import { tooLarge } from '../text/held-memory.ts';
import type { RandomBytes } from '../sequence/random-bytes.ts';

/** Part of a file that lies elsewhere. */
export interface BroughtPart {
  /** Bytes of the whole file. */
  readonly total: number;
  /** Fewer than asked for only where the file ends. */
  readonly bytes: Uint8Array;
}

/** Brings the bytes from one position up to another. @throws what the way there fails with */
export type Bring = (from: number, to: number) => Promise<BroughtPart>;

/** Bytes that are brought at a time. */
const PART = 1 << 18;
/** Parts that are kept between one piece of work and the next. */
const KEPT = 32;
/** Parts that one piece of work may need: 64 MB. */
const MOST = 256;

/** What was to be read and is not here yet. */
class NotHere extends Error {
  readonly first: number;
  readonly last: number;

  constructor(first: number, last: number) {
    super('not brought yet');
    this.first = first;
    this.last = last;
  }
}

/**
 * The bytes of a file that lies elsewhere, for readers that wait for nothing: what is not here yet is brought, and the work is done
 * again from its beginning. Work must therefore change nothing but what it would find the same way again.
 */
export class BroughtBytes implements RandomBytes {
  readonly length: number;
  readonly #file: string;
  readonly #bring: Bring;
  readonly #parts = new Map<number, Uint8Array>();

  private constructor(file: string, bring: Bring, first: BroughtPart) {
    this.length = first.total;
    this.#file = file;
    this.#bring = bring;
    this.#parts.set(0, first.bytes);
  }

  /** @param file what messages call it @throws what `bring` throws */
  static async of(file: string, bring: Bring): Promise<BroughtBytes> {
    return new BroughtBytes(file, bring, await bring(0, PART));
  }

  /** @throws NotHere, which `worked` answers */
  read(into: Uint8Array, position: number): number {
    const end = Math.min(this.length, position + into.length);
    if (end <= position) return 0;
    const [first, last] = [Math.floor(position / PART), Math.floor((end - 1) / PART)];
    for (let part = first; part <= last; part++) if (!this.#parts.has(part)) throw new NotHere(part, last);
    for (let part = first; part <= last; part++) {
      const bytes = this.#parts.get(part)!;
      // The part that is used last goes last.
      this.#parts.delete(part);
      this.#parts.set(part, bytes);
      const from = Math.max(position, part * PART);
      const to = Math.min(end, (part + 1) * PART);
      into.set(bytes.subarray(from - part * PART, to - part * PART), from - position);
    }
    return end - position;
  }

  /** Does the work, as often as bytes are missing. @throws InputError where it needs too much of the file, and what work and `bring` throw */
  async worked<Result>(work: () => Result): Promise<Result> {
    let brought = 0;
    for (;;) {
      try {
        const result = work();
        for (const part of this.#parts.keys()) {
          if (this.#parts.size <= KEPT) break;
          this.#parts.delete(part);
        }
        return result;
      } catch (error) {
        if (!(error instanceof NotHere)) throw error;
        const { first, last } = error;
        brought += last - first + 1;
        if (brought > MOST) throw tooLarge(this.#file, `${(MOST * PART) / 1e6} MB in one view`);
        await this.#bringParts(first, last);
      }
    }
  }

  close(): void {
    this.#parts.clear();
  }

  async #bringParts(first: number, last: number): Promise<void> {
    const to = Math.min(this.length, (last + 1) * PART);
    const { bytes } = await this.#bring(first * PART, to);
    for (let part = first; part <= last; part++) {
      const from = (part - first) * PART;
      this.#parts.set(part, bytes.slice(from, Math.min(bytes.length, from + PART)));
    }
  }
}
