import { basename, dirname } from 'node:path';
import { InputError } from '../../errors.ts';
import { genomesFolder, pathAtHand } from '../../formats/folders/genomes-folder.ts';
import { pathInside } from '../../formats/folders/inside.ts';
import { libraryAtHand } from '../../analyses/inputs/motifs/library-at-hand.ts';
import { namedFiles } from '../file/named-files.ts';
import { readStudy, type StudyFile } from '../file/read-study.ts';
import { refused } from '../../messages/refused.ts';

/**
 * The files that a study which comes from a page would newly reach: whatever it names has to lie in the project's folder, also where links
 * are on the way, to be named in the study file as it is on the disk, or to be something that the app was started with.
 * @param file the study that came; its path is that of the study file on the disk
 * @param served paths that the app was started with
 */
export function outsideNames(file: StudyFile, served: readonly string[]): InputError[] {
  const folder = dirname(file.path);
  const known = new Set([...namedOnDisk(file.path), ...served]);
  return namedFiles(file.study)
    .filter(({ path, kind }) => !known.has(path) && !(kind === 'library' && libraryAtHand(path)))
    .filter(({ path }) => !isInside(folder, path))
    .map(({ path, place }) =>
      refused(
        'study.outside',
        {},
        {
          file: basename(file.path),
          line: file.lineOf(place),
          expected: 'a name below the folder of the study, or one that the study file has already',
          found: path,
        },
      ),
    );
}

/** What the file on the disk names already; nothing where it is no study. */
function namedOnDisk(path: string): string[] {
  try {
    return namedFiles(readStudy(path).study).map((each) => each.path);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

function isInside(folder: string, path: string): boolean {
  const atHand = pathAtHand(path);
  try {
    if (atHand === undefined) pathInside(folder, path, path);
    else pathInside(genomesFolder(), path.slice(path.indexOf(':') + 1), path);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
