import { answerRequests } from '../../../atlas/threads.ts';
import { scanChromosome, type ScannedChromosome } from '../../../calling/peaks/scan-chromosome.ts';
import type { ScanTasks } from './scan-threads.ts';

answerRequests(
  (): ScanTasks => ({ scan: (chromosome) => scanChromosome(chromosome), close: () => undefined }),
  (_, answer) => {
    const { stretches, histogram } = answer as ScannedChromosome;
    return [...Object.values(stretches), ...Object.values(histogram)].map(
      (column: Int32Array | Float32Array | Float64Array) => column.buffer as ArrayBuffer,
    );
  },
);
