import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFault } from '../text/system-fault.ts';
import { takeLock, type HeldLock } from './lock.ts';
import type { Place } from './replace-files.ts';

/** Seconds after which a file that was to become a lock is one that a dead process left. */
const ABANDONED_SECONDS = 60;

/** Keeps other processes from writing into a folder of results. @throws InputError where one does */
export function lockOf({ folder, state }: Place): HeldLock {
  try {
    const lock = takeLock(join(state, 'lock'), folder);
    removeLockDrafts(state);
    return lock;
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
    if (Date.now() - made > 1000 * ABANDONED_SECONDS) rmSync(draft, { force: true });
  }
}
