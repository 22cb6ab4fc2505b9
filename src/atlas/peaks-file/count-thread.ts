import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CountAnswer, CountWorkerData } from './count-worker.ts';
import type { CountRequest } from './overlap-counter.ts';

/** A worker thread that counts; it never keeps the process alive by itself. */
export class CountThread {
  readonly #worker: Worker;
  readonly #waiting: ((answer: CountAnswer | undefined) => void)[] = [];
  #dead = false;

  constructor(data: CountWorkerData) {
    this.#worker = new Worker(workerFile(), { workerData: data });
    this.#worker.unref();
    this.#worker.on('message', (answer: CountAnswer) => this.#waiting.shift()?.(answer));
    const end = (): void => {
      this.#dead = true;
      for (const resolve of this.#waiting.splice(0)) resolve(undefined);
    };
    this.#worker.on('error', end);
    this.#worker.on('exit', end);
  }

  /** @returns the answer, or undefined where the thread has ended */
  request(request: CountRequest): Promise<CountAnswer | undefined> {
    if (this.#dead) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#worker.postMessage(request);
    });
  }

  /** Waits for an answer with the process kept alive. */
  async wait(answer: Promise<CountAnswer | undefined>): Promise<CountAnswer | undefined> {
    this.#worker.ref();
    try {
      return await answer;
    } finally {
      this.#worker.unref();
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Node 20 cannot start a worker from TypeScript: sources use the built one. */
function workerFile(): string {
  const url = import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/atlas/peaks-file/count-worker.js', import.meta.url)
    : new URL('./count-worker.js', import.meta.url);
  return fileURLToPath(url);
}
