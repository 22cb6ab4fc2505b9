// Files that are brought together with their source and the terms of their use: what genomes and libraries of motifs have in common.
import { existsSync, readFileSync } from 'node:fs';
import { counted, gigabytes } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import { headersAt } from './http.ts';
import { isLockedFile, type LockedFile } from './lock-file.ts';
import { unsealed, type Noted } from './sealed.ts';
import { bringAll, type Transferred, type TransferOptions } from './transfers.ts';
import type { WantedFile } from './wanted-file.ts';

/** Who made a file, and what its users owe. */
export interface Terms {
  readonly source: string;
  readonly licence: string;
  readonly cite: string;
}

/** A file as it was brought, with its terms. */
export interface FileWithTerms extends LockedFile, Terms {
  /** Its release, or the day of the server's file; '' where nobody says it. */
  readonly release: string;
}

/** A file that is asked for. */
export interface AskedFile {
  /** How it is called in what is said. */
  readonly name: string;
  readonly wanted: WantedFile & { readonly address: string };
  readonly terms: Terms;
}

/** What a face says of how files are brought. */
export interface FetchSettings {
  readonly dryRun: boolean;
  readonly say: (sentence: string) => void;
  readonly watch: <Result>(
    work: (onProgress: (fraction: number) => void) => Promise<Result>,
  ) => Promise<Result>;
  readonly transfer: Omit<TransferOptions, 'base' | 'folder' | 'locked' | 'lockName'>;
}

/** The files of a lock file, by their names in the folder; undefined where there is no lock file. */
export type Locked = ReadonlyMap<string, LockedFile> | undefined;

/** Says what is brought from where, and under which terms. @returns bytes of all files, as far as the servers tell */
export async function announce(
  asked: readonly AskedFile[],
  into: string,
  locked: Locked,
  { say, transfer }: FetchSettings,
): Promise<number> {
  let sum = 0;
  let untold = 0;
  for (const { name, wanted, terms } of asked) {
    const stated = (await headersAt(wanted.address, transfer.stallMilliseconds))?.['content-length'];
    const bytes = locked?.get(wanted.file)?.bytes ?? Number(stated);
    const size = bytes >= 0 ? gigabytes(bytes) : 'of unknown size';
    if (bytes >= 0) sum += bytes;
    else untold++;
    say(`${name}: ${terms.source}; ${terms.licence}; ${size}, from ${wanted.address}`);
  }
  const told =
    untold === 0 ? `${gigabytes(sum)} in all` : `${gigabytes(sum)} and what nobody tells the size of`;
  say(`${told}, into ${into}`);
  const cite = new Set(asked.flatMap(({ terms }) => terms.cite.split('; ')));
  say(`please cite: ${[...cite].join('; ')}`);
  return sum;
}

/**
 * Brings files that were announced.
 * @param work the files, the bytes that `announce` gave, and what is told how far it is
 * @param lockName of the lock file in the folder
 * @throws InputError where a server cannot be reached, or has changed a file of the lock file
 */
export async function bringAsked(
  work: { asked: readonly AskedFile[]; sizes: number; onProgress: (fraction: number) => void },
  folder: string,
  lockName: string,
  locked: Locked,
  transfer: FetchSettings['transfer'],
): Promise<Transferred> {
  let arrived = 0;
  const brought = await bringAll(
    work.asked.map(({ wanted }) => wanted),
    {
      ...transfer,
      ...{ folder, locked, lockName, base: 'https://localhost/' },
      onBytes: (more) => {
        arrived += more;
        work.onProgress(Math.min(1, arrived / Math.max(1, work.sizes)));
      },
    },
  );
  const { changed } = brought;
  if (changed.length > 0)
    throw new InputError(`the servers have changed ${counted(changed.length, 'file')} of the lock file`, {
      found: changed.join(', '),
      fix: 'fetch without --lock takes the present data',
    });
  return brought;
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 4000;

/** Whether a value of JSON is the entry of a file with its terms. */
export function isFileWithTerms(value: unknown): value is FileWithTerms {
  return (
    isLockedFile(value) &&
    ['source', 'release', 'licence', 'cite'].every((key) =>
      isText((value as unknown as Record<string, unknown>)[key]),
    )
  );
}

/**
 * What a lock file says; undefined where there is none, or where it was changed or is no such file.
 * @param isEntry whether a value is the entry of a file
 */
export function readSealedLock(
  path: string,
  isEntry: (value: unknown) => boolean,
): { readonly value: Noted | undefined; readonly exists: boolean } {
  if (!existsSync(path)) return { value: undefined, exists: false };
  const lock = unsealed(readFileSync(path, 'utf8'));
  const { format, files, missing } = lock?.value ?? {};
  const isWhole =
    lock?.isSealed === true &&
    format === 1 &&
    Array.isArray(files) &&
    files.every(isEntry) &&
    Array.isArray(missing) &&
    missing.every(isText);
  return { value: isWhole ? lock.value : undefined, exists: true };
}
