// Files that a page handed over: kept in a private folder until the server ends, and named by number alone.
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Cancelled } from './question-threads.ts';
import type { Recognised } from '../analyses/inputs/told/recognise.ts';
import { InputError } from '../errors.ts';
import { safeName } from '../formats/folders/safe-name.ts';
import { refused } from '../messages/refused.ts';
import { makePrivateFolder } from './private-folder.ts';

/** Most bytes of one file, of all files, and most files. */
const LIMITS = { file: 512 * 1024 * 1024, all: 4 * 1024 * 1024 * 1024, files: 1000 };

/** One file that was handed over. */
export interface Upload {
  readonly number: number;
  /** As the page called it, without what no file system or terminal should see. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** The same once it is known what it is. */
export interface RecognisedUpload extends Upload {
  readonly recognised: Recognised;
  /** Whether it is of the sample: nothing in it was measured. */
  readonly simulated?: boolean;
  /** Its name with the folders that it came from: words, and no path that is ever opened. */
  readonly said?: string;
  /** Whether it lies in a folder of the user's own and was never handed over. */
  readonly inPlace?: boolean;
}

/** A file that lies in a folder of the user's own. */
export interface FileInPlace {
  readonly path: string;
  /** With the folders below the one that the server was started with. */
  readonly name: string;
  readonly bytes: number;
  /** The folder that the server was started with. */
  readonly folder: string;
  readonly recognised: Recognised;
  readonly simulated?: boolean;
}

/** Files that were handed over, by number. */
export class Uploads {
  readonly #folder: string;
  readonly #files = new Map<number, RecognisedUpload>();
  readonly #limits: typeof LIMITS;
  /** Folders of files that lie where the user has them. */
  #places: readonly string[] = [];
  #next = 1;
  #bytes = 0;
  /** Files that are on their way. */
  #coming = 0;

  constructor(limits: Partial<typeof LIMITS> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#folder = makePrivateFolder();
  }

  /** The folder's path up to a file's own name, in whatever a program said of the file; of the user's own folders, up to their end. */
  get places(): RegExp {
    const own = this.#places.map((folder) => `${pathPattern(folder)}[\\\\/]+`);
    return new RegExp([placesIn(this.#folder).source, ...own].join('|'), 'g');
  }

  /** Files that lie in the user's own folders, as they stand now; one that was known keeps its number. */
  inPlace(files: readonly FileInPlace[]): void {
    const known = new Map(
      this.all.filter((file) => file.inPlace === true).map((file) => [file.path, file.number]),
    );
    for (const number of known.values()) this.#files.delete(number);
    for (const { path, name, bytes, recognised, simulated } of files) {
      const number = known.get(path) ?? this.#next++;
      this.#files.set(number, { number, name, path, bytes, recognised, simulated, inPlace: true });
    }
    this.#places = [...new Set(files.map(({ folder }) => folder))];
  }

  /** A folder for what the server itself makes: the name of a file that was handed over is a number from 1. */
  get own(): string {
    const folder = join(this.#folder, '0');
    mkdirSync(folder, { mode: 0o700, recursive: true });
    return folder;
  }

  /** Most bytes of one file: a page that knows it sends nothing in vain. */
  get mostBytes(): number {
    return this.#limits.file;
  }

  /**
   * Writes what a page sends.
   * @param said what the page calls it
   * @param announced bytes that the page says it has: too many are refused before any of them is read
   * @throws InputError where it is larger than may be, or empty; nothing of it is kept then
   */
  async add(content: ReadableStream<Uint8Array>, said: string, announced = 0): Promise<Upload> {
    const { file: most, all, files } = this.#limits;
    const name = safeName(said);
    const handed = this.all.filter((file) => file.inPlace !== true).length;
    if (handed + this.#coming >= files) throw refused('upload.too-many', { files });
    if (announced > most) throw tooLarge(name, most);
    if (this.#bytes + announced > all) throw full(name, all);
    const number = this.#next++;
    const folder = join(this.#folder, String(number));
    mkdirSync(folder, { mode: 0o700 });
    const path = join(folder, name);
    let bytes = 0;
    const counted = new Transform({
      transform: (chunk: Uint8Array, _, done) => {
        bytes += chunk.length;
        this.#bytes += chunk.length;
        if (bytes > most) done(tooLarge(name, most));
        else if (this.#bytes > all) done(full(name, all));
        else done(null, chunk);
      },
    });
    this.#coming++;
    try {
      await pipeline(Readable.fromWeb(content as never), counted, createWriteStream(path, { mode: 0o600 }));
      if (bytes === 0) throw refused('upload.empty', {}, { file: name });
    } catch (error) {
      this.#bytes -= bytes;
      await rm(folder, { recursive: true, force: true });
      // The page went away, or its reader stopped it: nobody is told.
      if (!(error instanceof InputError) && isBrokenOff(error)) throw new Cancelled();
      throw error;
    } finally {
      this.#coming--;
    }
    return { number, name, path, bytes };
  }

  /** Keeps a file that was recognised: questions may be about it. */
  keep(upload: RecognisedUpload): void {
    this.#files.set(upload.number, upload);
  }

  /** Throws a file away: its number stands for nothing from now on. */
  async remove({ number, path, bytes }: Upload): Promise<void> {
    const file = this.#files.get(number);
    this.#files.delete(number);
    // It is the user's own.
    if (file?.inPlace === true) return;
    this.#bytes -= bytes;
    await rm(dirname(path), { recursive: true, force: true, maxRetries: 3 });
  }

  /** Files that were recognised, in the order in which they came. */
  get all(): readonly RecognisedUpload[] {
    return [...this.#files.values()];
  }

  /** @throws InputError for a number that no file has */
  file(number: unknown): RecognisedUpload {
    const found = typeof number === 'number' ? this.#files.get(number) : undefined;
    if (found === undefined) throw refused('upload.gone', {});
    return found;
  }

  /** Forgets all files. It may be called while the process ends. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A value in which the files that were handed over have the names that the page knows. */
export function withoutPlaces<Value>(value: Value, { places }: Uploads): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(places, '')) as Value;
}

/** Whether an upload ended before its file did. */
function isBrokenOff(error: unknown): boolean {
  const { code, name, message } = error as NodeJS.ErrnoException;
  return (
    name === 'AbortError' ||
    message === 'aborted' ||
    ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code ?? '')
  );
}

/** @returns the path of a private folder up to a file's own name, in text and, where backslashes are doubled, in JSON */
export function placesIn(folder: string): RegExp {
  return new RegExp(`${pathPattern(folder)}[\\\\/]+\\d+[\\\\/]+`, 'g');
}

function pathPattern(folder: string): string {
  const parts = folder.split(/[\\/]+/).map((part) => part.replaceAll(/[^\w]/g, '\\$&'));
  return parts.join('[\\\\/]+');
}

const MEGABYTE = 1024 * 1024;

function tooLarge(file: string, most: number): InputError {
  return refused('upload.too-large', { megabytes: Math.floor(most / MEGABYTE) }, { file });
}

function full(file: string, all: number): InputError {
  return refused('upload.full', { megabytes: Math.floor(all / MEGABYTE) }, { file });
}
