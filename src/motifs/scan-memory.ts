import type { ScannedMotif } from './scanned-motif.ts';

/**
 * What looks for motifs in a piece of sequence: the WASM kernel (assembly/scan-kernel.ts) or its TypeScript twin. Both give the same
 * hits in the same order.
 */
export interface ScanKernel {
  readonly name: 'wasm' | 'javascript';
  /** The largest number of positions in one piece. */
  readonly piece: number;
  /** Takes the bases of a piece and those behind it that a motif may reach. @returns whether there are bases in it */
  take(bases: Uint8Array): boolean;
  /** Looks for a motif at the first `positions`. @returns the number of hits, which are the first of `hits` */
  scan(motif: number, positions: number): number;
  /** Of each hit twice its position, plus 1 on the other strand, and by how much it falls short; valid until the next call. */
  readonly hits: Int32Array;
}

/** Positions of one piece: with what is made of them they stay in the first-level cache. */
export const PIECE = 16_384;
/** Columns of a motif at most, and what a load of 16 may reach beyond. */
const BEYOND = 160;
/** Pairs of columns that are looked at first. */
const FIRST = 4;
const ROW_BYTES = 48;
const HEADER_BYTES = 32;
/** The first page belongs to the kernel. */
const RESERVED = 65_536;
/** Steps that a base may fall short by before it is out: sums of them stay below 256. */
const STEPS = 254;

/** Two neighbouring columns, or one. */
interface Pair {
  readonly column: number;
  readonly single: boolean;
  /** By how much two bases fall short together, 16 of them. */
  readonly short: Int32Array;
  /** The same in steps, rounded down. */
  readonly steps: Uint8Array;
}

/** Where everything lies in the memory of the WASM kernel. */
export interface ScanLayout {
  readonly bases: number;
  readonly pairs: number;
  readonly hits: number;
  /** Address of each motif. */
  readonly motifs: readonly number[];
  readonly bytes: number;
}

/** @param motifs all of which have a site */
export function scanLayout(motifs: readonly ScannedMotif[]): ScanLayout {
  const room = PIECE + BEYOND;
  const [bases, pairs] = [RESERVED, RESERVED + room];
  const hits = pairs + room;
  let at = hits + PIECE * 16;
  const places = motifs.map(({ width }) => {
    const place = at;
    const rows = Math.max(FIRST, width);
    at += HEADER_BYTES + rows * ROW_BYTES + width * 32;
    return place;
  });
  return { bases, pairs, hits, motifs: places, bytes: at };
}

/** Writes a motif: what its sites may fall short by, tables of pairs of columns, those that tell most first, and whole columns. */
export function writeMotif(memory: DataView, at: number, motif: ScannedMotif): void {
  const { width, short, shortReverse, most } = motif;
  const pairs = pairsOf(motif);
  const rows = Math.max(FIRST, pairs.length);
  const columns = at + HEADER_BYTES + rows * ROW_BYTES;
  const header = [width, most, limitOf(most), rows - FIRST, columns, columns + width * 16];
  header.forEach((value, i) => memory.setInt32(at + i * 4, value, true));
  pairs.forEach((pair, i) => {
    const row = at + HEADER_BYTES + i * ROW_BYTES;
    memory.setInt32(row, pair.column, true);
    memory.setInt32(row + 4, width - (pair.single ? 1 : 2) - pair.column, true);
    for (let code = 0; code < 16; code++) {
      memory.setUint8(row + 16 + code, pair.steps[code]);
      // On the other strand the second base comes first, and both are complements. A lone column reads its first base.
      const turned = pair.single ? (3 - (code >> 2)) * 4 : (3 - (code & 3)) * 4 + 3 - (code >> 2);
      memory.setUint8(row + 32 + code, pair.steps[turned]);
    }
  });
  for (let i = 0; i < width * 4; i++) {
    memory.setInt32(columns + i * 4, short[i], true);
    memory.setInt32(columns + width * 16 + i * 4, shortReverse[i], true);
  }
}

function limitOf(most: number): number {
  return most === 0 ? 0 : STEPS;
}

/** All columns, two by two where that leaves most to reject with, the pair first that rejects most by itself. */
function pairsOf(motif: ScannedMotif): Pair[] {
  const { width } = motif;
  const possible: Pair[] = [];
  for (let column = 0; column + 1 < width; column++) possible.push(pairAt(motif, column, false));
  possible.sort((a, b) => rejection(b, motif.most) - rejection(a, motif.most) || a.column - b.column);
  const taken = new Uint8Array(width);
  const chosen: Pair[] = [];
  for (const pair of possible) {
    if (taken[pair.column] === 1 || taken[pair.column + 1] === 1) continue;
    taken.fill(1, pair.column, pair.column + 2);
    chosen.push(pair);
  }
  for (let column = 0; column < width; column++)
    if (taken[column] === 0) chosen.push(pairAt(motif, column, true));
  return chosen.sort((a, b) => rejection(b, motif.most) - rejection(a, motif.most) || a.column - b.column);
}

function pairAt({ short, most }: ScannedMotif, column: number, single: boolean): Pair {
  const sums = Int32Array.from({ length: 16 }, (_, code) => {
    const first = short[column * 4 + (code >> 2)];
    return single ? first : first + short[column * 4 + 4 + (code & 3)];
  });
  // Sums of numbers rounded down are never more than the rounded sum: what is within `most` stays within the limit.
  const steps = Uint8Array.from(sums, (sum) =>
    Math.min(255, most === 0 ? sum : Math.floor((sum * STEPS) / most)),
  );
  return { column, single, short: sums, steps };
}

/** How far two random bases fall short on average, each at most just too far. */
function rejection({ short }: Pair, most: number): number {
  return short.reduce((sum, value) => sum + Math.min(value, most + 1), 0);
}
