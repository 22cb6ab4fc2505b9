// What may be done with the folders of projects: only with them, only below the folder of all projects, and nothing is ever replaced.
import { randomBytes } from 'node:crypto';
import { constants, existsSync, linkSync, lstatSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, cp } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { renamePatiently } from '../../formats/folders/durable.ts';
import { hashOfFile } from '../../formats/folders/file-list.ts';
import { inFolder, translated } from '../../formats/folders/in-folder.ts';
import { isLocked } from '../../formats/folders/lock.ts';
import { STATE_FOLDER } from '../../formats/folders/replace-files.ts';
import { safeName } from '../../formats/folders/safe-name.ts';
import { syncFolder, writeDurably, writeFileAtomically } from '../../formats/text/file-writer.ts';
import { NOTES_FILE } from './notes.ts';
import { QUESTIONS_FOLDER, STUDY_FILE, projectAt, type Project } from './projects.ts';
import { refused } from '../../messages/refused.ts';

/** Where projects go that are thrown away: below the folder of all projects, on the same disk. */
const TRASH = '.trash';
/** Names that are chipmate's in a project. */
const TAKEN = new Set([STUDY_FILE, 'results', QUESTIONS_FOLDER, NOTES_FILE]);

/**
 * Makes a project.
 * @param root folder of all projects
 * @param said what it is to be called
 * @param text of its study; without it the project is one of single questions
 * @throws InputError where it cannot be made
 */
export function makeProject(root: string, said: string, text?: string): Project {
  const name = safeName(said.slice(0, 80), text === undefined ? 'questions' : 'study');
  return inFolder(root, () => {
    const folder = makeFresh((count) => join(root, count === 1 ? name : `${name} ${count}`));
    if (text === undefined) mkdirSync(join(folder, QUESTIONS_FOLDER));
    else writeFileAtomically(join(folder, STUDY_FILE), text);
    return projectAt(folder);
  });
}

/** Makes the first folder that is not there yet. */
function makeFresh(nameOf: (count: number) => string): string {
  for (let count = 1; ; count++) {
    const folder = nameOf(count);
    try {
      mkdirSync(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || count > 1000) throw error;
    }
  }
}

/** Calls a project's folder otherwise. @throws InputError where something has that name, or the project is being run */
export function renameProject(root: string, project: Project, said: string): Project {
  refuseBusy(root, project);
  const folder = join(root, safeName(said, project.name));
  if (folder === project.folder) return project;
  if (existsSync(folder) && !isSame(folder, project.folder))
    throw refused('study.name-taken', {}, { found: basename(folder) });
  inFolder(root, () => renamePatiently(project.folder, folder));
  return projectAt(folder);
}

/** Whether a disk that does not tell capitals apart has one folder under both names. */
function isSame(a: string, b: string): boolean {
  return statSync(a).ino === statSync(b).ino;
}

/**
 * Copies a project with its files and results, so that a run of the copy computes anew only what was changed in it. Links stay what they
 * are.
 * @throws InputError for the folder of all projects itself, and for a project that is being run
 */
export async function copyProject(root: string, project: Project): Promise<Project> {
  refuseBusy(root, project);
  const folder = inFolder(root, () => makeFresh((count) => join(root, `${project.name} ${count + 1}`)));
  try {
    const filter = (path: string): boolean => !path.endsWith(join(STATE_FOLDER, 'lock'));
    await cp(project.folder, folder, { recursive: true, verbatimSymlinks: true, filter });
    return projectAt(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw translated(error, folder);
  }
}

/**
 * Throws a project away: its folder goes to the others that were thrown away, from where a person can bring it back. Nothing is removed.
 * @throws InputError for the folder of all projects itself, and for a project that is being run
 */
export function throwAway(root: string, project: Project): void {
  refuseBusy(root, project);
  toTrash(root, project.folder);
}

/** Moves a folder to what was thrown away, whatever else has its name there. @param root folder of all projects */
export function toTrash(root: string, folder: string): void {
  const [trash, name] = [join(root, TRASH), basename(folder)];
  inFolder(root, () => {
    mkdirSync(trash, { recursive: true });
    if (!lstatSync(trash).isDirectory())
      throw new InputError('something else stands where projects go that are thrown away', {
        file: trash,
        fix: 'move it away',
      });
    const place = makeFresh((count) => join(trash, count === 1 ? name : `${name} ${count}`));
    renamePatiently(folder, join(place, name));
  });
}

/**
 * Gives a project a study that has none yet.
 * @throws InputError where one is there by now, which stays as it is
 */
export function beginStudy({ folder, study }: Project, text: string): void {
  const draft = join(folder, `.${STUDY_FILE}.${randomBytes(6).toString('hex')}.partial`);
  inFolder(folder, () => {
    try {
      writeDurably(draft, text);
      if (lstatSync(study, { throwIfNoEntry: false }) !== undefined || !putInPlace(draft, study))
        throw refused('study.is-there', {}, { file: STUDY_FILE });
      syncFolder(folder);
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

function refuseBusy(root: string, project: Project): void {
  if (dirname(project.folder) !== root) throw refused('study.is-root', {});
  refuseRunning(project);
}

function refuseRunning({ results, name }: Project): void {
  if (isLocked(join(results, STATE_FOLDER, 'lock'))) throw isBeingRun(name);
}

/** Why a study stays where it is. @param name of its project */
export function isBeingRun(name: string): InputError {
  return refused('study.running', {}, { file: name });
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
  try {
    await copyFile(path, draft, constants.COPYFILE_EXCL);
    for (let count = 1; ; count++) {
      const own = count === 1 ? name : `${stem} ${count}${suffix}`;
      const place = join(folder, own);
      const there = lstatSync(place, { throwIfNoEntry: false });
      if (there?.isFile() === true && hashOfFile(place) === hashOfFile(path)) return own;
      if (there !== undefined || TAKEN.has(own.toLowerCase())) continue;
      if (putInPlace(draft, place)) return own;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @returns false where something has the name by now */
function putInPlace(draft: string, place: string): boolean {
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
