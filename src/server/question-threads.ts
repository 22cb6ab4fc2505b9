// Threads that answer questions beside the one that serves pages, so that a page is served while a question is worked on.
import { Worker } from 'node:worker_threads';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import type { HandedFile, PlaceAsked, PlaceBody, PlacedBody } from './studies/place-body.ts';
import type { EvidenceOf, SharedOf, Taken } from './taken.ts';
import type { Recognised } from '../analyses/inputs/told/recognise.ts';
import { asError } from '../atlas/threads.ts';
import { refused } from '../messages/refused.ts';
import type { Progress } from './asking.ts';
import type { AnswerBody } from './answer-body.ts';
import type { Draft, DraftBody } from './studies/draft-body.ts';
import type { ProjectAsked } from './studies/project-body.ts';
import type { Opening, Reply, Request } from './question-worker.ts';

type Answered = AnswerBody | Recognised | DraftBody | PlaceBody | Taken;

interface Job {
  readonly request: Request;
  readonly onProgress?: (progress: Progress) => void;
  readonly onWaiting?: (others: number) => void;
  /** Whether it was told that it waits. */
  waits: boolean;
  readonly resolve: (answer: Answered) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
}

/** Nobody waits for the answer any more. */
export class Cancelled extends Error {}

/** Most questions that wait: a page that asks without end is told so, and takes no memory. */
const MOST_WAITING = 64;

/** Some threads, each of which works on one question; more questions wait for their turn. */
export class QuestionThreads {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #threads: Thread[] = [];
  readonly #waiting: Job[] = [];
  #closed = false;

  /** @param most threads, each of which keeps its own atlases open; they are started when they are needed */
  constructor(most: number, mostWaiting = MOST_WAITING) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** What a file is. @throws as `ask` does */
  async recognise(path: string, signal?: AbortSignal): Promise<Recognised> {
    return (await this.#work({ request: { recognise: path } }, signal)) as Recognised;
  }

  /** What is wrong with a study, and what it would do. @throws as `ask` does */
  async check(draft: Draft, signal?: AbortSignal): Promise<DraftBody> {
    return (await this.#work({ request: { check: draft } }, signal)) as DraftBody;
  }

  /** Where files go in a study. @throws as `ask` does */
  async placed(files: readonly HandedFile[], signal?: AbortSignal): Promise<readonly PlacedBody[]> {
    const body = (await this.#work({ request: { place: { files } } }, signal)) as PlaceBody;
    return 'placed' in body ? body.placed : [];
  }

  /** The text of a study of files that have their places, or of those of a project. @throws as `ask` does */
  async drafted(
    asked: { readonly place: PlaceAsked } | { readonly project: ProjectAsked },
    signal?: AbortSignal,
  ): Promise<string> {
    const body = (await this.#work({ request: asked }, signal)) as PlaceBody;
    return 'text' in body ? body.text : '';
  }

  /** A study as a bundle, or the evidence behind a partner as tracks. @throws as `ask` does */
  async take(
    what: { readonly share: SharedOf } | { readonly evidence: EvidenceOf },
    signal?: AbortSignal,
  ): Promise<Taken> {
    return (await this.#work({ request: what }, signal)) as Taken;
  }

  /**
   * @param onWaiting told how many questions come before it, whenever that changes; 0 once it is worked on
   * @param signal ends the work: its thread is stopped in the middle, and another one is made ready for the next question
   * @throws what the question throws, an InputError as such; `Cancelled` after the signal; an InputError where too many wait
   */
  async ask(
    question: { readonly name: string; readonly chosen: Choosing<Choices>; readonly simulated?: boolean },
    onProgress: (progress: Progress) => void = () => undefined,
    signal?: AbortSignal,
    onWaiting: (others: number) => void = () => undefined,
  ): Promise<AnswerBody> {
    return (await this.#work({ request: question, onProgress, onWaiting }, signal)) as AnswerBody;
  }

  async #work(
    asked: Pick<Job, 'request' | 'onProgress' | 'onWaiting'>,
    signal: AbortSignal | undefined,
  ): Promise<Answered> {
    if (this.#closed || signal?.aborted === true) throw new Cancelled();
    if (this.#waiting.length >= this.#mostWaiting)
      throw refused('questions.too-many', { questions: this.#waiting.length });
    return new Promise((resolve, reject) => {
      const cancel = (): void => this.#cancel(job);
      const settled = <Given>(settle: (given: Given) => void) => {
        return (given: Given): void => {
          signal?.removeEventListener('abort', cancel);
          settle(given);
        };
      };
      const job: Job = { ...asked, waits: false, resolve: settled(resolve), reject: settled(reject) };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#closed) return;
    const idle = this.#threads.find(({ job }) => job === undefined);
    const thread = idle ?? (this.#threads.length < this.#most ? this.#start() : undefined);
    const job = thread === undefined ? undefined : this.#waiting.shift();
    if (thread !== undefined && job !== undefined) {
      thread.job = job;
      thread.worker.postMessage(job.request);
      if (job.waits) job.onWaiting?.(0);
    }
    const busy = this.#threads.filter((each) => each.job !== undefined).length;
    for (const [before, each] of this.#waiting.entries()) {
      each.waits = true;
      each.onWaiting?.(busy + before);
    }
  }

  #start(): Thread {
    // Node 20 cannot start a worker from TypeScript: sources use the built file.
    const file = 'question-worker.js';
    const place = import.meta.url.endsWith('.ts') ? `../../dist/server/${file}` : `./${file}`;
    const worker = new Worker(new URL(place, import.meta.url), { execArgv: [] });
    const thread: Thread = { worker, job: undefined };
    worker.on('message', (reply: Reply) => {
      const { job } = thread;
      if (job === undefined) return;
      if ('opened' in reply) return undefined;
      if ('progress' in reply) return job.onProgress?.(reply.progress);
      thread.job = undefined;
      if ('answer' in reply) job.resolve(reply.answer);
      else job.reject(asError(reply.failure));
      this.#next();
    });
    const ended = (error: unknown): void => {
      const at = this.#threads.indexOf(thread);
      if (at >= 0) this.#threads.splice(at, 1);
      thread.job?.reject(error);
      thread.job = undefined;
      this.#next();
    };
    worker.on('error', ended);
    worker.on('exit', () => ended(new Error('the thread has ended')));
    this.#threads.push(thread);
    return thread;
  }

  #cancel(job: Job): void {
    const waiting = this.#waiting.indexOf(job);
    if (waiting >= 0) this.#waiting.splice(waiting, 1);
    const thread = this.#threads.find((each) => each.job === job);
    job.reject(new Cancelled());
    if (thread === undefined) return;
    thread.job = undefined;
    this.#threads.splice(this.#threads.indexOf(thread), 1);
    void thread.worker.terminate();
    this.#next();
    this.#makeReady(job.request);
  }

  /** After a question was stopped the next one finds a thread that has started, with the same atlas open. */
  #makeReady(request: Request): void {
    if (this.#closed) return;
    const idle = this.#threads.find(({ job }) => job === undefined);
    const spare = idle ?? (this.#threads.length < this.#most ? this.#start() : undefined);
    const { name, chosen = {} } = request as {
      readonly name?: string;
      readonly chosen?: { atlas?: unknown };
    };
    const folders = [chosen.atlas].flat().filter((folder) => typeof folder === 'string');
    const opening: Opening = { open: folders, question: name };
    if (folders.length > 0) spare?.worker.postMessage(opening);
  }

  /** Starts a thread for a question that will come soon. */
  warm(): void {
    if (this.#threads.length === 0 && !this.#closed) this.#start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Cancelled());
    const threads = this.#threads.splice(0);
    for (const { job } of threads) job?.reject(new Cancelled());
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}
