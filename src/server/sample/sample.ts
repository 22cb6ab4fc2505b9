// Sample data: simulated peaks, a table and an atlas, made beside the server when a page first asks, and gone with it.
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { asError } from '../../atlas/threads.ts';
import { SAMPLE_FILES } from '../../study/simulated-world/write-sample.ts';
import { handOver } from '../hand-over.ts';
import { Cancelled, type QuestionThreads } from '../question-threads.ts';
import type { RecognisedUpload, Uploads } from '../uploads.ts';
import type { SampleReply, SampleTask } from './sample-worker.ts';

/** The same sample for everybody. */
const SEED = 7;

/** What a page is given of the sample. */
export interface SampleMade {
  /** Number of the atlas. */
  readonly atlas: number;
  readonly peaks: RecognisedUpload;
  readonly table: RecognisedUpload;
}

/** Makes the sample once. */
export class Sample {
  readonly #atlases: string[];
  readonly #uploads: Uploads;
  readonly #threads: QuestionThreads;
  readonly #workers = new Set<Worker>();
  #made: Promise<string> | undefined;
  #given: Promise<SampleMade> | undefined;
  #isClosed = false;

  /** @param atlases what the server serves; the sample's is added */
  constructor(atlases: string[], uploads: Uploads, threads: QuestionThreads) {
    this.#atlases = atlases;
    this.#uploads = uploads;
    this.#threads = threads;
  }

  /** Begins to make it for a page that is about to ask. */
  prepare(): void {
    if (this.#isClosed || this.#made !== undefined) return;
    // Who asks is told why it could not be made.
    this.#folder().catch(() => undefined);
  }

  /** The sample, made where it is not there; files that were thrown away are handed over again. */
  async give(): Promise<SampleMade> {
    const before = this.#given;
    const given = (this.#given = (async () => {
      const kept = await before?.catch(() => undefined);
      const folder = await this.#folder();
      const atlas = join(folder, SAMPLE_FILES.atlas);
      if (!this.#atlases.includes(atlas)) this.#atlases.push(atlas);
      return {
        atlas: this.#atlases.indexOf(atlas),
        peaks: await this.#handedOver(join(folder, SAMPLE_FILES.peaks), kept?.peaks),
        table: await this.#handedOver(join(folder, SAMPLE_FILES.table), kept?.table),
      };
    })());
    return given;
  }

  /** Ends what is still being made. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  /** Where the files of the sample lie. */
  #folder(): Promise<string> {
    return (this.#made ??= (async () => {
      const folder = this.#uploads.own;
      // The table takes half as long as the atlas: meanwhile the thread that will be asked can start.
      this.#threads.warm();
      try {
        await Promise.all([
          this.#work({ part: 'atlas', folder, seed: SEED }),
          this.#work({ part: 'table', folder, seed: SEED }),
        ]);
        return folder;
      } catch (error) {
        // Another click tries again.
        this.#made = undefined;
        throw error;
      }
    })());
  }

  #work(task: SampleTask): Promise<void> {
    // Node 20 cannot start a worker from TypeScript: sources use the built file.
    const file = 'sample-worker.js';
    const place = import.meta.url.endsWith('.ts') ? `../../../dist/server/sample/${file}` : `./${file}`;
    const worker = new Worker(new URL(place, import.meta.url), { execArgv: [], workerData: task });
    this.#workers.add(worker);
    return new Promise((resolve, reject) => {
      worker.on('message', (reply: SampleReply) => {
        if ('made' in reply) resolve();
        else reject(asError(reply.failure));
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        this.#workers.delete(worker);
        reject(this.#isClosed ? new Cancelled() : new Error(`the sample's ${task.part} was not made`));
      });
    });
  }

  /** A file of the sample among those that pages handed over. */
  async #handedOver(path: string, kept: RecognisedUpload | undefined): Promise<RecognisedUpload> {
    if (kept !== undefined && this.#uploads.all.some(({ number }) => number === kept.number)) return kept;
    const content = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    return handOver(this.#uploads, this.#threads, content, { name: basename(path), simulated: true });
  }
}
