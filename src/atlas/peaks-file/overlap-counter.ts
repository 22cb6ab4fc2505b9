import { BlockReader, noReads, PROBES, roomFor } from './block-reader.ts';
import type { ReadCounters, Readable } from './block-reader.ts';
import { BLOCK_ROW, LAST_MARK } from './kernel.ts';
import type { Kernel } from './kernel.ts';
import { BATCH_ROOM_WORDS, BATCH_WORDS, SCORES_ROOM_WORDS } from './kernel-memory.ts';
import type { MemoryLayout, ThreadRegion } from './kernel-memory.ts';
import { damaged } from './layout.ts';
import type { BlockFile } from './open-peaks-file.ts';
import { createBatch, fillBlockRows, MOST_BATCH_BLOCKS, QueryPlan, someBlocks } from './query-plan.ts';
import type { Batch, Directory } from './query-plan.ts';
import type { SortedIntervals } from './sorted-intervals.ts';
import { startKernel } from './wasm-kernel.ts';
import type { SharedKernel } from './wasm-kernel.ts';

/** A peaks file as a counting thread needs it: everything can be handed to a worker. */
export interface CountableFile extends Directory, Readable {
  /** Where each block lies in the shared memory, byte address; 0 where it does not. */
  readonly resident: Uint32Array;
  /** One number: words of the room for such blocks that are taken. */
  readonly residentWords: Uint32Array;
}

/** A scores file as a counting thread needs it. */
export type CountableScores = Readable & Pick<BlockFile, 'verified'>;

export interface CountRequest {
  readonly intervals: SortedIntervals;
  /** Ranges of queries: first query of each, and the end. Threads take them one after another. */
  readonly bounds: readonly number[];
  /** One shared number: the next range to take. */
  readonly nextRange: Int32Array;
  /** Per thread, 1 once it takes part. */
  readonly joined: Int32Array;
  /** `queries`: query intervals that overlap a peak; `peaks`: peaks that overlap one of the disjoint intervals. */
  readonly what: 'queries' | 'peaks';
  /** Peaks with a smaller score do not count; more than 0 needs the scores file. */
  readonly leastScore: number;
  readonly scores: CountableScores | undefined;
  /** Keep the blocks in memory for the next request. */
  readonly keep: boolean;
}

/** A batch and where its blocks are, or will be when `done` is. */
interface Stage {
  readonly batch: Batch;
  readonly rows: Uint32Array;
  /** Blocks that were not in memory. */
  readonly missing: Uint32Array;
  missingCount: number;
  /** Whether they are read to where they can stay. */
  stays: boolean;
  done: Promise<unknown> | undefined;
}

/** Counts overlaps with the peaks of one file in one thread. */
export class OverlapCounter {
  readonly reads: ReadCounters = noReads();
  readonly #file: CountableFile;
  readonly #kernel: Kernel;
  readonly #buffer: SharedArrayBuffer;
  readonly #layout: MemoryLayout;
  readonly #thread: number;
  readonly #region: ThreadRegion;
  readonly #reader: BlockReader;
  #scoresReader: BlockReader | undefined;
  readonly #stages: readonly [Stage, Stage] = [createStage(), createStage()];
  readonly #missingRows = new Uint32Array(MOST_BATCH_BLOCKS);
  readonly #addresses = new Uint32Array(MOST_BATCH_BLOCKS);

  constructor(file: CountableFile, shared: SharedKernel, layout: MemoryLayout, thread: number) {
    this.#file = file;
    this.#kernel = startKernel(shared);
    this.#buffer = shared.buffer;
    this.#layout = layout;
    this.#thread = thread;
    this.#region = layout.threads[thread];
    const { tallies, counts, queryRows, blockRows, scratch } = this.#region;
    this.#kernel.layOut(tallies, counts, queryRows, blockRows, scratch);
    this.#reader = new BlockReader(file, new Uint8Array(shared.buffer), this.reads);
  }

  /**
   * Takes ranges of the request until none is left.
   * @returns per experiment, what was asked for in the ranges taken: a view that the next request overwrites
   */
  async count(request: CountRequest): Promise<Uint32Array> {
    const { experiments } = this.#file.header;
    const { bounds, nextRange, joined } = request;
    const counts = new Uint32Array(this.#buffer, this.#region.counts, experiments);
    // Said before a range is taken: who asked looks here to see whether an answer must be waited for.
    Atomics.store(joined, this.#thread, 1);
    counts.fill(0);
    new Uint32Array(this.#buffer, this.#region.tallies, experiments).fill(0);
    Object.assign(this.reads, noReads());
    const { resident } = this.#file;
    const sample = someBlocks(this.#file, request.intervals, PROBES);
    if (!request.keep || sample.some((block) => resident[block] === 0)) this.#reader.probe(sample);
    if (request.scores !== undefined) this.#openScores(request.scores).probe(sample);
    let range = Atomics.add(nextRange, 0, 1);
    for (; range < bounds.length - 1; range = Atomics.add(nextRange, 0, 1)) {
      await this.#countRange(request, bounds[range], bounds[range + 1]);
    }
    return counts;
  }

  async #countRange(request: CountRequest, from: number, to: number): Promise<void> {
    const plan = new QueryPlan(this.#file, request.intervals, from, to);
    let turn: 0 | 1 = 0;
    let mark = 0;
    let current = this.#load(plan, turn, request);
    while (current !== undefined) {
      let following: Stage | undefined;
      if (current.done !== undefined) {
        // On a slow disk the next batch is on its way while this one is counted.
        turn = turn === 0 ? 1 : 0;
        following = this.#load(plan, turn, request);
        following?.done?.catch(() => undefined);
        await current.done;
      }
      mark = this.#countBatch(current, request, mark);
      current = following ?? this.#load(plan, turn, request);
    }
    this.#kernel.flush(this.#file.header.experiments);
  }

  /** Finds the next batch and starts reading its blocks. */
  #load(plan: QueryPlan, turn: 0 | 1, request: CountRequest): Stage | undefined {
    const stage = this.#stages[turn];
    const { batch, rows, missing } = stage;
    if (!plan.next(batch, BATCH_WORDS, request.keep ? 0 : this.#reader.looseGap)) return undefined;
    const { blockOffsets, resident } = this.#file;
    fillBlockRows(this.#file, batch, rows, request.leastScore);
    let missingCount = 0;
    let missingWords = 0;
    for (let i = 0; i < batch.blocks; i++) {
      const block = batch.blockNumbers[i];
      const address = request.keep ? Atomics.load(resident, block) : 0;
      if (address > 0) {
        rows[i * BLOCK_ROW.words + BLOCK_ROW.address] = address;
      } else {
        missing[missingCount] = block;
        missingWords += blockOffsets[block + 1] - blockOffsets[block];
        this.#missingRows[missingCount++] = i;
      }
    }
    stage.missingCount = missingCount;
    stage.done = undefined;
    if (missingCount > 0) {
      const kept = request.keep ? this.#residentRoom(roomFor(missingWords)) : -1;
      stage.stays = kept >= 0;
      const at = stage.stays ? kept : this.#region.blocks[turn];
      const room = stage.stays ? roomFor(missingWords) : BATCH_ROOM_WORDS;
      const reads = this.#reader.plan(missing, missingCount, at, room, this.#addresses);
      for (let i = 0; i < missingCount; i++) {
        rows[this.#missingRows[i] * BLOCK_ROW.words + BLOCK_ROW.address] = this.#addresses[i];
      }
      stage.done = this.#reader.start(reads);
    }
    if (request.scores !== undefined) this.#loadScores(stage, turn, request.scores);
    return stage;
  }

  /**
   * Room for blocks that stay in memory, one after another as they get used: a query then finds its blocks in
   * few pages. @returns byte address; -1 where there is none left
   */
  #residentRoom(words: number): number {
    const { resident, bytes } = this.#layout;
    const { residentWords } = this.#file;
    const most = (bytes - resident) / 4;
    if (resident < 0 || Atomics.load(residentWords, 0) + words > most) return -1;
    const taken = Atomics.add(residentWords, 0, words);
    return taken + words > most ? -1 : resident + taken * 4;
  }

  #openScores(scores: CountableScores): BlockReader {
    this.#scoresReader ??= new BlockReader(scores, new Uint8Array(this.#buffer), this.reads);
    return this.#scoresReader;
  }

  #loadScores(stage: Stage, turn: 0 | 1, scores: CountableScores): void {
    const { batch, rows } = stage;
    const reader = this.#openScores(scores);
    const at = this.#region.scores[turn];
    const room = SCORES_ROOM_WORDS;
    const reads = reader.plan(batch.blockNumbers, batch.blocks, at, room, this.#addresses);
    for (let i = 0; i < batch.blocks; i++)
      rows[i * BLOCK_ROW.words + BLOCK_ROW.scoresAddress] = this.#addresses[i];
    const done = reader.start(reads);
    if (done !== undefined) stage.done = Promise.all([stage.done, done]);
  }

  /** @returns the last mark used */
  #countBatch(stage: Stage, request: CountRequest, lastMark: number): number {
    const { batch, rows } = stage;
    const kernel = this.#kernel;
    const { queryRows, blockRows } = this.#region;
    const queryWords = batch.queries * 8;
    new Uint32Array(this.#buffer, queryRows, queryWords).set(batch.queryRows.subarray(0, queryWords));
    const rowWords = batch.blocks * BLOCK_ROW.words;
    new Uint32Array(this.#buffer, blockRows, rowWords).set(rows.subarray(0, rowWords));
    this.#check(stage, request);
    kernel.forget();
    if (request.what === 'peaks') {
      kernel.countPeaks(batch.queries);
      return 0;
    }
    let firstMark = batch.continues ? lastMark : lastMark + 1;
    if (firstMark + batch.queries > LAST_MARK && !batch.continues) {
      kernel.flush(this.#file.header.experiments);
      firstMark = 1;
    }
    kernel.countQueries(batch.queries, firstMark);
    return firstMark + batch.queries - 1;
  }

  #check(stage: Stage, request: CountRequest): void {
    const { batch, rows, missing, missingCount } = stage;
    const { path, verified, resident } = this.#file;
    const { scores } = request;
    const bad = this.#kernel.verify(batch.blocks);
    if (bad >= 0) throw damaged(path, `block ${batch.blockNumbers[bad]}`);
    for (let i = 0; i < missingCount; i++) verified[missing[i]] = 1;
    if (missingCount > 0 && stage.stays) {
      for (let i = 0; i < missingCount; i++) {
        const address = rows[this.#missingRows[i] * BLOCK_ROW.words + BLOCK_ROW.address];
        Atomics.store(resident, missing[i], address);
      }
    }
    if (scores === undefined) return;
    const memory = new Uint32Array(this.#buffer);
    for (let i = 0; i < batch.blocks; i++) {
      const block = batch.blockNumbers[i];
      if (scores.verified[block] === 1) continue;
      const at = rows[i * BLOCK_ROW.words + BLOCK_ROW.scoresAddress];
      const words = scores.blockOffsets[block + 1] - scores.blockOffsets[block];
      if (this.#kernel.checksum(at + 4, words - 1, block) !== memory[at / 4]) {
        throw damaged(scores.path, `block ${block}`);
      }
      scores.verified[block] = 1;
    }
  }
}

function createStage(): Stage {
  return {
    batch: createBatch(),
    rows: new Uint32Array(MOST_BATCH_BLOCKS * BLOCK_ROW.words),
    missing: new Uint32Array(MOST_BATCH_BLOCKS),
    missingCount: 0,
    stays: false,
    done: undefined,
  };
}
