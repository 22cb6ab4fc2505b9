// Where programs work: a folder beside what they make, which goes whatever happens.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { takeLock } from '../../../formats/folders/lock.ts';
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
  const place = dirname(target);
  makeFolder(place);
  const prefix = `.${basename(target).slice(0, LONGEST_PART)}.`;
  const lock = takeLock(join(place, `${prefix}lock`), target);
  const folder = join(place, `${prefix}${randomBytes(6).toString('hex')}.partial`);
  const remove = (): void => removeWhole(folder);
  try {
    // Nobody else has the lock: these are of runs that died.
    for (const name of readdirSync(place))
      if (name.startsWith(prefix) && /^[0-9a-f]{12}\.partial$/.test(name.slice(prefix.length)))
        removeWhole(join(place, name));
    mkdirSync(folder);
    process.on('exit', remove);
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
    lock.release();
  }
}

/** A program that is ending may still write there. */
function removeWhole(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}
