// Sample data: simulated peaks, a table and an atlas, made beside the server when a page first asks, and gone with it.
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { asError } from '../../atlas/threads.ts';
import { SAMPLE_FILES } from '../../study/simulated-world/sample-files.ts';
import { handOver } from '../hand-over.ts';
import { Cancelled, type QuestionThreads } from '../question-threads.ts';
import type { RecognisedUpload, Uploads } from '../uploads.ts';
import type { SamplePart, SampleReply, SampleTask } from './sample-worker.ts';

/** The same sample for everybody. */
const SEED = 7;

/** What a page is given of the sample at once; its table comes after it. */
export interface SampleMade {
  /** Number of the atlas. */
  readonly atlas: number;
  readonly peaks: RecognisedUpload;
}

/** The sample while it is made: its parts, each there once its promise has settled. */
interface Making {
  readonly folder: string;
  readonly parts: Readonly<Record<SamplePart, Promise<void>>>;
}

/** Makes the sample once. */
export class Sample {
  readonly #atlases: string[];
  readonly #uploads: Uploads;
  readonly #threads: QuestionThreads;
  #worker: Worker | undefined;
  #making: Making | undefined;
  readonly #handed: Partial<Record<'peaks' | 'table', Promise<RecognisedUpload>>> = {};
  #isClosed = false;

  /** @param atlases what the server serves; the sample's is added */
  constructor(atlases: string[], uploads: Uploads, threads: QuestionThreads) {
    this.#atlases = atlases;
    this.#uploads = uploads;
    this.#threads = threads;
  }

  /** Begins to make it for a page that is about to ask. */
  prepare(): void {
    // Who asks is told why it could not be made.
    if (!this.#isClosed) this.#made();
  }

  /** Peaks and atlas, made where they are not there; a file that was thrown away is handed over again. */
  async give(): Promise<SampleMade> {
    const { folder, parts } = this.#made();
    // What the peaks are is told while the atlas is made.
    const [peaks] = await Promise.all([this.#handedOver('peaks'), parts.atlas]);
    const atlas = join(folder, SAMPLE_FILES.atlas);
    if (!this.#atlases.includes(atlas)) this.#atlases.push(atlas);
    return { atlas: this.#atlases.indexOf(atlas), peaks };
  }

  /** Its table, in the same way. */
  async giveTable(): Promise<RecognisedUpload> {
    return this.#handedOver('table');
  }

  /** Ends what is still being made. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #made(): Making {
    if (this.#making !== undefined) return this.#making;
    // Meanwhile the thread that will be asked can start.
    this.#threads.warm();
    const making = this.#begin({ folder: this.#uploads.own, seed: SEED });
    for (const part of Object.values(making.parts))
      part.catch(() => {
        // Another click tries again.
        if (this.#making === making) this.#making = undefined;
      });
    return (this.#making = making);
  }

  #begin(task: SampleTask): Making {
    // Node 20 cannot start a worker from TypeScript: sources use the built file.
    const file = 'sample-worker.js';
    const place = import.meta.url.endsWith('.ts') ? `../../../dist/server/sample/${file}` : `./${file}`;
    const worker = new Worker(new URL(place, import.meta.url), { execArgv: [], workerData: task });
    this.#worker = worker;
    const part = (name: SamplePart): Promise<void> =>
      new Promise((resolve, reject) => {
        worker.on('message', (reply: SampleReply) => {
          if ('failure' in reply) reject(asError(reply.failure));
          else if (reply.made === name) resolve();
        });
        worker.on('error', reject);
        worker.on('exit', () =>
          reject(this.#isClosed ? new Cancelled() : new Error(`the sample's ${name} was not made`)),
        );
      });
    return {
      folder: task.folder,
      parts: { peaks: part('peaks'), atlas: part('atlas'), table: part('table') },
    };
  }

  /** A file of the sample among those that pages handed over; several that ask at the same time get the same. */
  #handedOver(name: 'peaks' | 'table'): Promise<RecognisedUpload> {
    const before = this.#handed[name];
    const { folder, parts } = this.#made();
    return (this.#handed[name] = (async () => {
      const kept = await before?.catch(() => undefined);
      if (kept !== undefined && this.#uploads.all.some(({ number }) => number === kept.number)) return kept;
      await parts[name];
      const path = join(folder, SAMPLE_FILES[name]);
      const content = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
      return handOver(this.#uploads, this.#threads, content, { name: basename(path), simulated: true });
    })());
  }
}
