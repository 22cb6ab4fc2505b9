import { answerRequests } from '../threads.ts';
import { BuildTasks, type BuildSettings } from './build-tasks.ts';
import type { PeakBatch } from '../peaks-file/peaks-file-writer.ts';

answerRequests(
  (settings: BuildSettings) => new BuildTasks(settings),
  (name, answer) => {
    if (name !== 'sort') return [];
    const { start, width, experiment, summitOffset, signalCode, score } = answer as PeakBatch;
    return [start, width, experiment, summitOffset, signalCode, score].map(
      (column) => column.buffer as ArrayBuffer,
    );
  },
);
