import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '../../errors.ts';

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

/**
 * Writes a file piece by piece, whole or not at all, so that it may be larger than the memory. With `.gz` every piece
 * is a gzip member of its own, which every program that reads gzip takes for one file. `-` is standard output.
 * @throws InputError where it cannot be written
 */
export async function writePieces(
  path: string,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  if (path === '-') {
    for await (const piece of pieces)
      if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    return;
  }
  const compressed = /\.b?gz$/i.test(path);
  const isFile = !existsSync(path) || statSync(path).isFile();
  const target = isFile && existsSync(path) ? realpathSync(path) : path;
  const written = isFile ? temporaryName(target) : target;
  let file: number | undefined;
  try {
    file = openSync(written, isFile ? 'wx' : 'w');
    for await (const piece of pieces) {
      writeFileSync(file, compressed ? gzipSync(piece) : piece);
    }
    if (isFile) fsyncSync(file);
    closeSync(file);
    file = undefined;
    if (isFile) renameSync(written, target);
  } catch (error) {
    if (file !== undefined) closeSync(file);
    if (isFile) rmSync(written, { force: true });
    throw asInputError(error, path);
  }
}

/** Makes a folder with those above it; one that is there already is left as it is. @throws InputError where it cannot be made */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw asInputError(error, path);
  }
}

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`);
}

/** Removes what writers left in a folder that were killed before their file was whole. */
export function removePartialFiles(folder: string): void {
  for (const name of readdirSync(folder))
    if (/^\..+\.[0-9a-f]{12}\.partial$/.test(name)) rmSync(join(folder, name), { force: true });
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = temporaryName(path);
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
    writeFileSync(file, bytes);
    if (flag === 'wx') fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'the folder of this file is not there',
  ENOTDIR: 'the folder of this file is not there',
  EEXIST: 'a file of this name is there, where a folder is needed',
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
