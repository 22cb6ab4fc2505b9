// Where programs work: a folder beside what they make, which goes whatever happens.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isLocked, takeLock } from '../../../formats/folders/lock.ts';
import { makeFolder } from '../../../formats/text/file-writer.ts';

/** Letters of a file's name in that of the folder: cut, so that the longest name has one, too. */
const LONGEST_PART = 50;

/**
 * Gives some work a folder beside a file or folder that it makes. The folder is removed when the work has ended, also by a signal; what a
 * killed run left goes with the next one.
 * @param target what is made; it is the work that puts it in its place
 * @throws InputError where another process makes the same
 */
export async function inWorkFolder<Result>(
  target: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const { place, prefix, lock: path } = workOf(target);
  makeFolder(place);
  const lock = takeLock(path, target);
  const folder = join(place, `${prefix}${randomBytes(6).toString('hex')}.partial`);
  const remove = (): void => removeWhole(folder);
  try {
    removeLeft(place, prefix);
    mkdirSync(folder);
    process.on('exit', remove);
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
    lock.release();
  }
}

/** Removes what a run left that was killed when its target was whole already, and that nobody will make again. */
export function clearWorkOf(target: string): void {
  const { place, prefix, lock: path } = workOf(target);
  if (!existsSync(path) || isLocked(path)) return;
  try {
    const lock = takeLock(path, target);
    removeLeft(place, prefix);
    lock.release();
  } catch {
    // It is in nobody's way: another one tidies up, or the folder may only be read.
  }
}

function workOf(target: string): { place: string; prefix: string; lock: string } {
  const place = dirname(target);
  const prefix = `.${basename(target).slice(0, LONGEST_PART)}.`;
  return { place, prefix, lock: join(place, `${prefix}lock`) };
}

/** Folders of runs that died: nobody else has the lock. */
function removeLeft(place: string, prefix: string): void {
  for (const name of readdirSync(place))
    if (name.startsWith(prefix) && /^[0-9a-f]{12}\.partial$/.test(name.slice(prefix.length)))
      removeWhole(join(place, name));
}

/** A program that is ending may still write there. */
function removeWhole(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}
