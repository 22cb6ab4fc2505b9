import { answerRequests } from '../threads.ts';
import type { ReadCounters } from './block-reader.ts';
import type { MemoryLayout } from './kernel-memory.ts';
import { OverlapCounter } from './overlap-counter.ts';
import type { CountableFile, CountRequest } from './overlap-counter.ts';
import type { SharedKernel } from './wasm-kernel.ts';

/** What a counting thread is started with. */
export interface CountWorkerData {
  readonly file: CountableFile;
  readonly shared: SharedKernel;
  readonly layout: MemoryLayout;
  readonly thread: number;
}

/** What it can be asked for; the counts lie in its region of the shared memory. */
export interface CountTasks {
  count(request: CountRequest): Promise<ReadCounters>;
}

answerRequests(({ file, shared, layout, thread }: CountWorkerData): CountTasks => {
  const counter = new OverlapCounter(file, shared, layout, thread);
  return {
    count: async (request) => {
      await counter.count(request);
      return counter.reads;
    },
  };
});
