import { existsSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { InputError } from '../../errors.ts';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import { namesIn } from '../../formats/folders/inside.ts';
import { takeLock } from '../../formats/folders/lock.ts';
import { makeFolder, removePartialFiles } from '../../formats/text/file-writer.ts';
import { writeFault } from '../../formats/text/system-fault.ts';

const LOCK = '.fetch.lock';

/**
 * Works with the folder of downloaded files while no other process does.
 * @param names files whose unfinished copies are removed, in a folder that is not for downloads alone
 * @throws InputError where another process holds it, or it cannot be made or written
 */
export async function inDataFolder<Result>(
  folder: string,
  say: (sentence: string) => void,
  work: () => Promise<Result>,
  names?: readonly string[],
): Promise<Result> {
  makeFolder(folder);
  const lock = lockOf(folder);
  for (const note of lock.notes) say(note);
  try {
    // What runs left that were killed while they wrote a list of files or an index.
    removePartialFiles(folder, names);
    const metadata = dirname(join(folder, ...namesIn(serverPath.experimentList)));
    if (existsSync(metadata)) removePartialFiles(metadata);
    return await work();
  } finally {
    lock.release();
  }
}

function lockOf(folder: string): ReturnType<typeof takeLock> {
  try {
    return takeLock(join(folder, LOCK), folder);
  } catch (error) {
    throw writeFault(error, folder);
  }
}

/**
 * Uses downloaded files. A file that is refused by its content is removed, so that the same command brings it again and
 * does not fail for ever on what a server once sent.
 */
export async function usingDownloads<Result>(
  folder: string,
  say: (sentence: string) => void,
  use: () => Promise<Result>,
): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    const file = error instanceof InputError ? error.details.file : undefined;
    if (file !== undefined && isRefusedDownload(relative(folder, file), error as InputError)) {
      rmSync(file, { force: true });
      say(`removed ${file}: the same command brings it again`);
    }
    throw error;
  }
}

/** The assembled file, which takes hours to bring, only where one of its lines is wrong. */
function isRefusedDownload(name: string, { details }: InputError): boolean {
  const path = name.split(/[/\\]/);
  if (path.join('/') === serverPath.experimentList || path[0] === 'others') return true;
  if (path[0] === '..') return false;
  return path[1] === 'eachData' || (path[1] === 'allPeaks_light' && details.line !== undefined);
}
