// The files of a folder that a study may be made of: bounded in number and depth, and none beyond the folder.
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { ATLAS_FILES } from '../../atlas/manifest.ts';
import { InputError } from '../../errors.ts';
import { inFolder } from '../../formats/folders/in-folder.ts';
import { STATE_FOLDER } from '../../formats/folders/replace-files.ts';
import { message, type Message } from '../../messages/message.ts';
import { NOTES_FILE } from '../project/notes.ts';
import { isOfQuestions } from './kept-answers.ts';

const MOST_FILES = 2000;
const DEEPEST = 6;

/** What lies below a folder; names are relative to it, with `/` between their parts. */
interface FilesBelow {
  readonly files: readonly string[];
  /** Folders that are atlases: nothing in them is looked at. */
  readonly atlases: readonly string[];
  /** What is not looked at, and why. */
  readonly passed: readonly { readonly file: string; readonly reason: Message }[];
}

/** @throws InputError where there is no such folder, or it holds more files than a study has */
export function filesBelow(folder: string): FilesBelow {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InputError('there is no such folder', {
      file: folder,
      fix: 'name the folder that holds the files of the study',
    });
  const found = {
    files: [] as string[],
    atlases: [] as string[],
    passed: [] as FilesBelow['passed'][number][],
  };
  const visit = (place: string, depth: number): void => {
    const shown = (name: string): string => relative(folder, join(place, name)).split(sep).join('/');
    const entries = inFolder(place, () => readdirSync(place, { withFileTypes: true }));
    for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const { name } = entry;
      const path = join(place, name);
      if (name.startsWith('.')) continue;
      if (entry.isSymbolicLink()) found.passed.push({ file: shown(name), reason: message('draft.link') });
      else if (depth === 1 && isKept(path))
        found.passed.push({ file: shown(name), reason: message('draft.kept') });
      else if (entry.isFile()) found.files.push(shown(name));
      else if (entry.isDirectory()) {
        if (existsSync(join(path, ATLAS_FILES.manifest))) found.atlases.push(shown(name));
        else if (isOfResults(path))
          found.passed.push({ file: shown(name), reason: message('draft.results') });
        else if (depth === DEEPEST)
          found.passed.push({ file: shown(name), reason: message('draft.too-deep') });
        else visit(path, depth + 1);
      }
      if (found.files.length > MOST_FILES)
        throw new InputError(`the folder holds more than ${MOST_FILES} files`, {
          file: folder,
          expected: 'the files of one study',
          fix: 'name a folder that holds these alone',
        });
    }
  };
  visit(folder, 1);
  return found;
}

/** What chipmate keeps in a project beside its study. */
function isKept(path: string): boolean {
  return basename(path) === NOTES_FILE || isOfQuestions(path);
}

/** A folder of results of a study: what chipmate wrote, beside its report. */
function isOfResults(folder: string): boolean {
  return (
    lstatSync(join(folder, STATE_FOLDER), { throwIfNoEntry: false })?.isDirectory() === true &&
    existsSync(join(folder, 'report.html'))
  );
}
