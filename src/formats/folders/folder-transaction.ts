import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { syncFolder } from '../text/file-writer.ts';
import { pause, renamePatiently, throughLinks } from './durable.ts';
import { takeLock, type HeldLock } from './lock.ts';

/** A folder that is written under another name and takes its place only when it is whole. */
export interface FolderTransaction {
  /** Where to write; lies in the target's parent, so that the last step is a rename. */
  readonly folder: string;
  /** What was found and mended before the start (left-overs of dead builds), for the user. */
  readonly notes: readonly string[];
  /**
   * Puts the folder in the target's place; an old target disappears in the same step. What is in the folder must be on the disk.
   * @throws where it cannot: the target is as before
   */
  commit(): void;
  /** Removes everything that was written; the target is as before. Does nothing after `commit`. */
  abort(): void;
}

/**
 * Begins to write a folder. A lock file beside the target keeps a second writer away; left-overs of
 * writers that died are removed, and a target that such a writer had moved aside is put back.
 * @param target folder that will exist after `commit`; where it is a symbolic link it stays one, and what it names is replaced
 * @throws InputError where another process is writing this folder, the system's error where the parent cannot be written
 */
export function beginFolder(target: string): FolderTransaction {
  const path = throughLinks(target);
  const parent = dirname(path);
  const name = basename(path);
  mkdirSync(parent, { recursive: true });
  const lock = takeLock(lockOf(path), path);
  const suffix = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const folder = join(parent, `.${name}.building-${suffix}`);
  let notes: readonly string[];
  try {
    notes = [...lock.notes, ...clearLeftOvers(path)];
    mkdirSync(folder);
  } catch (error) {
    lock.release();
    throw error;
  }
  let open = true;
  const end = (): void => {
    open = false;
    process.off('exit', abort);
    lock.release();
  };
  const abort = (): void => {
    if (!open) return;
    removeAll(folder);
    end();
  };
  const commit = (): void => {
    const aside = join(parent, `.${name}.replaced-${suffix}`);
    const replaces = existsSync(path);
    syncFolder(folder);
    if (replaces) renamePatiently(path, aside);
    try {
      renamePatiently(folder, path);
    } catch (error) {
      if (replaces) renamePatiently(aside, path);
      throw error;
    }
    syncFolder(parent);
    // The new folder is in its place: what cannot be removed now, the next writer removes.
    if (replaces) attempt(() => removeAll(aside));
    end();
  };
  // Before the lock is given back, which has its own listener.
  process.prependListener('exit', abort);
  return { folder, notes, commit, abort };
}

function lockOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.lock`);
}

function removeAll(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // See the caller.
  }
}

/** Longest time between the two renames of a living writer, and its steps, milliseconds. */
const LONGEST_SWAP = 1000;
const STEP = 10;

/**
 * Puts back a folder that a dying writer had moved aside between its two renames; where the writer lives, waits for the second.
 * @returns whether the folder exists now
 */
export function restoreReplaced(target: string): boolean {
  if (existsSync(target)) return true;
  const path = throughLinks(target);
  if (siblings(path, 'replaced').length === 0) return existsSync(path);
  for (let waited = 0; waited < LONGEST_SWAP; waited += STEP) {
    const lock = lockIfFree(path);
    if (lock !== undefined) {
      try {
        putBack(path);
      } finally {
        lock.release();
      }
      return existsSync(path);
    }
    if (existsSync(path)) return true;
    pause(STEP);
  }
  return false;
}

/**
 * Ends what writers began that died: folders that they moved aside are put back, and those that were not whole are removed. What a living
 * writer has, and what cannot be changed, stays as it is.
 * @param parent folder of the targets, which is there
 */
export function endDeadWriters(parent: string): void {
  const names = readdirSync(parent).flatMap(
    (name) => /^\.(.+)\.(?:(?:building|replaced)-\d+-[0-9a-f]{8}|lock)$/.exec(name)?.[1] ?? [],
  );
  for (const name of new Set(names)) {
    const path = join(parent, name);
    const lock = lockIfFree(path);
    if (lock === undefined) continue;
    attempt(() => void clearLeftOvers(path));
    lock.release();
  }
}

/** The lock; undefined where somebody has it or where nothing may be written. */
function lockIfFree(path: string): HeldLock | undefined {
  try {
    return takeLock(lockOf(path), path);
  } catch (error) {
    if (error instanceof InputError || (error as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw error;
  }
}

/** To be called by who holds the lock: then every folder moved aside is of a process that died. */
function putBack(path: string): boolean {
  const [aside] = siblings(path, 'replaced');
  if (aside === undefined || existsSync(path)) return false;
  renamePatiently(aside, path);
  return true;
}

/** Who holds the lock is the only one that writes: whatever else is there was left by one that died. */
function clearLeftOvers(path: string): string[] {
  const notes: string[] = [];
  if (putBack(path)) notes.push('put back the atlas that an interrupted build had moved aside');
  for (const kind of ['building', 'replaced'] as const) {
    for (const leftOver of siblings(path, kind)) {
      removeAll(leftOver);
      notes.push(`removed ${basename(leftOver)}, the left-over of a build that died`);
    }
  }
  return notes;
}

/** Folders beside a target that its writers made: named after it, their process and a random number. */
function siblings(path: string, kind: 'building' | 'replaced'): string[] {
  const parent = dirname(path);
  const prefix = `.${basename(path)}.${kind}-`;
  if (statSync(parent, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix) && /^\d+-[0-9a-f]+$/.test(name.slice(prefix.length)))
    .sort()
    .map((name) => join(parent, name));
}
