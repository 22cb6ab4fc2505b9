// Copies of files in a project: each whole or not at all, and none in the place of another.
import { randomBytes } from 'node:crypto';
import { constants, linkSync, lstatSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { flushFile, renamePatiently } from '../../formats/folders/durable.ts';
import { hashOfFile } from '../../formats/folders/file-list.ts';
import { safeName } from '../../formats/folders/safe-name.ts';
import { removePartialFiles, syncFolder } from '../../formats/text/file-writer.ts';
import { NOTES_FILE } from './notes.ts';
import { QUESTIONS_FOLDER, STUDY_FILE, type Project } from './projects.ts';

/** Names that are chipmate's in a project. */
const TAKEN = new Set([STUDY_FILE, 'results', QUESTIONS_FOLDER, NOTES_FILE]);
/** Milliseconds after which nobody is writing a draft any more. */
export const GIVEN_UP = 60_000;

/** Removes files that killed processes were writing into a project. */
export function clearPartialFiles(folder: string): void {
  removePartialFiles(folder, undefined, GIVEN_UP);
}

/**
 * Copies a file into a project, whole or not at all, under its own name or, where another content has that, one like it.
 * @param path where it lies
 * @param said what it is called
 * @returns its name in the project
 */
export async function addFile({ folder }: Project, path: string, said: string): Promise<string> {
  const name = safeName(said);
  const suffix = /(?:\.\w+)?\.b?gz$/i.exec(name)?.[0] ?? extname(name);
  const stem = name.slice(0, name.length - suffix.length);
  const draft = join(folder, `.${name.slice(0, 50)}.${randomBytes(6).toString('hex')}.partial`);
  clearPartialFiles(folder);
  try {
    await copyFile(path, draft, constants.COPYFILE_EXCL);
    flushFile(draft);
    for (let count = 1; ; count++) {
      const own = count === 1 ? name : `${stem} ${count}${suffix}`;
      const place = join(folder, own);
      const there = lstatSync(place, { throwIfNoEntry: false });
      if (there?.isFile() === true && hashOfFile(place) === hashOfFile(path)) return own;
      if (there !== undefined || TAKEN.has(own.toLowerCase())) continue;
      if (!putInPlace(draft, place)) continue;
      syncFolder(folder);
      return own;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives a file that is written whole its name. @returns false where something has the name by now */
export function putInPlace(draft: string, place: string): boolean {
  try {
    linkSync(draft, place);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error;
    // Disks without links (exFAT, some network folders).
    renamePatiently(draft, place);
  }
  return true;
}
