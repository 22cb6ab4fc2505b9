// The file of the thread that makes the sample: what is asked of it first, its peaks and its atlas, then its table.
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type Failure } from '../../atlas/threads.ts';
import {
  sampleGround,
  writeSampleAtlas,
  writeSamplePeaks,
} from '../../study/simulated-world/write-sample.ts';

/** What the thread is to make. */
export interface SampleTask {
  readonly folder: string;
  readonly seed: number;
}

/** The parts of the sample, in the order in which they are made. */
export type SamplePart = 'peaks' | 'atlas' | 'table';

/** What it tells: a part that is there, or why the rest is not. */
export type SampleReply = { readonly made: SamplePart } | { readonly failure: Failure };

const { folder, seed } = workerData as SampleTask;
const tell = (reply: SampleReply): void => parentPort?.postMessage(reply);
try {
  const ground = sampleGround(seed);
  writeSamplePeaks(folder, ground);
  tell({ made: 'peaks' });
  await writeSampleAtlas(folder, ground);
  tell({ made: 'atlas' });
  // Loaded here: the atlas does not wait for it.
  const { writeSampleTable } = await import('../../study/simulated-world/write-sample-table.ts');
  await writeSampleTable(folder, ground);
  tell({ made: 'table' });
} catch (error) {
  tell({ failure: failureOf(error) });
} finally {
  parentPort?.close();
}
