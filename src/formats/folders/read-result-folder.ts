import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { pause } from './durable.ts';
import { hashOfFile, type FileList } from './file-list.ts';
import { namesIn } from './inside.ts';
import { isLocked } from './lock.ts';
import { finishReplacing, isHalfReplaced, listOf, STATE_FOLDER, type Place } from './replace-files.ts';
import { lockOf } from './state-lock.ts';
import { inFolder } from './in-folder.ts';

/**
 * What chipmate noted of a folder of results, for those who read it; undefined where it noted nothing. Finishes first what an
 * interrupted run left.
 * @throws InputError where the results are those of several runs
 */
export function readResultFolder(folder: string): FileList | undefined {
  const place: Place = { folder, state: join(folder, STATE_FOLDER) };
  waitForWriter(place);
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

/** Longest time that a living writer takes to put new results in the places of old ones, and steps of waiting, milliseconds. */
const LONGEST_SWAP = 5000;
const STEP = 10;

/** Who reads while a living run puts its results in their places waits for it. */
function waitForWriter(place: Place): void {
  const lock = join(place.state, 'lock');
  for (let waited = 0; waited < LONGEST_SWAP && isHalfReplaced(place) && isLocked(lock); waited += STEP)
    pause(STEP);
}

/** @throws InputError where a file of a folder of results is not as chipmate wrote it */
export function refuseChanged(folder: string, list: FileList | undefined, path: string): void {
  const before = list?.files.get(path);
  if (before === undefined) return;
  const found = hashOfFile(join(folder, ...namesIn(path)));
  if (found === before.sha256) return;
  throw new InputError('this file was changed since chipmate wrote it', {
    file: join(folder, ...namesIn(path)),
    expected: `SHA-256 ${before.sha256}`,
    found: `SHA-256 ${found}`,
    fix: 'move it away and give the command that made the folder again',
  });
}
