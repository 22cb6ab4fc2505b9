// How a project comes into being: in a folder that nobody sees until everything is in it, so that a process may end at any point.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { renamePatiently } from '../../formats/folders/durable.ts';
import { translated } from '../../formats/folders/in-folder.ts';
import { isLocked, takeLock } from '../../formats/folders/lock.ts';
import { STATE_FOLDER } from '../../formats/folders/replace-files.ts';
import { safeName } from '../../formats/folders/safe-name.ts';
import { syncFolder, writeFileAtomically } from '../../formats/text/file-writer.ts';
import { clearPartialFiles, GIVEN_UP } from './add-file.ts';
import { refuseBusy } from './change-project.ts';
import { projectAt, projectsIn, QUESTIONS_FOLDER, STUDY_FILE, type Project } from './projects.ts';

/** A folder in which a project is made, below the folder of all projects: no project's name begins with a dot. */
const DRAFT = /^\.[0-9a-f]{12}\.partial$/;
/** In it, as long as somebody is making it. */
const LOCK = '.making.lock';

/**
 * Makes a project, whole or not at all.
 * @param root folder of all projects
 * @param said what it is to be called
 * @param text of its study; without it the project is one of single questions
 * @param fill puts into it what else is to be there from the beginning
 * @throws InputError where it cannot be made; whatever `fill` throws
 */
export function makeProject(
  root: string,
  said: string,
  text?: string,
  fill: (draft: Project) => Promise<void> = () => Promise.resolve(),
): Promise<Project> {
  const name = safeName(said.slice(0, 80), text === undefined ? 'questions' : 'study');
  return made(
    root,
    (count) => (count === 1 ? name : `${name} ${count}`),
    async (draft) => {
      if (text === undefined) mkdirSync(join(draft, QUESTIONS_FOLDER));
      else writeFileAtomically(join(draft, STUDY_FILE), text);
      await fill(projectAt(draft));
    },
  );
}

/**
 * Copies a project with its files and results, so that a run of the copy computes anew only what was changed in it. Links stay what they
 * are.
 * @throws InputError for the folder of all projects itself, and for a project that is being run
 */
export async function copyProject(root: string, project: Project): Promise<Project> {
  refuseBusy(root, project);
  const filter = (path: string): boolean => !path.endsWith(join(STATE_FOLDER, 'lock'));
  const options = { recursive: true, verbatimSymlinks: true, filter };
  return made(
    root,
    (count) => `${project.name} ${count + 1}`,
    (draft) => cp(project.folder, draft, options),
  );
}

/** @param nameOf the first of these names that nothing has is taken */
async function made(
  root: string,
  nameOf: (count: number) => string,
  fill: (draft: string) => Promise<void>,
): Promise<Project> {
  clearUnfinished(root);
  const draft = join(root, `.${randomBytes(6).toString('hex')}.partial`);
  try {
    mkdirSync(draft);
    const lock = takeLock(join(draft, LOCK), draft);
    try {
      await fill(draft);
    } finally {
      lock.release();
    }
    syncFolder(draft);
    const folder = putInPlace(draft, (count) => join(root, nameOf(count)));
    syncFolder(root);
    return projectAt(folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
    throw translated(error, root);
  }
}

/** Gives a folder the first name that nothing has. */
function putInPlace(draft: string, nameOf: (count: number) => string): string {
  for (let count = 1; ; count++) {
    const folder = nameOf(count);
    if (existsSync(folder)) continue;
    try {
      renamePatiently(draft, folder);
      return folder;
    } catch (error) {
      // Another one took the name meanwhile.
      if (
        !['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') ||
        count > 1000
      )
        throw error;
    }
  }
}

/**
 * Removes what killed processes left below the folder of all projects: projects that were not whole, and files that were being written. What
 * cannot be removed stays.
 */
export function clearUnfinished(root: string): void {
  try {
    for (const name of readdirSync(root).filter((each) => DRAFT.test(each)))
      if (isGivenUp(join(root, name)))
        rmSync(join(root, name), { recursive: true, force: true, maxRetries: 3 });
    for (const { folder } of projectsIn(root)) clearPartialFiles(folder);
  } catch {
    // The next one tries again.
  }
}

/** The lock of a draft is made first, and given back a moment before the draft takes its place. */
function isGivenUp(draft: string): boolean {
  const lock = join(draft, LOCK);
  if (isLocked(lock)) return false;
  return existsSync(lock) || Date.now() - statSync(draft).mtimeMs > GIVEN_UP;
}
