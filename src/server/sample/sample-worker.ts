// The file of the threads that make the sample: one its peaks and atlas, one its table.
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type Failure } from '../../atlas/threads.ts';
import { writeSampleAtlas, writeSampleTable } from '../../study/simulated-world/write-sample.ts';

/** What a thread is to make. */
export interface SampleTask {
  readonly part: 'atlas' | 'table';
  readonly folder: string;
  readonly seed: number;
}

/** What it ends with. */
export type SampleReply = { readonly made: true } | { readonly failure: Failure };

const { part, folder, seed } = workerData as SampleTask;
const tell = (reply: SampleReply): void => parentPort?.postMessage(reply);
try {
  await (part === 'atlas' ? writeSampleAtlas : writeSampleTable)(folder, seed);
  tell({ made: true });
} catch (error) {
  tell({ failure: failureOf(error) });
} finally {
  parentPort?.close();
}
