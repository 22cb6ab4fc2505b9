import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmdirSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { note, type Notice } from '../../messages/message.ts';
import { syncFolder, writeFileAtomically } from '../text/file-writer.ts';
import { writeFault } from '../text/system-fault.ts';
import { renamePatiently } from './durable.ts';
import {
  EMPTY_LIST,
  formatFileList,
  hashOfFile,
  readFileList,
  type FileList,
  type FileRecord,
} from './file-list.ts';
import { namesIn } from './inside.ts';

// How files that are ready take the places of older ones, so that a process may end at any point. What is new lies in `next`
// until all of it is on disk; the renaming of `next` to `ready` decides. From then on renames alone are left to do, and whoever
// comes to the folder first does those that were not done.

/** Where a folder of results has what chipmate notes of it. */
export interface Place {
  /** The folder of results. */
  readonly folder: string;
  /** The folder of notes, on the same disk. */
  readonly state: string;
}

/** Folder inside a folder of results in which chipmate keeps its notes. */
export const STATE_FOLDER = '.chipmate';
/** The list of the files that chipmate wrote, in the folder of notes. */
export const LIST = 'files.json';
const NEXT = 'next';
const READY = 'ready';

/** Where new files are gathered. */
export function nextFolder({ state }: Place): string {
  return join(state, NEXT);
}

/** Where a new file lies until it takes its place: a name of its own, however long its path is. */
export function stagedName(path: string): string {
  const packed = /\.b?gz$/i.test(path) ? '.gz' : '';
  return `${createHash('sha256').update(path).digest('hex').slice(0, 32)}${packed}`;
}

/** Whether a process ended between the renames. */
export function isHalfReplaced({ state }: Place): boolean {
  return existsSync(join(state, READY, LIST));
}

/** What chipmate wrote into the folder, as far as that is known. */
export function listOf({ state }: Place): FileList | undefined {
  return readFileList(join(state, LIST));
}

/** What may stand at a path: the file that chipmate wrote, or one that has the new content already. */
interface Known {
  readonly before?: FileRecord;
  readonly after?: FileRecord;
}

/**
 * Refuses to touch a file that is not as chipmate left it.
 * @param path below the folder
 * @returns SHA-256 of the file; undefined where there is none
 * @throws InputError where something else stands at the path, or on the way to it
 */
export function refuseOthers(place: Place, path: string, { before, after }: Known): string | undefined {
  const status = statusOf(place, path);
  if (status === undefined) return undefined;
  const file = join(place.folder, ...namesIn(path));
  if (status.isDirectory()) throw inTheWay(file, 'a folder stands where a file is needed');
  if (!status.isFile()) throw inTheWay(file, 'this is no ordinary file, and chipmate did not make it');
  const hash = readable(file);
  if (hash === before?.sha256 || hash === after?.sha256) return hash;
  throw inTheWay(
    file,
    before === undefined
      ? 'this file is there already, and chipmate did not write it'
      : 'this file was changed since chipmate wrote it',
  );
}

/** What stands at a path of the folder. @throws InputError where a folder on the way is none of this folder's own */
export function statusOf(place: Place, path: string): Stats | undefined {
  const parts = namesIn(path);
  const disk = lstatSync(place.folder).dev;
  let status: Stats | undefined;
  for (let depth = 1; depth <= parts.length; depth++) {
    const file = join(place.folder, ...parts.slice(0, depth));
    status = lstatSync(file, { throwIfNoEntry: false });
    if (status === undefined || depth === parts.length) return status;
    if (status.isSymbolicLink()) throw inTheWay(file, 'a link stands where a folder is needed');
    if (!status.isDirectory()) throw inTheWay(file, 'a file stands where a folder is needed');
    if (status.dev !== disk)
      throw inTheWay(file, 'this folder lies on another disk than the folder around it');
  }
  return status;
}

function readable(file: string): string {
  try {
    return hashOfFile(file);
  } catch (error) {
    throw writeFault(error, file, 'give it back its permissions, or choose another folder');
  }
}

function inTheWay(file: string, problem: string): InputError {
  return new InputError(problem, {
    file,
    expected: 'nothing, or what chipmate wrote: nothing else is ever replaced or removed',
    fix: 'move it away or rename it and give the same command again, or choose another folder',
  });
}

/** Refuses, before anything is replaced, what the renames would fail at. @param paths of files that will be replaced or removed */
export function refuseUnwritable({ folder }: Place, paths: Iterable<string>): void {
  for (const path of paths) {
    const file = join(folder, ...namesIn(path));
    try {
      if (existsSync(dirname(file))) accessSync(dirname(file), constants.W_OK);
      if (existsSync(file)) closeSync(openSync(file, 'r+'));
    } catch (error) {
      throw writeFault(
        error,
        file,
        'close it where it is open, or give it back its permissions; nothing was changed',
      );
    }
  }
}

/** Decides that what lies in `next`, with its list, replaces what the folder has. From here on it can only be finished. */
export function decide({ state }: Place): void {
  syncFolder(join(state, NEXT));
  renamePatiently(join(state, NEXT), join(state, READY));
  syncFolder(state);
}

/** Does the renames and removals that are left: new files first, obsolete ones last, then the list. */
export function replaceFiles(place: Place, before: FileList, after: FileList): void {
  const { folder, state } = place;
  const ready = join(state, READY);
  const locate = (path: string): string => join(folder, ...namesIn(path));
  const touched = new Set<string>();
  for (const path of after.files.keys()) {
    const from = join(ready, stagedName(path));
    if (!existsSync(from)) continue;
    const to = locate(path);
    finishing(to, () => {
      mkdirSync(dirname(to), { recursive: true });
      renamePatiently(from, to);
    });
    touched.add(dirname(to));
  }
  for (const each of touched) syncFolder(each);
  for (const path of before.files.keys()) {
    if (after.files.has(path) || isAnotherNameOf(place, path, after)) continue;
    finishing(locate(path), () => rmSync(locate(path), { force: true }));
    removeEmptyFolders(folder, path);
  }
  finishing(join(state, LIST), () => renamePatiently(join(ready, LIST), join(state, LIST)));
  syncFolder(state);
  rmSync(ready, { recursive: true, force: true, maxRetries: 3 });
}

/** Whether the disk, which does not tell capitals apart, has a new file under the obsolete name. */
function isAnotherNameOf({ folder }: Place, path: string, after: FileList): boolean {
  const folded = foldedName(path);
  const other = [...after.files.keys()].find((each) => foldedName(each) === folded);
  if (other === undefined) return false;
  const [a, b] = [path, other].map((each) =>
    lstatSync(join(folder, ...each.split('/')), { bigint: true, throwIfNoEntry: false }),
  );
  return a !== undefined && a.ino === b?.ino;
}

/** A name as disks see it that do not tell capitals and ways of writing accents apart. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function finishing(file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw writeFault(
      error,
      file,
      'close the file where it is open and give the same command again: all results are ready, and it goes on here',
    );
  }
}

/** Removes the folders that a removed file leaves empty, up to the folder of results. */
function removeEmptyFolders(folder: string, path: string): void {
  const parts = namesIn(path).slice(0, -1);
  try {
    for (; parts.length > 0; parts.pop()) rmdirSync(join(folder, ...parts));
  } catch {
    // It holds something, or is gone.
  }
}

/**
 * Finishes what a process left that ended between the renames. The lock is the caller's.
 * @param giveUp takes the folder as it is where what was ready is damaged; otherwise that is refused
 * @throws InputError where somebody changed a file meanwhile that would be replaced
 */
export function finishReplacing(place: Place, giveUp: boolean): Notice[] {
  const { folder, state } = place;
  const ready = join(state, READY);
  if (!isHalfReplaced(place)) {
    rmSync(ready, { recursive: true, force: true, maxRetries: 3 });
    return [];
  }
  const before = listOf(place) ?? EMPTY_LIST;
  const after = readFileList(join(ready, LIST));
  if (after === undefined || !isWhole(place, before, after)) {
    if (!giveUp)
      throw new InputError(
        'a run was interrupted while it replaced the results, and what it had ready is damaged',
        {
          file: folder,
          fix: 'give the command that made this folder again: it makes the results anew',
        },
      );
    takeAsItIs(place, before, after ?? EMPTY_LIST);
    return [note('folder.made-anew')];
  }
  refuseUnwritable(place, changedPaths(before, after));
  replaceFiles(place, before, after);
  return [note('folder.finished')];
}

/** Paths whose files are another's after than before. */
function changedPaths(before: FileList, after: FileList): string[] {
  const all = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...all].filter((path) => before.files.get(path)?.sha256 !== after.files.get(path)?.sha256);
}

/** Whether every new file is ready or in its place. @throws InputError for a file that is neither's */
function isWhole(place: Place, before: FileList, after: FileList): boolean {
  for (const path of changedPaths(before, after)) {
    const known = { before: before.files.get(path), after: after.files.get(path) };
    const found = refuseOthers(place, path, known);
    const wanted = after.files.get(path)?.sha256;
    if (wanted === undefined || found === wanted) continue;
    const staged = join(place.state, READY, stagedName(path));
    if (!existsSync(staged) || hashOfFile(staged) !== wanted) return false;
  }
  return true;
}

/** Notes what of the two lists is there, and forgets what was ready. */
function takeAsItIs(place: Place, before: FileList, after: FileList): void {
  const files = new Map<string, FileRecord>();
  for (const path of [...before.files.keys(), ...after.files.keys()]) {
    const known = { before: before.files.get(path), after: after.files.get(path) };
    try {
      const found = refuseOthers(place, path, known);
      const record = [known.before, known.after].find((each) => each?.sha256 === found);
      if (record !== undefined) files.set(path, record);
    } catch (error) {
      // What is not as it was left is the user's from now on.
      if (!(error instanceof InputError)) throw error;
    }
  }
  writeFileAtomically(join(place.state, LIST), formatFileList({ ...before, files, mixed: true }));
  rmSync(join(place.state, READY), { recursive: true, force: true, maxRetries: 3 });
}
