import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../errors.ts';
import { BuildTasks, type BuildRequest, type BuildSettings } from './build-tasks.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread of an atlas build');
const tasks = new BuildTasks(workerData as BuildSettings);

async function answer(request: BuildRequest): Promise<[reply: unknown, transfer: ArrayBuffer[]]> {
  switch (request.kind) {
    case 'read':
      return [await tasks.read(request), []];
    case 'finish':
      return [tasks.finish(), []];
    case 'sort': {
      const sorted = tasks.sort(request);
      const { start, width, experiment, summitOffset, signalCode, score } = sorted;
      const columns = [start, width, experiment, summitOffset, signalCode, score];
      return [sorted, columns.map((column) => column.buffer as ArrayBuffer)];
    }
  }
}

port.on('message', (request: BuildRequest) => {
  answer(request).then(
    ([reply, transfer]) => port.postMessage({ reply }, transfer),
    (error: unknown) => {
      const failure =
        error instanceof InputError
          ? { inputError: error.message, details: error.details }
          : { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
      port.postMessage({ failure: { ...failure, code: (error as NodeJS.ErrnoException).code } });
    },
  );
});
