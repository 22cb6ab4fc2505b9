import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { makeFolder, writeDurably, writeFileAtomically } from '../text/file-writer.ts';
import { namesIn } from './inside.ts';
import { formatFileList, hashOfFile, type FileList, type FileRecord } from './file-list.ts';
import {
  decide,
  foldedName,
  LIST,
  listOf,
  nextFolder,
  refuseOthers,
  refuseUnwritable,
  replaceFiles,
  stagedName,
  statusOf,
  type Place,
} from './replace-files.ts';
import { inFolder } from './in-folder.ts';

/** What is to take its place in a folder. */
interface Committed {
  readonly place: Place;
  readonly before: FileList;
  /** New files by path: in `next`, or in their places already. */
  readonly staged: ReadonlyMap<string, FileRecord>;
  readonly by: string;
  readonly whole: boolean;
}

/**
 * Puts the staged files in their places, and removes the writer's obsolete ones.
 * @throws InputError, with everything as it was, where a file may not be replaced
 */
export function commit({ place, before, staged, by, whole }: Committed): void {
  const next = nextFolder(place);
  const files = new Map(
    [...before.files].filter(([path, record]) => !whole || record.by !== by || staged.has(path)),
  );
  const obsolete = [...before.files].filter(([path]) => !files.has(path));
  const changed: string[] = [];
  for (const [path, after] of staged) {
    const found = refuseOthers(place, path, { before: recordAt(place, before, path), after });
    const ready = join(next, stagedName(path));
    if (found === after.sha256) rmSync(ready, { force: true });
    else if (existsSync(ready)) changed.push(path);
    else throw movedAway(join(place.folder, path));
    files.set(path, after);
  }
  for (const [path, record] of obsolete)
    if (refuseOthers(place, path, { before: record }) !== undefined) changed.push(path);
  const after = { ...before, files, mixed: false };
  const noted = listOf(place);
  if (changed.length === 0 && noted !== undefined && formatFileList(noted) === formatFileList(after)) return;
  refuseUnwritable(place, changed);
  const made: string[] = [];
  inFolder(place.folder, () => {
    try {
      for (const path of staged.keys()) makeParents(place, path, made);
      // Whoever finishes this later must know the files of before, also those of a release that kept no list.
      if (noted === undefined && before.files.size > 0)
        writeFileAtomically(join(place.state, LIST), formatFileList(before));
      makeFolder(next);
      writeDurably(join(next, LIST), Buffer.from(formatFileList(after)));
      decide(place);
    } catch (error) {
      for (const each of made.reverse()) removeIfEmpty(each);
      throw error;
    }
  });
  replaceFiles(place, before, after);
}

/**
 * What is known of a path. A disk that does not tell capitals apart has the file of another spelling there.
 */
export function recordAt({ folder }: Place, list: FileList, path: string): FileRecord | undefined {
  const exact = list.files.get(path);
  const parent = join(folder, dirname(path));
  if (exact !== undefined || !existsSync(join(folder, path)) || readdirSync(parent).includes(basename(path)))
    return exact;
  const folded = foldedName(path);
  return [...list.files].find(([each]) => foldedName(each) === folded)?.[1];
}

/** Whether a file with this content stands at the path. */
export function isThere(
  place: Place,
  path: string,
  { bytes, sha256 }: Pick<FileRecord, 'bytes' | 'sha256'>,
): boolean {
  const status = statusOf(place, path);
  if (status?.isFile() !== true || status.size !== bytes) return false;
  return hashOfFile(join(place.folder, path)) === sha256;
}

function movedAway(file: string): InputError {
  return new InputError('this file was moved away while the results were written', {
    file,
    fix: 'give the same command again',
  });
}

/** Makes the folders above a file. @param made gets those that were not there */
function makeParents({ folder }: Place, path: string, made: string[]): void {
  const parts = namesIn(path).slice(0, -1);
  parts.forEach((_, index) => {
    const parent = join(folder, ...parts.slice(0, index + 1));
    if (existsSync(parent)) return;
    mkdirSync(parent);
    made.push(parent);
  });
}

export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something.
  }
}
