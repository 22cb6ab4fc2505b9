import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { filePathFault } from '../../formats/folders/inside.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { STARTER_NAMES, type StarterName } from '../catalogue/starters.ts';
import { sealed, unsealed, type Noted } from './sealed.ts';

/** One file as it was brought. */
export interface LockedFile {
  /** Path below the download folder and below the base address, with `/`. */
  readonly file: string;
  readonly address: string;
  readonly bytes: number;
  readonly sha256: string;
  /** ISO time at which it was brought. */
  readonly date: string;
  readonly etag?: string;
  readonly last_modified?: string;
}

/** What was chosen; enough to choose the same again. */
export interface Selection {
  readonly genome: string;
  readonly threshold: string;
  readonly files: 'per-experiment' | 'assembled';
  readonly antigenClass: readonly string[];
  readonly antigen: readonly string[];
  readonly cellClass: readonly string[];
  readonly cell: readonly string[];
  readonly unperturbed: boolean;
  readonly withoutDuplicates?: boolean;
  /** A first atlas; a lock file also names its experiments, so that a later table of starters brings the same. */
  readonly starter?: StarterName;
  readonly experiments?: readonly string[];
}

/** Everything that pins a download: another machine brings the same bytes or is told that they changed. */
export interface LockFile {
  readonly format: 1;
  readonly source: string;
  readonly base: string;
  /** The release: the day on which the server's experimentList was made. */
  readonly release: string;
  readonly selection: Selection;
  readonly cite: readonly string[];
  readonly files: readonly LockedFile[];
  /** Files that the server does not have (experiments without a peak). */
  readonly missing: readonly string[];
}

/** A file that an earlier run finished. */
export interface FinishedFile {
  readonly entry: LockedFile;
  /** Whether what arrived was looked at before it was noted; earlier releases took everything. */
  readonly inspected: boolean;
}

/**
 * A lock file says where its files come from and which they are: what would say it again is refused, and not left out of account.
 * @param given options by their names; undefined where they are not given
 */
export function refuseBesideLock(lock: unknown, given: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  if (lock === undefined || names.length === 0) return;
  throw new InputError(`--lock is given together with ${names.join(', ')}`, {
    expected: 'either: the lock file says which files are brought, and from where',
    fix: `leave out ${names.join(', ')}, or --lock`,
  });
}

/** The same of a starter, which is a selection. */
export function refuseBesideStarter(given: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  if (names.length === 0) return;
  throw new InputError(`--starter is given together with ${names.join(', ')}`, {
    expected: 'either: the starter says which experiments are brought',
    fix: `leave out ${names.join(', ')}, or --starter`,
  });
}

/** The selection of a first atlas: factors in its cells, unperturbed, of one factor in one cell the best experiment. */
export function starterSelection(
  starter: StarterName,
  given: Partial<Pick<Selection, 'genome' | 'threshold' | 'files'>> = {},
): Selection {
  const { genome = 'hg38', threshold = '05', files = 'per-experiment' } = given;
  if (files === 'assembled')
    throw new InputError('--starter is given together with --files assembled', {
      expected: 'one file per experiment: the assembled file holds all of them',
      fix: 'leave out --files',
    });
  return {
    ...{ genome, threshold, files, starter },
    antigenClass: ['TFs and others'],
    ...{ antigen: [], cellClass: [], cell: [] },
    ...{ unperturbed: true, withoutDuplicates: true },
  };
}

export const LOCK_NAME = 'chip-atlas.lock.json';
const JOURNAL_NAME = '.fetch-journal';

/**
 * What is already there: the lock file and, after a killed run, the journal of the files it finished. What is cut off or damaged counts
 * as absent: its files are brought again.
 */
export function readFinished(folder: string, lockName = LOCK_NAME): Map<string, FinishedFile> {
  const finished = new Map<string, FinishedFile>();
  const add = (value: unknown, inspected: boolean): void => {
    if (isLockedFile(value)) finished.set(value.file, { entry: value, inspected });
  };
  const lock = unsealed(textOf(join(folder, lockName)));
  const files = lock?.value['files'];
  if (lock !== undefined && Array.isArray(files)) for (const entry of files) add(entry, lock.isSealed);
  for (const line of textOf(join(folder, JOURNAL_NAME)).split('\n')) {
    const entry = unsealed(line);
    if (entry !== undefined) add(entry.value, entry.isSealed);
  }
  return finished;
}

/** The text of a file; '' where it is not there or cannot be read. */
function textOf(path: string): string {
  try {
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

/** Notes one finished file, before it takes its name. */
export function noteFinished(folder: string, entry: LockedFile): void {
  appendFileSync(join(folder, JOURNAL_NAME), `\n${sealed(entry)}`);
}

/** Writes the lock file, files in order of their names, and ends the journal. */
export function writeLockFile<Lock extends Pick<LockFile, 'files' | 'missing'> = LockFile>(
  folder: string,
  lock: Lock,
  lockName = LOCK_NAME,
): void {
  const files = [...lock.files].sort((a, b) => (a.file < b.file ? -1 : 1));
  const missing = [...lock.missing].sort();
  writeFileAtomically(join(folder, lockName), `${sealed({ ...lock, files, missing }, 1)}\n`);
  rmSync(join(folder, JOURNAL_NAME), { force: true });
}

/** @throws InputError when the file is not a lock file of a known format, or not as it was written */
export function readLockFile(path: string): LockFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw notALock(path, error instanceof Error ? error.message : String(error));
  }
  const lock = unsealed(text);
  if (lock === undefined) {
    const damaged = text.includes('"checksum"');
    throw damaged
      ? new InputError('this lock file is damaged, or was changed by hand', {
          file: path,
          found: 'a checksum that does not fit',
          fix: 'take another copy; to use it as it is, remove the line with "checksum" and the comma before it',
        })
      : notALock(path, text.slice(0, 120));
  }
  const { format } = lock.value;
  if (format !== 1)
    throw new InputError('this lock file has another format', {
      file: path,
      expected: '"format": 1 with "selection" and "files"',
      found: `"format": ${JSON.stringify(format)}`,
    });
  const fault = faultOf(lock.value);
  if (fault === undefined) return lock.value as unknown as LockFile;
  throw new InputError('this lock file is not one that chipmate wrote', {
    file: path,
    expected: fault,
    fix: `take ${LOCK_NAME} of the folder into which atlas fetch brought the files`,
  });
}

function notALock(path: string, found: string): InputError {
  return new InputError('this is not a lock file', {
    file: path,
    expected: `the JSON file ${LOCK_NAME} that chipmate atlas fetch wrote`,
    found,
  });
}

/** What a lock file lacks, as what is expected; undefined where it is whole. */
function faultOf(lock: Noted): string | undefined {
  const { source, base, release, selection, cite, files, missing } = lock;
  if (![source, base, release].every(isText)) return 'texts as "source", "base" and "release"';
  if (!isSelection(selection)) return 'a "selection" with genome, threshold, files and lists of names';
  if (!isTexts(cite) || !isTexts(missing) || !missing.every(isServerPath))
    return 'lists of texts as "cite" and "missing"';
  if (!Array.isArray(files)) return 'a list as "files"';
  const at = files.findIndex((entry) => !isLockedFile(entry));
  if (at >= 0)
    return `file, address, bytes, sha256 and date in every entry of "files" (not in number ${at + 1})`;
  const names = new Set((files as LockedFile[]).map(({ file }) => file));
  return names.size < files.length ? 'every file once in "files"' : undefined;
}

function isSelection(value: unknown): value is Selection {
  if (typeof value !== 'object' || value === null) return false;
  const { genome, threshold, files, unperturbed, withoutDuplicates, starter, experiments, ...rest } =
    value as Noted;
  return (
    isText(genome) &&
    isText(threshold) &&
    (files === 'per-experiment' || files === 'assembled') &&
    typeof unperturbed === 'boolean' &&
    (withoutDuplicates === undefined || typeof withoutDuplicates === 'boolean') &&
    (starter === undefined || (STARTER_NAMES as readonly unknown[]).includes(starter)) &&
    (experiments === undefined ? starter === undefined : isTexts(experiments)) &&
    ['antigenClass', 'antigen', 'cellClass', 'cell'].every((key) => isTexts(rest[key]))
  );
}

/** Whether a value of JSON is the entry of a file. */
export function isLockedFile(value: unknown): value is LockedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { file, address, bytes, sha256, date, etag, last_modified } = value as Noted;
  return (
    isText(file) &&
    isServerPath(file) &&
    isText(address) &&
    Number.isSafeInteger(bytes) &&
    Number(bytes) >= 0 &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    isText(date) &&
    [etag, last_modified].every((mark) => mark === undefined || isText(mark))
  );
}

/** Whether a text is a path below the base address: names of files on every system, with `/` between. */
function isServerPath(text: string): boolean {
  return filePathFault(text) === undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 4000;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}
