import type { CodedSequence } from '../../genome/sequence.ts';
import { memoryForFiles, tooLarge } from '../text/held-memory.ts';
import { sizeOf } from '../text/byte-source.ts';
import { basesInRuns, forgetRuns, type BaseRuns } from './base-runs.ts';
import { unpackBases } from './packed-bases.ts';

const PIECE = 1 << 20;
const SMALLEST_PIECE = 64;
/** Room for so many stretches at first. */
const FEW = 16;

/** Counts the memory that a file takes. */
export class MemoryLeft {
  readonly #file: string;
  readonly #most = memoryForFiles();
  #left = this.#most;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws InputError where so many bytes more are too many */
  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw tooLarge(this.#file, sizeOf(this.#most));
  }
}

/** One sequence in memory: two bits for each base, and its stretches of unknown and of soft-masked bases. */
export class PackedSequence {
  readonly #pieces: readonly Uint8Array[];
  readonly #unknown: BaseRuns;
  readonly #masked: BaseRuns;
  readonly size: number;

  constructor(pieces: readonly Uint8Array[], size: number, unknown: BaseRuns, masked: BaseRuns) {
    this.#pieces = pieces;
    this.size = size;
    this.#unknown = unknown;
    this.#masked = masked;
  }

  bases(start: number, end: number): CodedSequence {
    const [first, last] = [start >>> 2, (end + 3) >>> 2];
    const packed = new Uint8Array(last - first);
    for (let at = first; at < last;) {
      const inside = at % PIECE;
      const length = Math.min(last - at, PIECE - inside);
      packed.set(this.#pieces[Math.floor(at / PIECE)].subarray(inside, inside + length), at - first);
      at += length;
    }
    const codes = unpackBases(packed, start & 3, end - start);
    forgetRuns(this.#unknown, codes, start);
    return codes;
  }

  masked(start: number, end: number): number {
    return basesInRuns(this.#masked, start, end);
  }
}

/** Collects one sequence, byte for byte of four bases. */
export class PackedPieces {
  readonly #memory: MemoryLeft;
  readonly #done: Uint8Array[] = [];
  #piece = new Uint8Array(0);
  #filled = 0;
  readonly #unknown: RunCollector;
  readonly #masked: RunCollector;

  constructor(memory: MemoryLeft) {
    this.#memory = memory;
    this.#unknown = new RunCollector(memory);
    this.#masked = new RunCollector(memory);
  }

  /** Says what the bases from a position on are, up to the next turn; at first they are known and in upper case. */
  turn(isUnknown: boolean, isMasked: boolean, position: number): void {
    this.#unknown.turn(isUnknown, position);
    this.#masked.turn(isMasked, position);
  }

  push(four: number): void {
    if (this.#filled === this.#piece.length) this.#grow();
    this.#piece[this.#filled++] = four;
  }

  /** @param size bases in all */
  end(size: number): PackedSequence {
    const pieces = [...this.#done, this.#piece.slice(0, this.#filled)];
    return new PackedSequence(pieces, size, this.#unknown.end(size), this.#masked.end(size));
  }

  /** Small sequences take little: a piece is doubled until it is as large as all others. */
  #grow(): void {
    const { length } = this.#piece;
    if (length === PIECE) {
      this.#memory.take(PIECE);
      this.#done.push(this.#piece);
      this.#piece = new Uint8Array(PIECE);
      this.#filled = 0;
      return;
    }
    const larger = new Uint8Array(Math.min(PIECE, Math.max(SMALLEST_PIECE, 2 * length)));
    this.#memory.take(larger.length - length);
    larger.set(this.#piece);
    this.#piece = larger;
  }
}

/** Collects stretches in ascending order. */
class RunCollector {
  readonly #memory: MemoryLeft;
  #start = new Uint32Array(0);
  #end = new Uint32Array(0);
  #count = 0;
  #open = -1;

  constructor(memory: MemoryLeft) {
    this.#memory = memory;
  }

  /** Says at a position whether what follows belongs to a stretch. */
  turn(belongs: boolean, position: number): void {
    if (belongs === this.#open >= 0) return;
    if (belongs) {
      this.#open = position;
      return;
    }
    if (this.#count === this.#start.length) this.#grow();
    this.#start[this.#count] = this.#open;
    this.#end[this.#count++] = position;
    this.#open = -1;
  }

  end(position: number): BaseRuns {
    this.turn(false, position);
    return { start: this.#start.slice(0, this.#count), end: this.#end.slice(0, this.#count) };
  }

  #grow(): void {
    const room = Math.max(FEW, 2 * this.#count);
    this.#memory.take(8 * (room - this.#count));
    const [start, end] = [new Uint32Array(room), new Uint32Array(room)];
    start.set(this.#start);
    end.set(this.#end);
    this.#start = start;
    this.#end = end;
  }
}
