import { createHash } from 'node:crypto';
import { existsSync, lstatSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { note, type Notice } from '../../messages/message.ts';
import { bytesOfFile, makeFolder, writeDurably, writePieces } from '../text/file-writer.ts';
import { commit, isThere, recordAt, removeIfEmpty } from './commit-files.ts';
import { EMPTY_LIST, hashOfFile, type FileList, type FileRecord } from './file-list.ts';
import { filePathFault } from './inside.ts';
import {
  finishReplacing,
  foldedName,
  LIST,
  listOf,
  nextFolder,
  refuseOthers,
  STATE_FOLDER,
  stagedName,
  type Place,
} from './replace-files.ts';
import { lockOf } from './state-lock.ts';
import { refuseStrangers } from './strangers.ts';
import { inFolder, translated } from './in-folder.ts';

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
  if (alone !== undefined)
    inFolder(folder, () => refuseStrangers(place, { by, alone, isEarlier: () => earlier?.() !== undefined }));
  makeFolder(folder);
  makeFolder(place.state);
  if (!lstatSync(place.state).isDirectory())
    throw new InputError('a link stands where chipmate keeps its notes', {
      file: place.state,
      fix: 'remove the link, or choose another folder',
    });
  const lock = lockOf(place);
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

/** @throws InputError for a name that is none on some system, or leads out of the folder */
function refuseName(folder: string, path: string): void {
  const fault = filePathFault(path);
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

/** The files of a release that kept no list. */
function adopted(files: ReadonlyMap<string, Written> | undefined, by: string): FileList {
  const records = [...(files ?? [])].map(([path, written]): [string, FileRecord] => [
    path,
    { ...written, by },
  ]);
  return { ...EMPTY_LIST, files: new Map(records) };
}
