import { PIECE, type ScanKernel } from './scan-memory.ts';
import type { ScannedMotif } from './scanned-motif.ts';

/** A motif with its columns in the order in which they reject most. */
interface OrderedMotif {
  readonly most: number;
  /** Column of each step. */
  readonly order: Uint16Array;
  /** Rows of A, C, G and T in that order. */
  readonly short: Int32Array;
}

/** The TypeScript twin of the WASM kernel, for where WASM or its SIMD is missing. */
export class JavascriptScanKernel implements ScanKernel {
  readonly name = 'javascript';
  readonly piece = PIECE;
  readonly hits = new Int32Array(PIECE * 4);
  readonly #forward: readonly OrderedMotif[];
  readonly #reverse: readonly OrderedMotif[];
  #bases: Uint8Array = new Uint8Array(0);

  constructor(motifs: readonly ScannedMotif[]) {
    this.#forward = motifs.map(({ short, most }) => ordered(short, most));
    this.#reverse = motifs.map(({ shortReverse, most }) => ordered(shortReverse, most));
  }

  take(bases: Uint8Array): boolean {
    this.#bases = bases;
    return bases.some((base) => base < 4);
  }

  scan(motif: number, positions: number): number {
    const [forward, reverse] = [this.#forward[motif], this.#reverse[motif]];
    let count = 0;
    for (let position = 0; position < positions; position++) {
      const ahead = shortfall(forward, this.#bases, position);
      if (ahead <= forward.most) {
        this.hits[count++] = position << 1;
        this.hits[count++] = ahead;
      }
      const behind = shortfall(reverse, this.#bases, position);
      if (behind <= reverse.most) {
        this.hits[count++] = (position << 1) | 1;
        this.hits[count++] = behind;
      }
    }
    return count / 2;
  }
}

function ordered(short: Int32Array, most: number): OrderedMotif {
  const rejection = Array.from({ length: short.length / 4 }, (_, column) =>
    short.subarray(column * 4, column * 4 + 4).reduce((sum, value) => sum + Math.min(value, most + 1), 0),
  );
  const order = Uint16Array.from(rejection.keys()).sort((a, b) => rejection[b] - rejection[a] || a - b);
  return { most, order, short: rowsIn(order, short) };
}

function rowsIn(order: Uint16Array, short: Int32Array): Int32Array {
  const rows = new Int32Array(short.length);
  order.forEach((column, i) => rows.set(short.subarray(column * 4, column * 4 + 4), i * 4));
  return rows;
}

/** By how much the bases from a position on fall short; more than `most` as soon as that is certain. */
function shortfall({ most, order, short }: OrderedMotif, bases: Uint8Array, position: number): number {
  let sum = 0;
  for (let i = 0; i < order.length; i++) {
    const base = bases[position + order[i]];
    if (!(base < 4)) return most + 1;
    sum += short[i * 4 + base];
    if (sum > most) return sum;
  }
  return sum;
}
