import { parentPort, workerData } from 'node:worker_threads';
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

/** Its answer; the counts lie in its region of the shared memory. */
export interface CountAnswer {
  readonly reads: ReadCounters;
  /** The thread that asked then counts by itself, and so meets the same error. */
  readonly failed: boolean;
}

if (parentPort !== null) {
  const port = parentPort;
  const { file, shared, layout, thread } = workerData as CountWorkerData;
  const counter = new OverlapCounter(file, shared, layout, thread);
  const answer = (failed: boolean): void => {
    port.postMessage({ reads: counter.reads, failed } satisfies CountAnswer);
  };
  port.on('message', (request: CountRequest) => {
    counter.count(request).then(
      () => answer(false),
      () => answer(true),
    );
  });
}
