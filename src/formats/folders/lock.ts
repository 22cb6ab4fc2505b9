import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { isRunning, startOf } from './process-start.ts';

/** A lock that this process holds. */
export interface HeldLock {
  /** What was found and mended (the lock of a process that died), for the user. */
  readonly notes: readonly string[];
  /** Gives the lock back; does nothing the second time. */
  release(): void;
}

interface LockContent {
  readonly pid: number;
  readonly host: string;
  /** When the process began: its number alone may be another one's since. Absent where the system does not tell. */
  readonly started?: string;
  /** Tells this lock from every other. */
  readonly token?: string;
}

/** Seconds after which a file that is no lock, or a take-over that does not end, is what a dead process left. */
const ABANDONED_SECONDS = 10;
/** The same of a lock that nobody finished making, which takes a moment. */
const UNFINISHED_SECONDS = 60;

/**
 * Takes a lock file, which keeps other processes away from what it stands for until `release` or the end of this process.
 * The lock of a process that died is taken over, also where another process has its number now.
 * @param lock path of the lock file; its folder must be there
 * @param target what is locked, as the user knows it: for the message
 * @throws InputError where another process holds it
 */
export function takeLock(lock: string, target: string): HeldLock {
  const notes: string[] = [];
  const token = randomBytes(8).toString('hex');
  const content: LockContent = { pid: process.pid, host: hostname(), started: startOf(process.pid), token };
  while (!createWhole(lock, JSON.stringify(content))) {
    const text = textOf(lock);
    if (text === undefined) continue;
    const holder = contentOf(text);
    if (holder === undefined ? ageOf(lock) < ABANDONED_SECONDS : isHeld(holder))
      throw refused(
        'system.locked',
        {},
        {
          file: target,
          found: holder === undefined ? lock : `${lock}, held by process ${holder.pid} on ${holder.host}`,
        },
      );
    if (removeDead(lock, text))
      notes.push(`removed the lock of a process that died (${holder?.pid ?? 'unknown'})`);
  }
  let held = true;
  const release = (): void => {
    if (!held) return;
    held = false;
    process.off('exit', release);
    if (contentOf(textOf(lock) ?? '')?.token === token) rmSync(lock, { force: true });
  };
  process.on('exit', release);
  try {
    clearDrafts(lock);
  } catch (error) {
    release();
    throw error;
  }
  return { notes, release };
}

/** Removes what processes left that died while they made the lock. */
function clearDrafts(lock: string): void {
  const prefix = `${basename(lock)}.`;
  for (const name of readdirSync(dirname(lock))) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{12}$/.test(name.slice(prefix.length))) continue;
    const draft = join(dirname(lock), name);
    const maker = contentOf(textOf(draft) ?? '');
    if ((maker !== undefined && !isHeld(maker)) || ageOf(draft) > UNFINISHED_SECONDS)
      rmSync(draft, { force: true });
  }
}

/** Makes the file with its content in one step, so that nobody sees an empty one. @returns false where there is one already */
function createWhole(lock: string, text: string): boolean {
  const draft = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    linkSync(draft, lock);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Disks without links (exFAT, some network folders): the next best way.
    if (
      code === 'EPERM' ||
      code === 'ENOTSUP' ||
      code === 'EOPNOTSUPP' ||
      code === 'ENOSYS' ||
      code === 'EMLINK'
    )
      return createDirectly(lock, text);
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function createDirectly(lock: string, text: string): boolean {
  try {
    writeFileSync(lock, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What the file says; undefined where it is gone. @throws InputError where something else than a file has its name */
function textOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code !== 'EISDIR') throw error;
    throw new InputError('a folder has the name of a lock file', {
      file: lock,
      expected: 'no such name, or a file that chipmate made',
      fix: 'rename or remove that folder',
    });
  }
}

function contentOf(text: string): LockContent | undefined {
  try {
    const { pid, host, started, token } = JSON.parse(text) as Partial<Record<keyof LockContent, unknown>>;
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1 || typeof host !== 'string')
      return undefined;
    return {
      ...{ pid, host },
      ...(typeof started === 'string' ? { started } : {}),
      ...(typeof token === 'string' ? { token } : {}),
    };
  } catch {
    return undefined;
  }
}

/** Whether a process holds a lock that `takeLock` made. @param lock path of the lock file, which need not be there */
export function isLocked(lock: string): boolean {
  try {
    const holder = contentOf(textOf(lock) ?? '');
    return holder !== undefined && isHeld(holder);
  } catch {
    return false;
  }
}

/** Nobody can be asked whether a process of another machine lives. */
function isHeld({ pid, host, started }: LockContent): boolean {
  return host !== hostname() || isRunning(pid, started);
}

function ageOf(path: string): number {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined ? Infinity : (Date.now() - made) / 1000;
}

/** Removes a lock if it still is the one that was read: of several processes that found it, one at a time looks again. */
function removeDead(lock: string, text: string): boolean {
  const guard = `${lock}.taking`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (ageOf(guard) > ABANDONED_SECONDS) rmSync(guard, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    return false;
  }
  try {
    if (textOf(lock) !== text) return false;
    rmSync(lock, { force: true });
    return true;
  } finally {
    rmdirSync(guard);
  }
}
