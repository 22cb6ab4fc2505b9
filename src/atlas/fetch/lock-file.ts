import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';

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

export const LOCK_NAME = 'chip-atlas.lock.json';
const JOURNAL_NAME = '.fetch-journal';

/** What is already there: the lock file and, after a killed run, the journal of the files it finished. */
export function readFinished(folder: string): Map<string, LockedFile> {
  const finished = new Map<string, LockedFile>();
  const lock = join(folder, LOCK_NAME);
  if (existsSync(lock)) for (const entry of readLockFile(lock).files) finished.set(entry.file, entry);
  const journal = join(folder, JOURNAL_NAME);
  if (!existsSync(journal)) return finished;
  for (const line of readFileSync(journal, 'utf8').split('\n')) {
    try {
      const entry = JSON.parse(line) as LockedFile;
      finished.set(entry.file, entry);
    } catch {
      // The last line of a killed run may be cut off: its file is brought again.
    }
  }
  return finished;
}

/** Notes one finished file, before it takes its name. */
export function noteFinished(folder: string, entry: LockedFile): void {
  appendFileSync(join(folder, JOURNAL_NAME), `\n${JSON.stringify(entry)}`);
}

/** Writes the lock file, files in order of their names, and ends the journal. */
export function writeLockFile(folder: string, lock: LockFile): void {
  const files = [...lock.files].sort((a, b) => (a.file < b.file ? -1 : 1));
  const missing = [...lock.missing].sort();
  writeFileAtomically(join(folder, LOCK_NAME), `${JSON.stringify({ ...lock, files, missing }, null, 1)}\n`);
  rmSync(join(folder, JOURNAL_NAME), { force: true });
}

/** @throws InputError when the file is not a lock file of a known format */
export function readLockFile(path: string): LockFile {
  let lock: Partial<LockFile>;
  try {
    lock = JSON.parse(readFileSync(path, 'utf8')) as Partial<LockFile>;
  } catch (error) {
    throw new InputError('this is not a lock file', {
      file: path,
      expected: `the JSON file ${LOCK_NAME} that chipmate atlas fetch wrote`,
      found: error instanceof Error ? error.message : String(error),
    });
  }
  if (lock.format !== 1 || !Array.isArray(lock.files) || lock.selection === undefined)
    throw new InputError('this lock file has another format', {
      file: path,
      expected: '"format": 1 with "selection" and "files"',
      found: `"format": ${String(lock.format)}`,
    });
  return lock as LockFile;
}
