// A project: a folder that somebody keeps a study or single questions in, with the files that were handed over for them and their results.
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { WORLD_FILES } from '../simulated-world/write-world.ts';
import { refused } from '../../messages/refused.ts';

/** The file that makes a folder a project. */
export const STUDY_FILE = 'study.yaml';
/** So does the folder of single questions that were kept. */
export const QUESTIONS_FOLDER = 'questions';
const RESULTS = 'results';

/** A folder with a study, with questions that were kept, or with both. */
export interface Project {
  /** Name of the folder. */
  readonly name: string;
  readonly folder: string;
  /** Path of its study file, which is there where it has a study. */
  readonly study: string;
  readonly hasStudy: boolean;
  /** Folder of its results, which need not be there. */
  readonly results: string;
}

/** The folder of all projects, with every link on the way resolved. @throws InputError where there is none */
export function projectsFolder(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true)
    throw new InputError('this is no folder of studies', {
      file: folder,
      expected: `a folder; each folder in it with a ${STUDY_FILE} is a study`,
      found: found === undefined ? 'nothing' : 'a file',
      fix: 'make the folder first, or name the one that chipmate demo wrote',
    });
  return realpathSync(folder);
}

/**
 * Every project directly below a folder, and the folder itself, by name. A link is none, neither as a folder nor as its study file: what is
 * changed, renamed or thrown away would lie elsewhere.
 * @param root as `projectsFolder` gives it
 */
export function projectsIn(root: string): Project[] {
  const below = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(root, name));
  return [root, ...below.sort()].filter(isProject).map(projectAt);
}

function isProject(folder: string): boolean {
  const found = (name: string) => lstatSync(join(folder, name), { throwIfNoEntry: false });
  return (
    found('')?.isDirectory() === true &&
    (found(STUDY_FILE)?.isFile() === true || found(QUESTIONS_FOLDER)?.isDirectory() === true)
  );
}

/** @throws InputError where the project is no longer there */
export function projectAt(folder: string): Project {
  if (!isProject(folder)) throw refused('study.gone', {}, { file: basename(folder) });
  // The demo writes its results beside its world.
  const isWorld = statSync(join(folder, WORLD_FILES.truth), { throwIfNoEntry: false }) !== undefined;
  const beside = join(dirname(folder), RESULTS);
  const ofDemo = isWorld && lstatSync(beside, { throwIfNoEntry: false })?.isDirectory() === true;
  return {
    name: basename(folder),
    folder,
    study: join(folder, STUDY_FILE),
    hasStudy: lstatSync(join(folder, STUDY_FILE), { throwIfNoEntry: false })?.isFile() === true,
    results: ofDemo ? beside : join(folder, RESULTS),
  };
}
