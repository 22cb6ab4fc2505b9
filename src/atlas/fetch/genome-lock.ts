import { existsSync, readFileSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { GENOME_LOCK } from '../../formats/folders/genomes-folder.ts';
import { isLockedFile, type LockedFile } from './lock-file.ts';
import { unsealed } from './sealed.ts';

/** What pins a genome's folder: another machine brings the same bytes or is told that they changed. */
export interface GenomeLock {
  readonly format: 1;
  readonly genome: string;
  readonly files: readonly GenomeFile[];
  /** Files that the servers do not have. */
  readonly missing: readonly string[];
}

/** A file of a genome with its terms. */
export interface GenomeFile extends LockedFile {
  readonly source: string;
  /** The day of the server's file, as it says; '' where it says nothing. */
  readonly release: string;
  readonly licence: string;
  readonly cite: string;
}

/**
 * The lock file of a genome's folder; undefined where there is none.
 * @throws InputError where it is damaged, or no such file
 */
export function readGenomeLock(path: string): GenomeLock | undefined {
  if (!existsSync(path)) return undefined;
  const lock = unsealed(readFileSync(path, 'utf8'));
  const { format, genome, files, missing } = lock?.value ?? {};
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 4000;
  const isFile = (value: unknown): boolean =>
    isLockedFile(value) &&
    ['source', 'release', 'licence', 'cite'].every((key) =>
      isText((value as unknown as Record<string, unknown>)[key]),
    );
  if (
    lock?.isSealed === true &&
    format === 1 &&
    isText(genome) &&
    Array.isArray(files) &&
    files.every(isFile) &&
    Array.isArray(missing) &&
    missing.every(isText)
  )
    return lock.value as unknown as GenomeLock;
  throw new InputError('this is not the lock file of a genome, or not as it was written', {
    file: path,
    expected: `${GENOME_LOCK}, which chipmate genome fetch wrote`,
    fix: 'take another copy; in a genomes folder remove it, and fetch the genome again',
  });
}
