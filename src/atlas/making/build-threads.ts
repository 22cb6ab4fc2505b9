import { Worker } from 'node:worker_threads';
import { InputError, type InputErrorDetails } from '../../errors.ts';
import type { SortedPeaks } from './peak-records.ts';
import type { PeakRun } from './peak-runs.ts';
import {
  BuildTasks,
  type BuildSettings,
  type ReadResult,
  type ReadTask,
  type SortRequest,
} from './build-tasks.ts';

/** One thread of a build: this one, or a worker. It does one thing at a time. */
export interface BuildThread {
  read(task: ReadTask): Promise<ReadResult>;
  finish(): Promise<PeakRun[]>;
  sort(request: SortRequest): Promise<SortedPeaks>;
  close(): Promise<void>;
}

/** A build thread for each of the settings: the calling thread where there is one, else workers. */
export function startBuildThreads(settings: readonly BuildSettings[]): BuildThread[] {
  if (settings.length > 1) return settings.map((each) => new WorkerThread(each));
  const tasks = new BuildTasks(settings[0]);
  return [
    {
      read: (task) => tasks.read(task),
      finish: async () => tasks.finish(),
      sort: async (request) => tasks.sort(request),
      close: async () => tasks.close(),
    },
  ];
}

interface Failure {
  readonly inputError?: string;
  readonly details?: InputErrorDetails;
  readonly bug?: string;
  readonly code?: string;
}

class WorkerThread implements BuildThread {
  readonly #worker: Worker;
  #settle: { resolve: (reply: unknown) => void; reject: (error: Error) => void } | undefined;
  #broken: Error | undefined;

  constructor(settings: BuildSettings) {
    // Flags of the calling process, such as --input-type, would keep the worker's file from loading.
    this.#worker = new Worker(workerFile(), { workerData: settings, execArgv: [] });
    this.#worker.on('message', ({ reply, failure }: { reply?: unknown; failure?: Failure }) => {
      const settle = this.#settle;
      this.#settle = undefined;
      if (failure === undefined) settle?.resolve(reply);
      else settle?.reject(asError(failure));
    });
    this.#worker.on('error', (error) => {
      this.#broken = error instanceof Error ? error : new Error(String(error));
      this.#settle?.reject(this.#broken);
    });
  }

  #request(message: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== undefined) {
        reject(this.#broken);
        return;
      }
      this.#settle = { resolve, reject };
      this.#worker.postMessage(message);
    });
  }

  async read(task: ReadTask): Promise<ReadResult> {
    return (await this.#request(task)) as ReadResult;
  }
  async finish(): Promise<PeakRun[]> {
    return (await this.#request({ kind: 'finish' })) as PeakRun[];
  }
  async sort(request: SortRequest): Promise<SortedPeaks> {
    return (await this.#request(request)) as SortedPeaks;
  }
  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Node cannot start a worker from TypeScript sources: tests take the built file. */
function workerFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/atlas/making/build-worker.js', import.meta.url)
    : new URL('./build-worker.js', import.meta.url);
}

function asError({ inputError, details, bug, code }: Failure): Error {
  if (inputError === undefined) return Object.assign(new Error(bug), code === undefined ? {} : { code });
  const error = new InputError(inputError);
  Object.assign(error, { details });
  return error;
}
