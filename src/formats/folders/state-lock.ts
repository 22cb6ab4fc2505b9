import { join } from 'node:path';
import { writeFault } from '../text/system-fault.ts';
import { takeLock, type HeldLock } from './lock.ts';
import type { Place } from './replace-files.ts';

/** Keeps other processes from writing into a folder of results. @throws InputError where one does */
export function lockOf({ folder, state }: Place): HeldLock {
  try {
    return takeLock(join(state, 'lock'), folder);
  } catch (error) {
    throw writeFault(error, folder);
  }
}
