// A first atlas: brought and built in a thread of its own, which goes on when the page is closed and can be stopped.
import { basename, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { asError, type Failure } from '../atlas/threads.ts';
import { STARTER_NAMES, type StarterName } from '../atlas/catalogue/starters.ts';
import type { Planned } from '../atlas/fetch/fetch-chip-atlas.ts';
import { isAtlasFolder } from '../atlas/manifest.ts';
import { CHIP_ATLAS_BASE } from '../formats/chip-atlas/layout.ts';
import { makeFolder } from '../formats/text/file-writer.ts';
import { bug, refusalBody, type RefusalBody } from './answer-body.ts';
import { refused } from '../messages/refused.ts';

/** What the thread is to do. */
export interface FirstAtlasTask {
  readonly starter: StarterName;
  /** Where downloads are kept. */
  readonly downloads: string;
  /** The atlas to make. */
  readonly atlas: string;
  readonly base: string;
}

/** What it tells. */
export type FirstAtlasReply =
  | { readonly step: 'list'; readonly bytes: number }
  | { readonly step: 'files' | 'index' | 'sites'; readonly fraction: number }
  | { readonly plan: Planned }
  | { readonly retries: true }
  | { readonly stopped: true }
  | { readonly made: true }
  | { readonly failure: Failure };

/** How far it is, as a page gets it. */
export interface FirstAtlasState {
  readonly step: 'idle' | 'list' | 'files' | 'index' | 'sites' | 'stopped' | 'made' | 'failed';
  readonly starter?: StarterName;
  /** What has arrived of the list of experiments. */
  readonly bytes?: number;
  /** Of the step, 0 to 1. */
  readonly fraction?: number;
  /** What is to be brought, once the list tells. */
  readonly plan?: Planned;
  /** Whether the connection is silent and asked again. */
  readonly retries?: boolean;
  readonly refusal?: RefusalBody['refusal'] | { readonly bug: string };
}

/** Milliseconds in which a thread may end by itself. */
const PATIENCE = 5000;

/** Makes one first atlas at a time. */
export class FirstAtlas {
  readonly base: string;
  readonly #folder: string;
  readonly #atlases: string[];
  readonly #listeners = new Set<() => void>();
  #state: FirstAtlasState = { step: 'idle' };
  #worker: Worker | undefined;

  /**
   * @param folder where it is made, in a folder of the starter's name beside that of the downloads; made where it is not there
   * @param atlases what the server serves; those of the folder are added
   */
  constructor(folder: string, atlases: string[], base = CHIP_ATLAS_BASE) {
    this.base = base;
    this.#folder = resolve(folder);
    this.#atlases = atlases;
    makeFolder(this.#folder);
    for (const name of STARTER_NAMES) if (this.isMade(name)) this.#serve(name);
  }

  get state(): FirstAtlasState {
    return this.#state;
  }

  /** Name of the folder, without where it lies. */
  get name(): string {
    return basename(this.#folder);
  }

  isMade(starter: StarterName): boolean {
    return isAtlasFolder(join(this.#folder, starter));
  }

  /** @returns what stops the listening */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Begins, or goes on where it was stopped. @throws InputError while another one is made, and for one that is there */
  start(starter: StarterName): void {
    if (this.#worker !== undefined || this.isMade(starter)) throw refused('first-atlas.busy', {});
    const task: FirstAtlasTask = {
      starter,
      downloads: join(this.#folder, 'chip-atlas-data'),
      atlas: join(this.#folder, starter),
      base: this.base,
    };
    // Node 20 cannot start a worker from TypeScript: sources use the built file.
    const file = 'first-atlas-worker.js';
    const place = import.meta.url.endsWith('.ts') ? `../../dist/server/${file}` : `./${file}`;
    const worker = new Worker(new URL(place, import.meta.url), { execArgv: [], workerData: task });
    this.#worker = worker;
    this.#tell({ step: 'list', starter, bytes: 0 });
    worker.on('message', (reply: FirstAtlasReply) => this.#heard(starter, reply));
    worker.on('error', (error) => this.#failed(error));
    worker.on('exit', () => {
      this.#worker = undefined;
      // Stopped while it built: what it had written is gone, what it had brought is kept.
      if (!['made', 'failed', 'stopped'].includes(this.#state.step))
        this.#tell({ ...this.#state, step: 'stopped' });
    });
  }

  /** Ends the thread; what it has brought is kept. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise<void>((done) => worker.once('exit', () => done()));
    worker.postMessage('stop');
    const timer = setTimeout(() => void worker.terminate(), PATIENCE);
    await ended;
    clearTimeout(timer);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.stop();
  }

  #heard(starter: StarterName, reply: FirstAtlasReply): void {
    const { plan } = this.#state;
    if ('failure' in reply) return this.#failed(asError(reply.failure));
    if ('plan' in reply) return this.#tell({ step: 'files', starter, plan: reply.plan });
    if ('retries' in reply) return this.#tell({ ...this.#state, retries: true });
    if ('stopped' in reply) return this.#tell({ ...this.#state, step: 'stopped', retries: false });
    if ('step' in reply) return this.#tell({ ...reply, starter, plan });
    this.#serve(starter);
    this.#tell({ step: 'made', starter, plan });
  }

  #failed(error: unknown): void {
    const { starter, plan } = this.#state;
    this.#tell({ step: 'failed', starter, plan, refusal: refusalBody(error)?.refusal ?? bug(error) });
  }

  #serve(starter: StarterName): void {
    const folder = join(this.#folder, starter);
    if (!this.#atlases.some((each) => resolve(each) === folder)) this.#atlases.push(folder);
  }

  #tell(state: FirstAtlasState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
