import { InputError } from '../../errors.ts';
import { GENOME_LOCK } from '../../formats/folders/genomes-folder.ts';
import { isFileWithTerms, isText, readSealedLock, type FileWithTerms } from './with-terms.ts';

/** What pins a genome's folder: another machine brings the same bytes or is told that they changed. */
export interface GenomeLock {
  readonly format: 1;
  readonly genome: string;
  readonly files: readonly FileWithTerms[];
  /** Files that the servers do not have. */
  readonly missing: readonly string[];
}

/**
 * The lock file of a genome's folder; undefined where there is none.
 * @throws InputError where it is damaged, or no such file
 */
export function readGenomeLock(path: string): GenomeLock | undefined {
  const { value, exists } = readSealedLock(path, isFileWithTerms);
  if (!exists) return undefined;
  if (value !== undefined && isText(value['genome'])) return value as unknown as GenomeLock;
  throw new InputError('this is not the lock file of a genome, or not as it was written', {
    file: path,
    expected: `${GENOME_LOCK}, which chipmate genome fetch wrote`,
    fix: 'take another copy; in a genomes folder remove it, and fetch the genome again',
  });
}
