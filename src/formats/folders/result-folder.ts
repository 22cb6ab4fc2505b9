import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { note, type Notice } from '../../messages/message.ts';
import { bytesOfFile, makeFolder, writeFileAtomically, writePieces } from '../text/file-writer.ts';
import { writeFault } from '../text/system-fault.ts';
import { EMPTY_LIST, formatFileList, hashOfFile, type FileList, type FileRecord } from './file-list.ts';
import { fileNameFault } from './inside.ts';
import { takeLock, type HeldLock } from './lock.ts';
import {
  decide,
  finishReplacing,
  foldedName,
  isHalfReplaced,
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

/** Folder inside a folder of results in which chipmate keeps its notes. */
export const STATE_FOLDER = '.chipmate';

/** What a file of results held when it was written. */
export type Written = Pick<FileRecord, 'bytes' | 'sha256'>;

/** How files of results are written. */
export interface ResultFolderOptions {
  /** What writes them, such as `study run`. */
  readonly by: string;
  /** Whether they are all files of this writer: those of before that are not written again go. */
  readonly whole?: boolean;
  /** What the folder is where it belongs to this writer alone, such as `the results of a study`: a folder that holds anything else is refused. */
  readonly alone?: string;
  /** The folder's files where a release wrote it that kept no list; undefined where none did. */
  readonly earlier?: () => ReadonlyMap<string, Written> | undefined;
  /** Folder of notes; `.chipmate` where left out. */
  readonly state?: string;
}

/** A folder of results that this process alone writes into, until `close`. */
export interface ResultFolder {
  /** The folder of notes, in which the writer may keep files of its own, too. */
  readonly state: string;
  /** What was found and mended. */
  readonly notices: readonly Notice[];
  /**
   * Writes a file aside. Names that end in `.gz` are compressed.
   * @param path below the folder, with `/`
   * @throws InputError where something stands in its place that chipmate did not write
   */
  stage(path: string, content: string | Uint8Array): void;
  /** The same for text that may be larger than the memory. */
  stagePieces(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>;
  /** @throws InputError where something stands at one of these paths that chipmate did not write: asked before long work */
  refuse(paths: readonly string[]): void;
  /**
   * Puts everything that was staged in its place. A process that is killed leaves the old files or the new ones: whoever comes
   * first to a folder that is between the two finishes it.
   * @throws InputError, with everything as it was, where a file may not be replaced
   */
  commit(): void;
  /** Gives the folder back, and removes what was staged and not committed. */
  close(): void;
}

/**
 * Opens a folder of results for writing: makes it, keeps other processes away, and finishes what a killed one left. Only what chipmate
 * wrote, and nobody changed since, is replaced or removed.
 * @throws InputError where the folder holds other things, another process writes into it, or one of its files was changed
 */
export function openResultFolder(folder: string, options: ResultFolderOptions): ResultFolder {
  const { by, whole = false, alone, earlier } = options;
  const place: Place = {
    folder,
    state: join(folder, options.state ?? STATE_FOLDER),
  };
  const isNew = !existsSync(folder);
  inFolder(folder, () => refuseStrangers(place, folder, { by, alone, earlier }));
  makeFolder(folder);
  makeFolder(place.state);
  if (!lstatSync(place.state).isDirectory())
    throw new InputError('a link stands where chipmate keeps its notes', {
      file: place.state,
      fix: 'remove the link, or choose another folder',
    });
  const lock = lockOf(place);
  removeLockDrafts(place.state);
  const staged = new Map<string, FileRecord>();
  const names = new Map<string, string>();
  const next = nextFolder(place);
  const discard = (): void => {
    staged.clear();
    rmSync(next, { recursive: true, force: true, maxRetries: 3 });
  };
  const close = (): void => {
    discard();
    lock.release();
    for (const each of isNew ? [place.state, place.folder] : [place.state]) removeIfEmpty(each);
  };
  try {
    const notices = lock.notes.map(() => note('folder.lock-of-dead'));
    notices.push(...inFolder(place.folder, () => finishReplacing(place, true)));
    inFolder(next, discard);
    const noted = listOf(place);
    if (noted === undefined && existsSync(join(place.state, LIST))) notices.push(note('folder.list-damaged'));
    const before = noted ?? adopted(earlier?.(), by);
    // Said before the work is done: what somebody changed stays.
    if (whole)
      for (const [path, record] of before.files)
        if (record.by === by) refuseOthers(place, path, { before: record });
    const stage = (path: string, write: (target: string) => Written): void => {
      refuseName(folder, path);
      refuseSharedName(names, path);
      inFolder(join(folder, path), () => {
        makeFolder(next);
        staged.set(path, { ...write(join(next, stagedName(path))), by });
      });
    };
    return {
      state: place.state,
      notices,
      close,
      stage: (path, content) =>
        stage(path, (target) => {
          const bytes = bytesOfFile(path, content);
          const written = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
          // What is there already is not written once more.
          if (!isThere(place, path, written)) writeDurably(target, bytes);
          return written;
        }),
      stagePieces: async (path, pieces) => {
        const target = join(next, stagedName(path));
        makeFolder(next);
        await writePieces(target, pieces);
        stage(path, () => ({ bytes: statSync(target).size, sha256: hashOfFile(target) }));
      },
      refuse: (paths) =>
        inFolder(folder, () => {
          for (const path of paths) refuseName(folder, path);
          for (const path of paths) refuseOthers(place, path, { before: recordAt(place, before, path) });
        }),
      commit: () => {
        try {
          inFolder(folder, () => commit({ place, before, staged, by, whole }));
        } finally {
          discard();
        }
      },
    };
  } catch (error) {
    close();
    throw translated(error, folder);
  }
}

/** Writes files into a folder of results, all of them or none. @throws InputError as `openResultFolder` and `commit` do */
export function writeResults(
  folder: string,
  options: ResultFolderOptions,
  files: Iterable<readonly [string, string | Uint8Array]>,
): void {
  const results = openResultFolder(folder, options);
  try {
    for (const [path, content] of files) results.stage(path, content);
    results.commit();
  } finally {
    results.close();
  }
}

/**
 * Writes files whose names begin with a prefix that the user gave, all of them or none. What is noted of them stands beside them, in
 * `.PREFIX.chipmate`: their folder may be one of many people.
 * @param files content by what follows the prefix
 */
export function writeBesides(prefix: string, files: Readonly<Record<string, string>>): void {
  const name = basename(prefix);
  const folder = prefix.endsWith('/') || name === '' ? prefix : dirname(prefix);
  const before = folder === prefix ? '' : name;
  writeResults(
    folder,
    { by: 'prefix', state: before === '' ? STATE_FOLDER : `.${before}${STATE_FOLDER}` },
    Object.entries(files).map(([rest, content]) => [`${before}${rest}`, content]),
  );
}

interface Committed {
  readonly place: Place;
  readonly before: FileList;
  readonly staged: ReadonlyMap<string, FileRecord>;
  readonly by: string;
  readonly whole: boolean;
}

function commit({ place, before, staged, by, whole }: Committed): void {
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
function recordAt({ folder }: Place, list: FileList, path: string): FileRecord | undefined {
  const exact = list.files.get(path);
  const parent = join(folder, dirname(path));
  if (exact !== undefined || !existsSync(join(folder, path)) || readdirSync(parent).includes(basename(path)))
    return exact;
  const folded = foldedName(path);
  return [...list.files].find(([each]) => foldedName(each) === folded)?.[1];
}

function isThere(place: Place, path: string, { bytes, sha256 }: Written): boolean {
  const status = statusOf(place, path);
  if (status?.isFile() !== true || status.size !== bytes) return false;
  return hashOfFile(join(place.folder, path)) === sha256;
}

/** @throws InputError for a name that is none on some system, or leads out of the folder */
function refuseName(folder: string, path: string): void {
  const fault = path
    .split('/')
    .map(fileNameFault)
    .find((each) => each !== undefined);
  if (fault === undefined) return;
  throw new InputError(`${JSON.stringify(path)} is no name of a file: ${fault}`, {
    file: folder,
    fix: 'give what it is named after another name',
  });
}

/** @param names paths that were staged, by how disks see them that do not tell capitals apart */
function refuseSharedName(names: Map<string, string>, path: string): void {
  const folded = foldedName(path);
  const other = names.get(folded);
  names.set(folded, path);
  if (other === undefined) return;
  throw new InputError('two results would be one file', {
    found: other === path ? path : `${other} and ${path}`,
    fix: 'give what they are named after names that differ in letters or digits',
  });
}

function movedAway(file: string): InputError {
  return new InputError('this file was moved away while the results were written', {
    file,
    fix: 'give the same command again',
  });
}

/** The files of a release that kept no list. */
function adopted(files: ReadonlyMap<string, Written> | undefined, by: string): FileList {
  const records = [...(files ?? [])].map(([path, written]): [string, FileRecord] => [
    path,
    { ...written, by },
  ]);
  return { ...EMPTY_LIST, files: new Map(records) };
}

/** @throws InputError where the folder belongs to one writer alone, and somebody else has files in it */
function refuseStrangers(
  place: Place,
  folder: string,
  { by, alone, earlier }: Pick<ResultFolderOptions, 'by' | 'alone' | 'earlier'>,
): void {
  if (alone === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const known = [...(listOf(place)?.files.values() ?? [])].some((record) => record.by === by);
  if (known || isHalfReplaced(place) || earlier?.() !== undefined) return;
  const found = othersIn(folder, []);
  if (found.length === 0) return;
  const more = found.length > 3 ? ` and ${found.length - 3} more` : '';
  throw new InputError(`this folder is not empty, and what it holds is not ${alone}`, {
    file: folder,
    expected: `a new folder, an empty one, or one with ${alone}`,
    found: `${found.slice(0, 3).join(', ')}${more}`,
    fix: 'choose a new or an empty folder with -o: nothing that chipmate did not write is ever replaced or removed',
  });
}

/** What desktops, office programs, network disks and chipmate's own interrupted writers leave. */
const HARMLESS = [
  /^(?:\.DS_Store|\._.*|\.localized|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|Icon\r)$/,
  /^(?:Thumbs\.db|ehthumbs\.db|desktop\.ini|\.directory|@eaDir|lost\+found|System Volume Information)$/i,
  /^(?:~\$.*|\.~lock\..*#|\.nfs[0-9a-f]+)$/,
  /^\..+\.[0-9a-f]{12}\.partial$/,
];

/**
 * Files and folders that somebody else put into a folder, by name; folders without files do not count, nor what desktops leave.
 * @param own names that are chipmate's, beside its notes
 */
export function othersIn(folder: string, own: readonly string[]): string[] {
  return inFolder(folder, () =>
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => name !== STATE_FOLDER && !own.includes(name))
      .filter(({ name }) => !HARMLESS.some((pattern) => pattern.test(name)))
      .filter((entry) => !entry.isDirectory() || holdsFiles(join(folder, entry.name)))
      .map(({ name }) => name)
      .sort(),
  );
}

function holdsFiles(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => !entry.isDirectory() || holdsFiles(join(folder, entry.name)),
  );
}

/** Makes the folders above a file. @param made gets those that were not there */
function makeParents({ folder }: Place, path: string, made: string[]): void {
  const parts = path.split('/').slice(0, -1);
  parts.forEach((_, index) => {
    const parent = join(folder, ...parts.slice(0, index + 1));
    if (existsSync(parent)) return;
    mkdirSync(parent);
    made.push(parent);
  });
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function lockOf({ folder, state }: Place): HeldLock {
  try {
    return takeLock(join(state, 'lock'), folder);
  } catch (error) {
    throw writeFault(error, folder);
  }
}

/** Removes what processes left that were killed while they took the lock. */
function removeLockDrafts(state: string): void {
  for (const name of readdirSync(state)) {
    const draft = join(state, name);
    if (!/^lock\.[0-9a-f]{12}$/.test(name)) continue;
    const made = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - made > 60_000) rmSync(draft, { force: true });
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something.
  }
}

/** Does something in a folder; what the system says against it becomes a refusal. */
function inFolder<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw translated(error, folder);
  }
}

/** Names the file that the system names. */
function translated(error: unknown, folder: string): unknown {
  const { path } = error as NodeJS.ErrnoException;
  return writeFault(error, path?.startsWith(folder) === true ? path : folder);
}

/**
 * What chipmate noted of a folder of results, for those who read it; undefined where it noted nothing. Finishes first what an
 * interrupted run left.
 * @throws InputError where the results are those of several runs
 */
export function readResultFolder(folder: string): FileList | undefined {
  const place: Place = { folder, state: join(folder, STATE_FOLDER) };
  if (isHalfReplaced(place)) {
    const lock = lockOf(place);
    try {
      inFolder(folder, () => finishReplacing(place, false));
    } finally {
      lock.release();
    }
  }
  const list = listOf(place);
  if (list?.mixed !== true) return list;
  throw new InputError('the results in this folder are those of several runs', {
    file: folder,
    fix: 'give the command that made it again: it makes the results anew',
  });
}

/** @throws InputError where a file of a folder of results is not as chipmate wrote it */
export function refuseChanged(folder: string, list: FileList | undefined, path: string): void {
  const before = list?.files.get(path);
  if (before === undefined) return;
  const found = hashOfFile(join(folder, ...path.split('/')));
  if (found === before.sha256) return;
  throw new InputError('this file was changed since chipmate wrote it', {
    file: join(folder, ...path.split('/')),
    expected: `SHA-256 ${before.sha256}`,
    found: `SHA-256 ${found}`,
    fix: 'move it away and give the command that made the folder again',
  });
}
