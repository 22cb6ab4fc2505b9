// A first atlas: brought and built in a thread of its own, which goes on when the page is closed and can be stopped.
import { basename, join, resolve } from 'node:path';
import { asError, type Failure } from '../atlas/threads.ts';
import { STARTER_NAMES, type StarterName } from '../atlas/catalogue/starters.ts';
import type { Planned } from '../atlas/fetch/fetch-chip-atlas.ts';
import { isAtlasFolder } from '../atlas/manifest.ts';
import { CHIP_ATLAS_BASE } from '../formats/chip-atlas/layout.ts';
import { bug, refusalBody, type RefusalBody } from './answer-body.ts';
import { MakingThread, Told } from './making-thread.ts';
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

/** Makes one first atlas at a time. */
export class FirstAtlas {
  readonly base: string;
  readonly #folder: string;
  readonly #atlases: string[];
  readonly #thread = new MakingThread<FirstAtlasTask, FirstAtlasReply>('first-atlas-worker');
  readonly told = new Told<FirstAtlasState>({ step: 'idle' });

  /**
   * @param folder where it is made, in a folder of the starter's name beside that of the downloads; which is there
   * @param atlases what the server serves; those of the folder are added
   */
  constructor(folder: string, atlases: string[], base = CHIP_ATLAS_BASE) {
    this.base = base;
    this.#folder = resolve(folder);
    this.#atlases = atlases;
    for (const name of STARTER_NAMES) if (this.isMade(name)) this.#serve(name);
  }

  get state(): FirstAtlasState {
    return this.told.state;
  }

  /** Name of the folder, without where it lies. */
  get name(): string {
    return basename(this.#folder);
  }

  isMade(starter: StarterName): boolean {
    return isAtlasFolder(join(this.#folder, starter));
  }

  /** Begins, or goes on where it was stopped. @throws InputError while another one is made, and for one that is there */
  start(starter: StarterName): void {
    if (this.#thread.isRunning || this.isMade(starter)) throw refused('first-atlas.busy', {});
    const task: FirstAtlasTask = {
      starter,
      downloads: join(this.#folder, 'chip-atlas-data'),
      atlas: join(this.#folder, starter),
      base: this.base,
    };
    this.#tell({ step: 'list', starter, bytes: 0 });
    this.#thread.start(task, {
      heard: (reply) => this.#heard(starter, reply),
      failed: (error) => this.#failed(error),
      ended: () => {
        // Stopped while it built: what it had written is gone, what it had brought is kept.
        if (!['made', 'failed', 'stopped'].includes(this.state.step))
          this.#tell({ ...this.state, step: 'stopped' });
      },
    });
  }

  /** Ends the thread; what it has brought is kept. */
  async stop(): Promise<void> {
    await this.#thread.stop();
  }

  async close(): Promise<void> {
    this.told.close();
    await this.stop();
  }

  #heard(starter: StarterName, reply: FirstAtlasReply): void {
    const { plan } = this.state;
    if ('failure' in reply) return this.#failed(asError(reply.failure));
    if ('plan' in reply) return this.#tell({ step: 'files', starter, plan: reply.plan });
    if ('retries' in reply) return this.#tell({ ...this.state, retries: true });
    if ('stopped' in reply) return this.#tell({ ...this.state, step: 'stopped', retries: false });
    if ('step' in reply) return this.#tell({ ...reply, starter, plan });
    this.#serve(starter);
    this.#tell({ step: 'made', starter, plan });
  }

  #failed(error: unknown): void {
    const { starter, plan } = this.state;
    this.#tell({ step: 'failed', starter, plan, refusal: refusalBody(error)?.refusal ?? bug(error) });
  }

  #serve(starter: StarterName): void {
    const folder = join(this.#folder, starter);
    if (!this.#atlases.some((each) => resolve(each) === folder)) this.#atlases.push(folder);
  }

  #tell(state: FirstAtlasState): void {
    this.told.set(state);
  }
}
