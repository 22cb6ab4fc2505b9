import { closeSync, fsyncSync, lstatSync, openSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import { syncFolder, writeDurably } from '../text/file-writer.ts';

/** Brings what was written into a file to the disk. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Puts a whole file in the place of another, on the disk when this returns. A reader sees the one or the other. */
export function replaceDurably(path: string, content: string | Uint8Array): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`);
  try {
    writeDurably(draft, content);
    renamePatiently(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** What Windows answers while a program holds a file of the folder open. */
const IN_USE = new Set(['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY']);
const TRIES = 20;

/**
 * Renames a file or folder. On Windows nothing can be renamed while somebody has it open, as virus scanners have for a moment.
 * @throws InputError where it stays open
 */
export function renamePatiently(from: string, to: string, platform: string = process.platform): void {
  for (let tried = 1; ; tried++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (platform !== 'win32' || !IN_USE.has(code)) throw error;
      if (tried === TRIES)
        throw new InputError('another program has this open, so that it cannot be replaced', {
          file: to,
          found: code,
          fix: 'close the programs that show it, and repeat the command',
        });
      pause(50);
    }
  }
}

/** Waits without giving the thread to anybody else. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const MOST_LINKS = 40;

/** What a path means where it is a symbolic link, or a link to one: the last place, whether or not something is there. */
export function throughLinks(path: string): string {
  let place = resolve(path);
  for (let links = 0; links < MOST_LINKS; links++) {
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return place;
    place = resolve(dirname(place), readlinkSync(place));
  }
  throw new InputError('these symbolic links lead in a circle', { file: path });
}
