import { firstAtLeast } from '../../statistics/sorted-search.ts';
import { BLOCK_ROW, QUERY_ROW } from './kernel.ts';
import type { PeaksFile } from './open-peaks-file.ts';
import type { SortedIntervals } from './sorted-intervals.ts';

/** What a planner needs of a peaks file; worker threads get just this. */
export type Directory = Pick<
  PeaksFile,
  'firstStarts' | 'greatestEnds' | 'reach' | 'blockOffsets' | 'header' | 'verified'
>;

export const MOST_BATCH_BLOCKS = 4096;
export const MOST_BATCH_QUERIES = 4096;

/** Queries that are counted together, and the blocks that they touch. */
export interface Batch {
  queries: number;
  /** As `QUERY_ROW` says. */
  readonly queryRows: Uint32Array;
  blocks: number;
  /** Numbers of the touched blocks, ascending. */
  readonly blockNumbers: Uint32Array;
  /** Words of the touched blocks together. */
  words: number;
  /** The batch goes on with the last query of the one before. */
  continues: boolean;
}

export function createBatch(): Batch {
  return {
    queries: 0,
    queryRows: new Uint32Array(MOST_BATCH_QUERIES * QUERY_ROW.words),
    blocks: 0,
    blockNumbers: new Uint32Array(MOST_BATCH_BLOCKS),
    words: 0,
    continues: false,
  };
}

/**
 * Walks through sorted queries and finds the blocks that can hold overlapping peaks, batch by batch. A block
 * is touched when its first start lies before the query's end and its greatest end beyond the query's start.
 */
export class QueryPlan {
  readonly #directory: Directory;
  readonly #intervals: SortedIntervals;
  readonly #end: number;
  /** 1 where peaks of width 0 reach back one base. */
  readonly #margin: number;
  #query: number;
  #lowBlock = 0;
  /** Where the current query goes on when its blocks did not fit in one batch. */
  #resumeAt = -1;

  constructor(directory: Directory, intervals: SortedIntervals, from: number, to: number) {
    this.#directory = directory;
    this.#intervals = intervals;
    this.#query = from;
    this.#end = to;
    this.#margin = directory.header.zeroWidthPeaks > 0 ? 1 : 0;
  }

  /**
   * Fills `batch` with the next queries.
   * @param mostWords room for the packed blocks of the batch
   * @param widestGap gaps of at most so many words between its blocks take room, too
   * @returns false when none are left
   */
  next(batch: Batch, mostWords: number, widestGap = 0): boolean {
    const { firstStarts, greatestEnds, reach, blockOffsets } = this.#directory;
    const { start, end } = this.#intervals;
    batch.queries = 0;
    batch.blocks = 0;
    batch.words = 0;
    batch.continues = this.#resumeAt >= 0;
    let nextBlock = 0;
    let lastEnd = 0;
    let lowRow = 0;
    while (this.#query < this.#end && batch.queries < MOST_BATCH_QUERIES) {
      const query = this.#query;
      const queryStart = start[query];
      const low = lowerBound(reach, this.#lowBlock, queryStart + 1);
      const high = lowerBound(firstStarts, low, end[query] + this.#margin);
      this.#lowBlock = low;
      const blocksBefore = batch.blocks;
      const wordsBefore = batch.words;
      let block = Math.max(low, nextBlock, this.#resumeAt);
      for (; block < high; block++) {
        if (greatestEnds[block] <= queryStart) continue;
        const gap = blockOffsets[block] - lastEnd;
        const words = blockOffsets[block + 1] - (gap <= widestGap ? lastEnd : blockOffsets[block]);
        if (batch.words + words > mostWords || batch.blocks === MOST_BATCH_BLOCKS) break;
        batch.blockNumbers[batch.blocks++] = block;
        batch.words += words;
        lastEnd = blockOffsets[block + 1];
      }
      if (block < high && batch.queries > 0) {
        batch.blocks = blocksBefore;
        batch.words = wordsBefore;
        return true;
      }
      // Queries are sorted by start, so that their first blocks ascend.
      while (lowRow < batch.blocks && batch.blockNumbers[lowRow] < low) lowRow++;
      const row = batch.queries++ * QUERY_ROW.words;
      batch.queryRows[row + QUERY_ROW.start] = queryStart;
      batch.queryRows[row + QUERY_ROW.end] = end[query];
      batch.queryRows[row + QUERY_ROW.firstRow] = lowRow;
      batch.queryRows[row + QUERY_ROW.endRow] =
        high >= nextBlock ? batch.blocks : firstAtLeast(batch.blockNumbers, high, 0, batch.blocks);
      batch.queryRows[row + QUERY_ROW.previousEnd] = query > 0 ? end[query - 1] : 0;
      if (block < high) {
        this.#resumeAt = block;
        return true;
      }
      this.#resumeAt = -1;
      nextBlock = Math.max(nextBlock, high);
      this.#query++;
      // A query that went on stands alone, so that the marks of queries never run out within one.
      if (batch.continues) return true;
    }
    return batch.queries > 0;
  }
}

/** Up to `count` of the blocks that sorted intervals touch, spread evenly over them. */
export function someBlocks(directory: Directory, intervals: SortedIntervals, count: number): number[] {
  const { reach, firstStarts, greatestEnds } = directory;
  const { start, end } = intervals;
  const blocks: number[] = [];
  for (let i = 0; i < count; i++) {
    const place = ((i + 0.5) * intervals.count) / count;
    const query = Math.floor(place);
    const low = lowerBound(reach, 0, start[query] + 1);
    const high = lowerBound(firstStarts, low, end[query]);
    if (low >= high) continue;
    const inside = low + Math.floor((high - low) * (place - query));
    blocks.push(greatestEnds[inside] > start[query] ? inside : low);
  }
  return blocks;
}

/**
 * First index from `from` on whose value is at least `least`: steps of growing length, then halving. It is not `firstAtLeast`,
 * because the answer is near, and because here all arrays are of one kind, which the compiler makes use of.
 */
function lowerBound(values: Uint32Array, from: number, least: number): number {
  let low = from;
  let step = 1;
  let high = from;
  while (high < values.length && values[high] < least) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  if (high > values.length) high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fills the rows that describe the batch's blocks, but for their addresses. */
export function fillBlockRows(
  directory: Directory,
  batch: Batch,
  rows: Uint32Array,
  leastScore: number,
): void {
  const { firstStarts, greatestEnds, blockOffsets, verified } = directory;
  for (let i = 0; i < batch.blocks; i++) {
    const block = batch.blockNumbers[i];
    const row = i * BLOCK_ROW.words;
    rows[row + BLOCK_ROW.firstStart] = firstStarts[block];
    rows[row + BLOCK_ROW.nextFirstStart] =
      block + 1 < firstStarts.length ? firstStarts[block + 1] : 0xffff_ffff;
    rows[row + BLOCK_ROW.greatestEnd] = greatestEnds[block];
    rows[row + BLOCK_ROW.number] = block;
    rows[row + BLOCK_ROW.scoresAddress] = 0;
    rows[row + BLOCK_ROW.lengthAndCheck] =
      2 * (blockOffsets[block + 1] - blockOffsets[block]) + (verified[block] === 1 ? 0 : 1);
    rows[row + BLOCK_ROW.leastScore] = leastScore;
  }
}
