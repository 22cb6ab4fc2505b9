import { availableParallelism } from 'node:os';
import { WorkerThread } from '../threads.ts';
import type { ReadCounters } from './block-reader.ts';
import { noReads } from './block-reader.ts';
import type { CountTasks, CountWorkerData } from './count-worker.ts';
import { divideMemory } from './kernel-memory.ts';
import type { MemoryLayout } from './kernel-memory.ts';
import type { PeaksFile } from './open-peaks-file.ts';
import { OverlapCounter } from './overlap-counter.ts';
import type { CountableFile, CountRequest } from './overlap-counter.ts';
import { sharedColumn } from './sorted-intervals.ts';
import type { SortedIntervals } from './sorted-intervals.ts';
import { createSharedKernel } from './wasm-kernel.ts';
import type { Engine, SharedKernel } from './wasm-kernel.ts';

export interface OverlapEngineOptions {
  /** The most threads a request may use; default: what the machine offers. */
  readonly threads?: number;
  readonly engine?: Engine;
  /**
   * The largest peaks file, bytes, whose blocks are kept in memory from the second request on (default 1 GiB):
   * only blocks that are used take memory.
   */
  readonly residentLimit?: number;
}

export interface EngineRequest {
  /** `queries`: query intervals that overlap a peak; `peaks`: peaks that overlap one of the (disjoint) intervals. */
  readonly what: 'queries' | 'peaks';
  /** Peaks with a smaller score do not count. */
  readonly leastScore?: number;
  readonly threads?: number;
}

const defaultResidentLimit = 1 << 30;
/** Threads take the next range when they are done with one, so that ranges need not be equally costly. */
const rangesPerThread = 12;
/** A first request with fewer intervals is done before a second thread has started. */
const startThreadsAt = 60_000;

/**
 * Counts overlaps with the peaks of one file, in this thread and in others that it starts and keeps.
 * Requests run one after another.
 */
export class OverlapEngine {
  /** What the last request read. */
  reads: ReadCounters = noReads();
  readonly #file: PeaksFile;
  readonly #countable: CountableFile;
  readonly #mostThreads: number;
  readonly #layout: MemoryLayout;
  readonly #shared: SharedKernel;
  readonly #own: OverlapCounter;
  readonly #others: WorkerThread<CountTasks>[] = [];
  #requests = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(file: PeaksFile, options: OverlapEngineOptions = {}) {
    this.#file = file;
    this.#mostThreads = options.threads ?? availableParallelism();
    const { header, path, descriptor, firstStarts, greatestEnds, reach, blockOffsets, verified } = file;
    const resident = sharedColumn(header.blocks);
    const residentWords = sharedColumn(1);
    this.#countable = {
      header,
      path,
      descriptor,
      firstStarts,
      greatestEnds,
      reach,
      blockOffsets,
      verified,
      resident,
      residentWords,
    };
    const limit = options.residentLimit ?? defaultResidentLimit;
    this.#layout = divideMemory(this.#mostThreads, header.experiments, header.fileWords * 4, limit);
    this.#shared = createSharedKernel(this.#layout.bytes, options.engine);
    this.#own = new OverlapCounter(this.#countable, this.#shared, this.#layout, 0);
  }

  /** Which kernel counts. */
  get kernel(): 'wasm' | 'javascript' {
    return this.#shared.wasm === undefined ? 'javascript' : 'wasm';
  }

  /** @returns one number per experiment */
  count(intervals: SortedIntervals, request: EngineRequest): Promise<Uint32Array> {
    const result = this.#queue.then(() => this.#count(intervals, request));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#queue;
    await Promise.all(this.#others.splice(0).map((thread) => thread.close()));
  }

  async #count(intervals: SortedIntervals, request: EngineRequest): Promise<Uint32Array> {
    const first = this.#requests++ === 0;
    const most = Math.max(1, Math.min(request.threads ?? this.#mostThreads, this.#mostThreads));
    const threads = first && intervals.count < startThreadsAt ? 1 : most;
    const ranges = threads === 1 ? 1 : threads * rangesPerThread;
    const leastScore = request.leastScore ?? 0;
    const scores = leastScore > 0 ? this.#file.openScores() : undefined;
    const counting: CountRequest = {
      intervals,
      bounds: Array.from({ length: ranges + 1 }, (_, i) => Math.floor((intervals.count * i) / ranges)),
      nextRange: new Int32Array(new SharedArrayBuffer(4)),
      joined: new Int32Array(new SharedArrayBuffer(4 * this.#mostThreads)),
      what: request.what,
      leastScore,
      scores: scores && {
        path: scores.path,
        descriptor: scores.descriptor,
        blockOffsets: scores.blockOffsets,
        verified: scores.verified,
      },
      keep: !first,
    };
    this.#startThreads(threads - 1);
    // Where a thread fails, this one counts by itself, and so meets the same error.
    const answers = this.#others
      .slice(0, threads - 1)
      .map((thread) => thread.ask('count', counting).catch(() => undefined));
    const counts = (await this.#own.count(counting)).slice();
    this.reads = { ...this.#own.reads };
    for (const [i, answer] of answers.entries()) {
      if (Atomics.load(counting.joined, i + 1) === 0) this.#others[i].unref();
      else {
        const reads = await answer;
        if (reads === undefined) return this.#countAlone(counting);
        this.#add(counts, i + 1, reads);
      }
    }
    return counts;
  }

  /** Adds what a thread counted. */
  #add(counts: Uint32Array, thread: number, reads: ReadCounters): void {
    const { experiments } = this.#countable.header;
    const more = new Uint32Array(this.#shared.buffer, this.#layout.threads[thread].counts, experiments);
    for (let i = 0; i < experiments; i++) counts[i] += more[i];
    this.reads.bytesTouched += reads.bytesTouched;
    this.reads.bytesRead += reads.bytesRead;
    this.reads.reads += reads.reads;
    this.reads.mostInFlight = Math.max(this.reads.mostInFlight, reads.mostInFlight);
  }

  async #countAlone(request: CountRequest): Promise<Uint32Array> {
    const alone = {
      ...request,
      bounds: [0, request.intervals.count],
      nextRange: new Int32Array(new SharedArrayBuffer(4)),
    };
    return (await this.#own.count(alone)).slice();
  }

  #startThreads(count: number): void {
    while (this.#others.length < count) {
      const data: CountWorkerData = {
        file: this.#countable,
        shared: this.#shared,
        layout: this.#layout,
        thread: this.#others.length + 1,
      };
      this.#others.push(new WorkerThread('peaks-file/count-worker', data));
    }
  }
}
