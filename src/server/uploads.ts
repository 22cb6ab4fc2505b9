// Files that a page handed over: kept in a private folder until the server ends, and named by number alone.
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Cancelled } from './question-threads.ts';
import type { Recognised } from '../analyses/inputs/recognise.ts';
import { InputError } from '../errors.ts';
import { safeName } from '../formats/folders/safe-name.ts';

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
}

/** Files that were handed over, by number. */
export class Uploads {
  readonly #folder: string;
  readonly #files = new Map<number, RecognisedUpload>();
  readonly #limits: typeof LIMITS;
  #next = 1;
  #bytes = 0;
  /** Files that are on their way. */
  #coming = 0;

  constructor(limits: Partial<typeof LIMITS> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    // 0700: other users of the machine cannot look into it.
    this.#folder = mkdtempSync(join(tmpdir(), 'chipmate-serve-'));
  }

  /** The folder's path up to a file's own name, in whatever a program said of the file. */
  get places(): RegExp {
    const escaped = this.#folder.replaceAll(/[^\w]/g, '\\$&');
    return new RegExp(`${escaped}[\\\\/]+\\d+[\\\\/]+`, 'g');
  }

  /**
   * Writes what a page sends.
   * @param said what the page calls it
   * @throws InputError where it is larger than may be, or empty; nothing of it is kept then
   */
  async add(content: ReadableStream<Uint8Array>, said: string): Promise<Upload> {
    const { file: most, all, files } = this.#limits;
    const name = safeName(said);
    if (this.#files.size + this.#coming >= files)
      throw new InputError('too many files were handed over', {
        key: 'upload.too-many',
        fix: 'start the app anew: it forgets the files of before',
      });
    const number = this.#next++;
    const folder = join(this.#folder, String(number));
    mkdirSync(folder, { mode: 0o700 });
    const path = join(folder, name);
    let bytes = 0;
    const counted = new Transform({
      transform: (chunk: Uint8Array, _, done) => {
        bytes += chunk.length;
        this.#bytes += chunk.length;
        if (bytes > most || this.#bytes > all) done(tooLarge(name, most));
        else done(null, chunk);
      },
    });
    this.#coming++;
    try {
      await pipeline(Readable.fromWeb(content as never), counted, createWriteStream(path, { mode: 0o600 }));
      if (bytes === 0) throw new InputError('the file is empty', { key: 'upload.empty', file: name });
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

  /** Throws a file away. */
  async remove({ path, bytes }: Upload): Promise<void> {
    this.#bytes -= bytes;
    await rm(dirname(path), { recursive: true, force: true });
  }

  /** Files that were recognised, in the order in which they came. */
  get all(): readonly RecognisedUpload[] {
    return [...this.#files.values()];
  }

  /** @throws InputError for a number that no file has */
  file(number: unknown): Upload {
    const found = typeof number === 'number' ? this.#files.get(number) : undefined;
    if (found === undefined)
      throw new InputError('this file is no longer there', {
        key: 'upload.gone',
        fix: 'hand it over again',
      });
    return found;
  }

  /** Forgets all files. It may be called while the process ends. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
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

function tooLarge(name: string, most: number): InputError {
  return new InputError('the file is too large for the app', {
    key: 'upload.too-large',
    values: { megabytes: Math.floor(most / 1024 / 1024) },
    file: name,
    expected: `at most ${Math.floor(most / 1024 / 1024)} MB`,
    fix: 'reads (BAM, FASTQ) are never handed over: ask the command line, which reads them where they are',
  });
}
