// Many questions to the verbs in one thread. What it says of bad ends is not believed: a process is asked the same.
import { Worker } from 'node:worker_threads';
import { run, type Ended } from './processes.ts';

const dist = new URL('../../../dist/', import.meta.url).href;

/** The built verbs in a thread that is given up when it does not answer. */
export class Verbs {
  readonly #cwd: string;
  readonly #limit: number;
  #worker: Worker | undefined;

  /** @param cwd folder of the processes that are asked again; paths in questions are absolute @param limit ms for an answer */
  constructor(cwd: string, limit = 10_000) {
    this.#cwd = cwd;
    this.#limit = limit;
  }

  /** What the verb answers; an end that is neither success nor refusal comes from a process of its own. */
  async ask(args: readonly string[]): Promise<Ended> {
    const inThread = await this.#inThread(args);
    if (inThread !== undefined && (inThread.status === 0 || inThread.status === 2)) return inThread;
    return this.inProcess(args);
  }

  inProcess(args: readonly string[]): Promise<Ended> {
    return run(args, { cwd: this.#cwd, limit: 2 * this.#limit });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #inThread(args: readonly string[]): Promise<Ended | undefined> {
    this.#worker ??= await begun();
    const worker = this.#worker;
    const began = performance.now();
    worker.postMessage(args);
    const answer = (await nextMessage(worker, this.#limit)) as ThreadAnswer | undefined;
    if (answer === undefined) {
      this.#worker = undefined;
      await worker.terminate();
      return undefined;
    }
    const milliseconds = performance.now() - began;
    return { args, ...answer, signal: null, milliseconds, hung: false, memory: Number.NaN };
  }
}

type ThreadAnswer = Pick<Ended, 'status' | 'stdout' | 'stderr'>;

async function begun(): Promise<Worker> {
  const worker = new Worker(new URL('verb-worker.mjs', import.meta.url), {
    workerData: { dist },
    execArgv: [],
  });
  // An error is followed by the thread's end, which is what is waited for.
  worker.on('error', () => undefined);
  await nextMessage(worker, 60_000);
  return worker;
}

/** What a thread says next; undefined where it ends or says nothing in time. */
function nextMessage(worker: Worker, limit: number): Promise<unknown> {
  return new Promise((resolve) => {
    const end = (found: unknown): void => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.off('exit', ended);
      resolve(found);
    };
    const ended = (): void => end(undefined);
    const timer = setTimeout(ended, limit);
    worker.on('message', end);
    worker.on('exit', ended);
  });
}
