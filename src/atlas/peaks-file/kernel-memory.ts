import { roomFor } from './block-reader.ts';
import { BLOCK_ROW, QUERY_ROW, RESERVED_BYTES, SCRATCH_BYTES } from './kernel.ts';
import { MOST_BATCH_BLOCKS, MOST_BATCH_QUERIES } from './query-plan.ts';

/** Packed blocks read and counted together stay in the second-level cache: words of one batch. */
export const BATCH_WORDS = 160 * 1024;
/** With what is read along between them. */
export const BATCH_ROOM_WORDS = roomFor(BATCH_WORDS);
/** A block of the scores file has at most a header, three full columns and an exception for each value. */
const largestScoresBlockWords = 3 + 3 * 256;
export const SCORES_ROOM_WORDS = MOST_BATCH_BLOCKS * largestScoresBlockWords;

/** Byte addresses of what one counting thread uses. */
export interface ThreadRegion {
  readonly tallies: number;
  readonly counts: number;
  readonly queryRows: number;
  readonly blockRows: number;
  readonly scratch: number;
  /** Two places for the blocks of a batch: one is read into while the other is counted. */
  readonly blocks: readonly [number, number];
  /** Likewise for blocks of the scores file. */
  readonly scores: readonly [number, number];
}

/** How the memory that all counting threads share is divided: their regions, then room for every block of the file. */
export interface MemoryLayout {
  readonly bytes: number;
  readonly threads: readonly ThreadRegion[];
  /** First byte of the room where blocks are kept in the order in which they get used; -1 where there is none. */
  readonly resident: number;
}

/**
 * @param experiments number of experiments
 * @param fileBytes size of the peaks file
 * @param residentLimit the largest file that may be kept in memory, bytes
 */
export function divideMemory(
  threads: number,
  experiments: number,
  fileBytes: number,
  residentLimit: number,
): MemoryLayout {
  let at = RESERVED_BYTES;
  const take = (bytes: number): number => {
    const address = at;
    at = (at + bytes + 63) & ~63;
    return address;
  };
  const blockBytes = BATCH_ROOM_WORDS * 4 + 64;
  const regions = Array.from({ length: threads }, (): ThreadRegion => ({
    tallies: take(experiments * 4),
    counts: take(experiments * 4),
    queryRows: take(MOST_BATCH_QUERIES * QUERY_ROW.words * 4),
    blockRows: take(MOST_BATCH_BLOCKS * BLOCK_ROW.words * 4),
    scratch: take(SCRATCH_BYTES),
    blocks: [take(blockBytes), take(blockBytes)],
    scores: [take(SCORES_ROOM_WORDS * 4), take(SCORES_ROOM_WORDS * 4)],
  }));
  const residentBytes = roomFor(fileBytes / 4) * 4;
  const fits = fileBytes <= residentLimit && at + residentBytes < 0xffff_0000;
  return { bytes: fits ? at + residentBytes : at, threads: regions, resident: fits ? at : -1 };
}
