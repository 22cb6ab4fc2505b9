import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ChangedFileError, download, MissingFileError, type DownloadOptions } from './download.ts';
import { noteFinished, readFinished, type LockedFile } from './lock-file.ts';
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
  /** The files of a lock file by path: their bytes are demanded. */
  readonly locked?: ReadonlyMap<string, LockedFile>;
  readonly onBytes?: (bytes: number) => void;
  readonly onRetry?: (problem: string) => void;
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
 * Brings many files with a limited number of transfers at one time. Files that an earlier run finished
 * are kept; files that the server does not have or has changed are listed, any other failure ends the run (what has
 * arrived stays and is used by the next).
 */
export async function transfer(paths: readonly string[], options: TransferOptions): Promise<Transferred> {
  const finished = readFinished(options.folder);
  const done: LockedFile[] = [];
  const missing: string[] = [];
  const changed: string[] = [];
  let kept = 0;
  let next = 0;
  const failures: unknown[] = [];

  async function bring(file: string): Promise<void> {
    const path = join(options.folder, ...file.split('/'));
    const before = finished.get(file);
    const wanted = options.locked?.get(file);
    const usable = before !== undefined && (wanted === undefined || wanted.sha256 === before.sha256);
    if (usable && present(path, before.bytes)) {
      done.push(before);
      kept++;
      return;
    }
    const address = new URL(file.split('/').map(encodeURIComponent).join('/'), options.base).href;
    const settings: DownloadOptions = { ...options, expected: wanted, pause: pauseWith(options) };
    let entry: LockedFile | undefined;
    await download(address, path, settings, ({ bytes, sha256, etag, lastModified }) => {
      const date = new Date().toISOString();
      entry = { file, address, bytes, sha256, date, etag, last_modified: lastModified };
      noteFinished(options.folder, entry);
    });
    if (entry !== undefined) done.push(entry);
  }

  async function worker(): Promise<void> {
    while (next < paths.length && failures.length === 0) {
      const file = paths[next++];
      try {
        await bring(file);
      } catch (error) {
        if (error instanceof MissingFileError) missing.push(file);
        else if (error instanceof ChangedFileError) changed.push(error.message);
        else failures.push(error);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, options.transfers) }, worker));
  if (failures.length > 0) throw failures[0];
  return { files: done, missing, changed, kept };
}

/** Whether a finished file is on disk; a run killed between noting and renaming is put right. */
function present(path: string, bytes: number): boolean {
  if (existsSync(path)) return statSync(path).size === bytes;
  const part = `${path}.part`;
  if (!existsSync(part) || statSync(part).size !== bytes) return false;
  renameSync(part, path);
  return true;
}

function pauseWith(options: TransferOptions): DownloadOptions['pause'] {
  return async (attempt, seconds) => {
    const longest = Math.min(LONGEST_WAIT, options.backOffMilliseconds * power(2, attempt - 1));
    const wait = Math.max(longest * (0.5 + 0.5 * options.jitter()), Math.min((seconds ?? 0) * 1000, 600_000));
    await setTimeout(wait, undefined, { signal: options.signal }).catch(() => undefined);
  };
}
