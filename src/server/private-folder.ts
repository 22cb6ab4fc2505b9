// The folder for what pages hand over: nobody else's, gone with its process, and what a killed process left is cleared away.
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, startOf } from '../formats/folders/process-start.ts';

const PREFIX = 'chipmate-serve-';
/** What `mkdtemp` makes of the prefix. */
const NAME = /^chipmate-serve-[A-Za-z0-9]{6}$/;
/** Says whose folder it is. */
const OWNER = 'owner.json';
/** Milliseconds after which nobody is making a folder any more. */
const GIVEN_UP = 60_000;

/** Makes the folder, 0700: other users of the machine cannot look into it. */
export function makePrivateFolder(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, PREFIX));
  const owner = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  writeFileSync(join(folder, OWNER), JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
  return folder;
}

/**
 * Removes the folders of processes that were killed: those that say which process of this machine made them, which is gone, and which
 * this user owns. @returns how many there were
 */
export function clearAbandoned(within = tmpdir()): number {
  let cleared = 0;
  for (const name of readdirSync(within)) {
    if (!NAME.test(name) || !isAbandoned(join(within, name))) continue;
    // Another process may clear the same.
    rmSync(join(within, name), { recursive: true, force: true });
    cleared++;
  }
  return cleared;
}

function isAbandoned(folder: string): boolean {
  const user = process.getuid?.();
  try {
    if (isUnfinished(folder, user)) return true;
    const [place, file] = [lstatSync(folder), lstatSync(join(folder, OWNER))];
    const isOwn = user === undefined || (place.uid === user && file.uid === user);
    if (!isOwn || !place.isDirectory() || !file.isFile() || file.size > 1000) return false;
    const { pid, host, started } = JSON.parse(readFileSync(join(folder, OWNER), 'utf8')) as Partial<
      Record<string, unknown>
    >;
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1 || host !== hostname()) return false;
    return !isRunning(pid, typeof started === 'string' ? started : undefined);
  } catch {
    // Not to be read, or no such note: it is left alone.
    return false;
  }
}

/** Whether a process was killed while it made the folder: nothing is in it, or a note that was not written to its end. */
function isUnfinished(folder: string, user: number | undefined): boolean {
  const { uid, mtimeMs } = lstatSync(folder);
  if ((user !== undefined && uid !== user) || Date.now() - mtimeMs < GIVEN_UP) return false;
  const names = readdirSync(folder);
  return names.length === 0 || (names.length === 1 && names[0] === OWNER && isCut(join(folder, OWNER)));
}

function isCut(note: string): boolean {
  try {
    JSON.parse(readFileSync(note, 'utf8'));
    return false;
  } catch (error) {
    return error instanceof SyntaxError;
  }
}
