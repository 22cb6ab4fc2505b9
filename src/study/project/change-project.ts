// What may be done with the folders of projects: only with them, only below the folder of all projects, and nothing is ever replaced.
import { existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { renamePatiently } from '../../formats/folders/durable.ts';
import { inFolder } from '../../formats/folders/in-folder.ts';
import { isLocked } from '../../formats/folders/lock.ts';
import { STATE_FOLDER } from '../../formats/folders/replace-files.ts';
import { safeName } from '../../formats/folders/safe-name.ts';
import { projectAt, type Project } from './projects.ts';
import { refused } from '../../messages/refused.ts';

/** Where projects go that are thrown away: below the folder of all projects, on the same disk. */
const TRASH = '.trash';

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

/** @throws InputError for the folder of all projects itself, and for a project that is being run */
export function refuseBusy(root: string, project: Project): void {
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
