// A thread that makes something beside the server: one at a time, which goes on when the page is closed and can be stopped.
import { Worker } from 'node:worker_threads';

/** Milliseconds in which a thread may end by itself. */
const PATIENCE = 5000;

/** Who hears what becomes of the work. */
interface MakingListener<Reply> {
  readonly heard: (reply: Reply) => void;
  readonly failed: (error: unknown) => void;
  /** Told however it ended. */
  readonly ended: () => void;
}

/** At most one thread, which is asked to stop before it is ended. */
export class MakingThread<Task, Reply> {
  readonly #file: string;
  #worker: Worker | undefined;

  /** @param file below src/server, without its ending; it hears 'stop' */
  constructor(file: string) {
    this.#file = file;
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** Begins; whoever asks while one runs is at fault. */
  start(task: Task, { heard, failed, ended }: MakingListener<Reply>): void {
    // Node 20 cannot start a worker from TypeScript: sources use the built file.
    const file = `${this.#file}.js`;
    const place = import.meta.url.endsWith('.ts') ? `../../dist/server/${file}` : `./${file}`;
    const worker = new Worker(new URL(place, import.meta.url), { execArgv: [], workerData: task });
    this.#worker = worker;
    worker.on('message', heard);
    worker.on('error', failed);
    worker.on('exit', () => {
      this.#worker = undefined;
      ended();
    });
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise<void>((done) => worker.once('exit', () => done()));
    worker.postMessage('stop');
    const timer = setTimeout(() => void worker.terminate(), PATIENCE);
    await ended;
    clearTimeout(timer);
  }
}

/** A state that pages are told of whenever it changes. */
export class Told<State> {
  readonly #listeners = new Set<() => void>();
  #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  set(state: State): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** @returns what stops the listening */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells nobody any more. */
  close(): void {
    this.#listeners.clear();
  }
}
