import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import { genomesFolder, MOTIFS_FOLDER } from '../../formats/folders/genomes-folder.ts';
import { LIBRARY_NAMES, MOTIF_LIBRARIES, type LibraryName } from './motif-sources.ts';
import { isFileWithTerms, readSealedLock, type FileWithTerms } from './with-terms.ts';

export const MOTIFS_LOCK = 'motifs.lock.json';

/** A library of motifs as it was brought. */
export interface LibraryFile extends FileWithTerms {
  readonly library: LibraryName;
}

/** What pins libraries of motifs in a folder. */
export interface MotifsLock {
  readonly format: 1;
  readonly files: readonly LibraryFile[];
  readonly missing: readonly string[];
}

/**
 * The lock file of a folder with libraries of motifs; undefined where there is none.
 * @throws InputError where it is damaged, or no such file
 */
export function readMotifsLock(path: string): MotifsLock | undefined {
  const { value, exists } = readSealedLock(path, isLibraryFile);
  if (!exists) return undefined;
  if (value !== undefined) return value as unknown as MotifsLock;
  throw new InputError('this is not the lock file of libraries of motifs, or not as it was written', {
    file: path,
    expected: `${MOTIFS_LOCK}, which chipmate motifs fetch wrote`,
    fix: 'take another copy; beside libraries remove it with them, and fetch them again',
  });
}

function isLibraryFile(value: unknown): boolean {
  return (
    isFileWithTerms(value) && (LIBRARY_NAMES as readonly unknown[]).includes((value as LibraryFile).library)
  );
}

/**
 * Where a library goes.
 * @param output a folder, or the file itself: a name with an ending that is no folder; the genomes folder's `motifs` where left out
 */
export function placeOfLibrary(
  library: LibraryName,
  output: string | undefined,
): { readonly folder: string; readonly file: string } {
  const { file } = MOTIF_LIBRARIES[library];
  if (output === undefined) return { folder: resolve(genomesFolder(), MOTIFS_FOLDER), file };
  const found = statSync(output, { throwIfNoEntry: false });
  const isFile = found?.isFile() ?? (!/[/\\]$/.test(output) && extname(output) !== '');
  const path = resolve(output);
  return isFile ? { folder: dirname(path), file: basename(path) } : { folder: path, file };
}

/** @throws InputError where a file is in the library's place that was not brought */
export function refuseOwnFile(folder: string, file: string, brought: ReadonlyMap<string, unknown>): void {
  const path = join(folder, file);
  if (existsSync(path) && !brought.has(file))
    throw new InputError('a file is there that motifs fetch did not bring', {
      file: path,
      fix: 'name another with -o, or move it away',
    });
}
