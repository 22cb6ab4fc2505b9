// Work in other threads of this process: any number of them gives the same answers.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { InputError, type InputErrorDetails } from '../errors.ts';

type Method = (...request: never[]) => unknown;
type Request<Tasks, Name extends keyof Tasks> = Tasks[Name] extends Method ? Parameters<Tasks[Name]> : never;
type Answer<Tasks, Name extends keyof Tasks> = Tasks[Name] extends Method
  ? Awaited<ReturnType<Tasks[Name]>>
  : never;

/** Whoever can be asked for an object's methods: a worker thread, or this one. */
export interface Thread<Tasks> {
  /** @throws what the method throws there, an InputError as such; an Error where the thread has ended */
  ask<Name extends keyof Tasks>(name: Name, ...request: Request<Tasks, Name>): Promise<Answer<Tasks, Name>>;
  close(): Promise<void>;
}

/** This thread, asked as another one would be. */
export function thisThread<Tasks extends { close(): void }>(tasks: Tasks): Thread<Tasks> {
  return {
    ask: async <Name extends keyof Tasks>(name: Name, ...request: Request<Tasks, Name>) =>
      (await (tasks[name] as Method).call(tasks, ...(request as never[]))) as Answer<Tasks, Name>,
    close: async () => tasks.close(),
  };
}

interface Reply {
  readonly answer?: unknown;
  readonly failure?: Failure;
}

/** What a thread threw, as it goes to another one. */
export interface Failure {
  readonly inputError?: readonly [problem: string, details: InputErrorDetails];
  readonly bug: string;
  /** Of an error of the system. */
  readonly system: Readonly<Partial<Pick<NodeJS.ErrnoException, 'code' | 'path' | 'syscall'>>>;
}

/** A worker thread, which answers in the order of the requests; it keeps the process alive while it is asked, not when it is idle. */
export class WorkerThread<Tasks> implements Thread<Tasks> {
  readonly #worker: Worker;
  readonly #waiting: { resolve: (answer: unknown) => void; reject: (error: unknown) => void }[] = [];
  #ended: Error | undefined;

  /**
   * @param file its place from this folder, without its ending; it calls `answerRequests`
   * @param data what the file's tasks are made of
   */
  constructor(file: string, data: unknown) {
    // Node 20 cannot start a worker from TypeScript: sources use the built file.
    const place = import.meta.url.endsWith('.ts') ? `../../dist/atlas/${file}.js` : `./${file}.js`;
    // Flags of the calling process, such as --input-type, would keep the worker's file from loading.
    const options = { workerData: data, execArgv: [] };
    this.#worker = new Worker(new URL(place, import.meta.url), options);
    this.#worker.unref();
    this.#worker.on('message', ({ answer, failure }: Reply) => {
      const waiting = this.#waiting.shift();
      if (this.#waiting.length === 0) this.#worker.unref();
      if (failure === undefined) waiting?.resolve(answer);
      else waiting?.reject(asError(failure));
    });
    const end = (error: unknown): void => {
      this.#ended ??= error instanceof Error ? error : new Error(String(error));
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    };
    this.#worker.on('error', end);
    this.#worker.on('exit', () => {
      end(new Error(`the thread ${file} has ended`));
    });
  }

  ask<Name extends keyof Tasks>(name: Name, ...request: Request<Tasks, Name>): Promise<Answer<Tasks, Name>> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) throw this.#ended;
      this.#waiting.push({ resolve: resolve as (answer: unknown) => void, reject });
      this.#worker.ref();
      this.#worker.postMessage([name, request]);
    });
  }

  /** Lets the process end without the answers that are still to come. */
  unref(): void {
    this.#worker.unref();
  }

  async close(): Promise<void> {
    // An answer that still comes would let the process end before the thread has, and whoever waits for it go on never.
    this.#worker.removeAllListeners('message');
    await this.#worker.terminate();
  }
}

/** What was thrown in the other thread. */
export function asError({ inputError, bug, system }: Failure): Error {
  if (inputError !== undefined) return new InputError(...inputError);
  return Object.assign(new Error(bug), system);
}

/**
 * In a worker's file: answers what the thread is asked, one request after the other.
 * @param start makes the tasks of what the thread was started with
 * @param transferred buffers of an answer that go over instead of being copied
 */
export function answerRequests<Data>(
  start: (data: Data) => object,
  transferred: (name: string, answer: unknown) => ArrayBuffer[] = () => [],
): void {
  if (parentPort === null) throw new Error('this file runs as a worker thread');
  const port = parentPort;
  const tasks = start(workerData as Data) as Record<string, Method>;
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', ([name, request]: [string, never[]]) => {
    last = last
      .then(() => tasks[name](...request))
      .then(
        (answer) => port.postMessage({ answer } satisfies Reply, transferred(name, answer)),
        (error: unknown) => port.postMessage({ failure: failureOf(error) } satisfies Reply),
      );
  });
}

/** What was thrown, as it can go to another thread. */
export function failureOf(error: unknown): Failure {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  return {
    ...(error instanceof InputError && { inputError: [error.problem, error.details] }),
    bug: error instanceof Error ? (error.stack ?? error.message) : String(error),
    system: { ...(code && { code }), ...(path && { path }), ...(syscall && { syscall }) },
  };
}

/**
 * Lets the threads work on items 0 to count - 1 and takes the results in that order; no thread runs more
 * than a few items ahead, so that few results wait in memory.
 */
export async function inOrder<Tasks, Result>(
  threads: readonly Thread<Tasks>[],
  count: number,
  work: (thread: Thread<Tasks>, item: number) => Promise<Result>,
  take: (result: Result, item: number) => void,
): Promise<void> {
  const ahead = 2 * threads.length;
  const waiting = new Map<number, Result>();
  const failures: { item: number; error: unknown }[] = [];
  let next = 0;
  let taken = 0;
  let wake: (() => void)[] = [];
  async function run(thread: Thread<Tasks>): Promise<void> {
    while (next < count && failures.length === 0) {
      if (next >= taken + ahead) {
        await new Promise<void>((resolve) => wake.push(resolve));
        continue;
      }
      let item = next++;
      try {
        waiting.set(item, await work(thread, item));
        let result: Result | undefined;
        while (failures.length === 0 && (result = waiting.get(taken)) !== undefined) {
          waiting.delete(taken);
          item = taken;
          take(result, taken);
          taken++;
        }
      } catch (error) {
        failures.push({ item, error });
      }
      for (const resume of wake) resume();
      wake = [];
    }
  }
  await Promise.all(threads.map(run));
  // Every item before a failing one had been begun: the first failure is the same for any number of threads.
  failures.sort((a, b) => a.item - b.item);
  if (failures.length > 0) throw failures[0].error;
}
