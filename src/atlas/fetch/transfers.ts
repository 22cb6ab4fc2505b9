import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { InputError } from '../../errors.ts';
import { pathInside } from '../../formats/folders/inside.ts';
import { writeFault } from '../../formats/text/system-fault.ts';
import {
  ChangedFileError,
  digestFile,
  DownloadFailedError,
  download,
  MissingFileError,
  WrongContentError,
  type DownloadOptions,
} from './download.ts';
import { noteFinished, readFinished, type FinishedFile, type LockedFile } from './lock-file.ts';
import type { WantedFile } from './wanted-file.ts';
import { power } from '../../statistics/power.ts';

export interface TransferOptions {
  readonly base: string;
  /** Folder that receives the files under their paths on the server. */
  readonly folder: string;
  /** Transfers at one time. */
  readonly transfers: number;
  readonly retries: number;
  readonly stallMilliseconds: number;
  /** First waiting time after a failure; doubled with every further one. */
  readonly backOffMilliseconds: number;
  /** A number in [0, 1) that spreads the waiting times. */
  readonly jitter: () => number;
  /** Name of the folder's lock file, where it is not ChIP-Atlas'. */
  readonly lockName?: string;
  /** The files of a lock file by path: their bytes are demanded. */
  readonly locked?: ReadonlyMap<string, LockedFile>;
  readonly onBytes?: (bytes: number) => void;
  readonly onRetry?: (problem: string) => void;
  /** Told of each file that was there and is not what was brought: it is brought again. */
  readonly onRepair?: (problem: string) => void;
  readonly signal?: AbortSignal;
}

export interface Transferred {
  readonly files: readonly LockedFile[];
  readonly missing: readonly string[];
  /** What is not as the lock file says, one sentence each. */
  readonly changed: readonly string[];
  /** How many of `files` were there already. */
  readonly kept: number;
}

const LONGEST_WAIT = 60_000;

/**
 * Brings many files with a limited number of transfers at one time. Files that an earlier run finished are kept where their bytes are
 * still those, by SHA-256; files that the server does not have or has changed are listed, any other failure ends the run (what has
 * arrived stays and is used by the next).
 * @throws InputError for a path that leaves the folder
 */
export async function transfer(
  wantedFiles: readonly WantedFile[],
  options: TransferOptions,
): Promise<Transferred> {
  const finished = readFinished(options.folder, options.lockName);
  const done: LockedFile[] = [];
  const missing: string[] = [];
  const changed: string[] = [];
  let kept = 0;
  let next = 0;
  const failures: unknown[] = [];

  async function bring(wanted: WantedFile): Promise<void> {
    const { file, mostBytes, inspect } = wanted;
    const path = pathInside(options.folder, file, options.base);
    const expected = options.locked?.get(file);
    const before = finished.get(file);
    const isAsked =
      expected === undefined
        ? wanted.address === undefined || wanted.address === before?.entry.address
        : expected.sha256 === before?.entry.sha256;
    if (before !== undefined && isAsked) {
      const fault = await faultOfKept(path, before, wanted);
      if (fault === undefined) {
        // A run may have been killed between giving the file its name and this.
        rmSync(`${path}.part.json`, { force: true });
        done.push(before.entry);
        options.onBytes?.(before.entry.bytes);
        kept++;
        return;
      }
      if (fault !== ABSENT) options.onRepair?.(`${path}: ${fault}; it is brought again`);
    }
    const address =
      wanted.address ?? new URL(file.split('/').map(encodeURIComponent).join('/'), options.base).href;
    const settings: DownloadOptions = {
      ...options,
      ...{ expected, mostBytes, inspect, pause: pauseWith(options) },
    };
    let entry: LockedFile | undefined;
    await download(address, path, settings, ({ bytes, sha256, etag, lastModified }) => {
      const date = new Date().toISOString();
      entry = { file, address, bytes, sha256, date, etag, last_modified: lastModified };
      noteFinished(options.folder, entry);
    });
    if (entry !== undefined) done.push(entry);
  }

  async function worker(): Promise<void> {
    while (next < wantedFiles.length && failures.length === 0) {
      const wanted = wantedFiles[next++];
      try {
        await bring(wanted);
      } catch (error) {
        if (error instanceof MissingFileError) missing.push(wanted.file);
        else if (error instanceof ChangedFileError) changed.push(error.message);
        else failures.push(error);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, options.transfers) }, worker));
  if (failures.length > 0) throw failures[0];
  return { files: done, missing, changed, kept };
}

/** The same, with a failure that ended the run as the user's. */
export async function bringAll(
  wantedFiles: readonly WantedFile[],
  options: TransferOptions,
): Promise<Transferred> {
  try {
    return await transfer(wantedFiles, options);
  } catch (error) {
    if (!(error instanceof DownloadFailedError)) throw error;
    throw new InputError('the download broke off', {
      key: 'fetch.broke-off',
      found: error.message,
      fix: 'run the same command again: what has arrived is kept; behind a proxy set HTTPS_PROXY',
    });
  }
}

const ABSENT = 'it is gone';

/**
 * Why a finished file cannot be used; undefined where it can. A run that was killed between noting and renaming is put right. Every byte
 * is read: a flipped bit changes neither size nor time.
 */
async function faultOfKept(
  path: string,
  { entry: { bytes, sha256 }, inspected }: FinishedFile,
  { inspect }: WantedFile,
): Promise<string | undefined> {
  const part = `${path}.part`;
  try {
    if (!existsSync(path) && sizeOf(part) === bytes) {
      renameSync(part, path);
    }
    const size = sizeOf(path);
    if (size === undefined) return ABSENT;
    if (size !== bytes) return `it has ${size} bytes, ${bytes} were brought`;
    if ((await digestFile(path, false, size)).sha256 !== sha256)
      return 'its bytes are not those that were brought';
    // What an earlier release brought may be whatever a server said.
    if (!inspected) await inspect?.(path, false);
    return undefined;
  } catch (error) {
    if (error instanceof WrongContentError) return error.message;
    throw writeFault(error, path);
  }
}

/** Bytes of a file; undefined where there is none. */
function sizeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.size : undefined;
}

function pauseWith(options: TransferOptions): DownloadOptions['pause'] {
  return async (attempt, seconds) => {
    const longest = Math.min(LONGEST_WAIT, options.backOffMilliseconds * power(2, attempt - 1));
    const wait = Math.max(longest * (0.5 + 0.5 * options.jitter()), Math.min((seconds ?? 0) * 1000, 600_000));
    await setTimeout(wait, undefined, { signal: options.signal }).catch(() => undefined);
  };
}
