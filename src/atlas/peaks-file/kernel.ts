/**
 * What counts overlaps: the WASM kernel (assembly/overlap-kernel.ts) or its TypeScript twin. Both work on one
 * piece of memory with the same layout and give the same results. All positions are byte addresses.
 */
export interface Kernel {
  readonly name: 'wasm' | 'javascript';
  layOut(tallies: number, counts: number, queryRows: number, blockRows: number, scratch: number): void;
  checksum(at: number, words: number, seed: number): number;
  /** Writes to `to` the greatest of the `length` unsigned numbers from `from` up to each. */
  runningMaximum(from: number, to: number, length: number): void;
  verify(rows: number): number;
  forget(): void;
  /** Decodes the block of a row; returns the address of its slot. */
  decode(row: number): number;
  countQueries(queries: number, firstMark: number): void;
  flush(experiments: number): void;
  countPeaks(queries: number): void;
}

/** Words of a row that describes one query interval. */
export const QUERY_ROW = { words: 8, start: 0, end: 1, firstRow: 2, endRow: 3, previousEnd: 4 } as const;

/** Words of a row that describes one touched block. `lengthAndCheck`: twice the block's
 * words, plus 1 where its checksum has not been looked at. */
export const BLOCK_ROW = {
  words: 8,
  address: 0,
  firstStart: 1,
  nextFirstStart: 2,
  greatestEnd: 3,
  number: 4,
  scoresAddress: 5,
  lengthAndCheck: 6,
  leastScore: 7,
} as const;

/** A decoded block: 128 words each of experiments, starts and ends; starts and ends have their top bit flipped. */
export const SLOT = { count: 64, bytes: 3 * 512, starts: 512, ends: 1024, hiddenStart: 0x7fff_ffff } as const;

/** The first page of memory belongs to the kernel. */
export const RESERVED_BYTES = 65_536;

/** Marks of queries fit in the low half of a tally. */
export const LAST_MARK = 0xffff;

/** Working memory of a kernel: shuffle table, slot states, a list of hits, the slots. */
export const SCRATCH_BYTES = 256 + SLOT.count * 4 + 512 + 16 + SLOT.count * SLOT.bytes;
