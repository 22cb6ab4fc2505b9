import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '../errors.ts';

/**
 * Writes a whole file or nothing: the bytes go to a temporary name in the same folder, which takes the
 * file's place only when all of them are on disk. Names ending in `.gz` or `.bgz` are compressed. A link stays
 * a link to the new content; devices and pipes (`/dev/null`, `>(...)`) are written to, never replaced.
 * @param path the file to write
 * @param content text (written as UTF-8) or bytes
 * @throws InputError where it cannot be written
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // No name and no time in the gzip header: the same content gives the same bytes.
  const bytes = /\.b?gz$/i.test(path) ? gzipSync(plain) : plain;
  try {
    const exists = existsSync(path);
    if (exists && !statSync(path).isFile()) writeBytes(path, 'w', bytes);
    else replaceFile(exists ? realpathSync(path) : path, bytes);
  } catch (error) {
    throw asInputError(error, path);
  }
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`);
  try {
    writeBytes(temporary, 'wx', bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeBytes(path: string, flag: 'w' | 'wx', bytes: Uint8Array): void {
  const file = openSync(path, flag);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    if (flag === 'wx') fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'the folder of this file is not there',
  ENOTDIR: 'the folder of this file is not there',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this file may not be written',
  EPERM: 'this file may not be written',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
};

function asInputError(error: unknown, file: string): unknown {
  const problem = PROBLEMS[(error as NodeJS.ErrnoException).code ?? ''];
  if (problem === undefined) return error;
  return new InputError(problem, { file, fix: 'choose another place for the output' });
}
