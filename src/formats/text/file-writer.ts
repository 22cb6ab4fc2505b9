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
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { refused } from '../../messages/refused.ts';
import { readFully } from './byte-source.ts';
import { writeFault } from './system-fault.ts';

/**
 * Writes a whole file or nothing: the bytes go to a temporary name in the same folder, which takes the
 * file's place only when all of them are on disk. Names ending in `.gz` or `.bgz` are compressed. A link stays
 * a link to the new content; devices and pipes (`/dev/null`, `>(...)`) are written to, never replaced.
 * @param path the file to write
 * @param content text (written as UTF-8) or bytes
 * @throws InputError where it cannot be written
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const bytes = bytesOfFile(path, content);
  try {
    const exists = existsSync(path);
    if (exists && !statSync(path).isFile()) writeFileSync(path, bytes);
    else {
      replaceFile(exists ? realpathSync(path) : path, bytes);
      removeOwnPartialFiles(path);
    }
  } catch (error) {
    throw writeFault(error, path);
  }
}

/** What a file of this name holds: text as UTF-8, and compressed where the name ends in `.gz` or `.bgz`, unless it is already. */
export function bytesOfFile(path: string, content: string | Uint8Array): Uint8Array {
  const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // No name and no time in the gzip header: the same content gives the same bytes.
  const isPacked = plain[0] === 0x1f && plain[1] === 0x8b;
  return /\.b?gz$/i.test(path) && !isPacked ? gzipSync(plain) : plain;
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
    if (isFile) {
      renameSync(written, target);
      removeOwnPartialFiles(target);
    }
  } catch (error) {
    if (file !== undefined) closeSync(file);
    if (isFile) rmSync(written, { force: true });
    throw writeFault(error, path);
  }
}

/** A file while it is made: it grows at its end, and what stands in it can be read and written again. */
export interface GrowingFile {
  /** Bytes so far. */
  readonly length: number;
  append(bytes: Uint8Array): void;
  /** Writes over what stands at a place. */
  overwrite(bytes: Uint8Array, at: number): void;
  /** Bytes that were written. */
  read(at: number, length: number): Uint8Array;
}

/**
 * Writes a file whose beginning is known only at its end, whole or not at all, so that it may be larger than the memory.
 * @throws InputError where it cannot be written, and for a pipe or a device, which nothing can be written into twice
 */
export async function writeGrowing(path: string, write: (file: GrowingFile) => Promise<void>): Promise<void> {
  let target = path;
  let written: string | undefined;
  let file: number | undefined;
  try {
    if (path === '-' || (existsSync(path) && !statSync(path).isFile()))
      throw refused('file.no-pipe', {}, { file: path });
    if (existsSync(path)) target = realpathSync(path);
    written = temporaryName(target);
    file = openSync(written, 'wx+');
    await write(growing(file));
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(written, target);
  } catch (error) {
    if (file !== undefined) closeSync(file);
    if (written !== undefined) rmSync(written, { force: true });
    throw writeFault(error, path);
  }
  syncFolder(dirname(target));
  removeOwnPartialFiles(target);
}

function growing(file: number): GrowingFile {
  let length = 0;
  const put = (bytes: Uint8Array, at: number): void => {
    for (let done = 0; done < bytes.length;)
      done += writeSync(file, bytes, done, bytes.length - done, at + done);
  };
  return {
    get length() {
      return length;
    },
    append(bytes) {
      put(bytes, length);
      length += bytes.length;
    },
    overwrite: put,
    read(at, count) {
      const into = new Uint8Array(count);
      if (readFully(file, into, at) < count) throw new Error('a file that is being written became shorter');
      return into;
    },
  };
}

/** Makes a folder with those above it; one that is there already is left as it is. @throws InputError where it cannot be made */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw writeFault(realFault(error, path), path);
  }
}

/** Of a read-only disk Node says that a folder is not there, unless it is asked for the first one that is missing alone. */
function realFault(error: unknown, path: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error;
  let missing = resolve(path);
  while (!existsSync(dirname(missing)) && dirname(missing) !== missing) missing = dirname(missing);
  try {
    mkdirSync(missing);
    rmdirSync(missing);
    return error;
  } catch (real) {
    return real;
  }
}

/** Letters of a file's name in that of its temporary file: cut, so that the longest name has one, too. */
const LONGEST_PART = 50;

function temporaryName(path: string): string {
  return join(
    dirname(path),
    `.${basename(path).slice(0, LONGEST_PART)}.${randomBytes(6).toString('hex')}.partial`,
  );
}

/**
 * Removes what writers left in a folder that were killed before their file was whole.
 * @param names files whose left-overs go; those of all files where left out
 * @param age ms for which nobody has written to what goes
 */
export function removePartialFiles(folder: string, names?: readonly string[], age = 0): void {
  for (const name of readdirSync(folder)) {
    const file = /^\.(.+)\.[0-9a-f]{12}\.partial$/.exec(name)?.[1];
    if (file === undefined || names?.includes(file) === false) continue;
    if (age === 0 || Date.now() - statSync(join(folder, name)).mtimeMs > age)
      rmSync(join(folder, name), { force: true });
  }
}

/** Ms after which a file that was not finished has nobody who writes it. */
const GIVEN_UP = 60_000;

/** The same of what was left beside one file by whoever was killed while writing it; another process may be writing it now. */
function removeOwnPartialFiles(path: string): void {
  try {
    const file = realpathSync(path);
    if (statSync(file).isFile())
      removePartialFiles(dirname(file), [basename(file).slice(0, LONGEST_PART)], GIVEN_UP);
  } catch {
    // The file itself is written: what cannot be tidied up stays.
  }
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = temporaryName(path);
  try {
    writeDurably(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Writes a file that is not there yet, and brings it to the disk. @throws the system's error */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Puts the names in a folder on disk, where the system knows how (Windows does not). */
export function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch {
    // A file whose name is not on disk yet is lost when the power goes now, and only then.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
