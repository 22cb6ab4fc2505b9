import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { takeLock } from './lock.ts';
import { isRunning } from './process-start.ts';

/** A folder that is written under another name and takes its place only when it is whole. */
export interface FolderTransaction {
  /** Where to write; lies in the target's parent, so that the last step is a rename. */
  readonly folder: string;
  /** What was found and mended before the start (left-overs of dead builds), for the user. */
  readonly notes: readonly string[];
  /** Puts the folder in the target's place; an old target disappears in the same step. */
  commit(): void;
  /** Removes everything that was written; the target is as before. Does nothing after `commit`. */
  abort(): void;
}

/**
 * Begins to write a folder. A lock file beside the target keeps a second writer away; left-overs of
 * writers that died are removed, and a target that such a writer had moved aside is put back.
 * @param target folder that will exist after `commit`
 * @throws InputError where the parent cannot be written or another process is writing this folder
 */
export function beginFolder(target: string): FolderTransaction {
  const path = resolve(target);
  const parent = dirname(path);
  const name = basename(path);
  mkdirSync(parent, { recursive: true });
  const lock = takeLock(join(parent, `.${name}.lock`), path);
  const notes = [...lock.notes, ...clearLeftOvers(path)];
  const suffix = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const folder = join(parent, `.${name}.building-${suffix}`);
  mkdirSync(folder);
  let open = true;
  const end = (): void => {
    open = false;
    process.off('exit', abort);
    lock.release();
  };
  const abort = (): void => {
    if (!open) return;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    end();
  };
  const commit = (): void => {
    const aside = join(parent, `.${name}.replaced-${suffix}`);
    const replaces = existsSync(path);
    if (replaces) renameSync(path, aside);
    renameSync(folder, path);
    end();
    if (replaces) rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
  };
  process.on('exit', abort);
  return { folder, notes, commit, abort };
}

/**
 * Puts back a folder that a dying writer had moved aside between its two renames.
 * @returns whether the folder exists now
 */
export function restoreReplaced(target: string): boolean {
  const path = resolve(target);
  if (existsSync(path)) return true;
  const aside = siblings(path, 'replaced').find(({ pid }) => !isRunning(pid));
  if (aside === undefined) return false;
  renameSync(aside.path, path);
  return true;
}

function clearLeftOvers(path: string): string[] {
  const notes: string[] = [];
  if (!existsSync(path) && restoreReplaced(path)) {
    notes.push('put back the atlas that an interrupted build had moved aside');
  }
  for (const kind of ['building', 'replaced'] as const) {
    for (const leftOver of siblings(path, kind)) {
      if (isRunning(leftOver.pid)) continue;
      rmSync(leftOver.path, { recursive: true, force: true, maxRetries: 3 });
      notes.push(`removed ${basename(leftOver.path)}, the left-over of a build that died`);
    }
  }
  return notes;
}

function siblings(path: string, kind: 'building' | 'replaced'): { path: string; pid: number }[] {
  const parent = dirname(path);
  const prefix = `.${basename(path)}.${kind}-`;
  if (!existsSync(parent) || !statSync(parent).isDirectory()) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ path: join(parent, name), pid: Number.parseInt(name.slice(prefix.length), 10) }));
}
