import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { foreignFormat } from './foreign-format.ts';

/** Bytes per read and per inflated chunk: zlib runs 2.5 times as fast as with Node's defaults. */
const CHUNK = 1 << 20;

/**
 * The unpacked bytes of a text file, in chunks. Gzip is recognised by content, not by name; all members
 * of a multi-member or bgzip file are read. A UTF-8 byte-order mark is left out.
 * @param path a file, or `-` for standard input
 * @param name what messages call it
 * @throws InputError for a missing or unreadable file, a directory, a gzip file that ends early or is
 *   damaged, and files that are not text
 */
export async function* readChunks(path: string, name = sourceName(path)): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of readUnpacked(path, name)) {
    if (chunk.length === 0) continue;
    if (!first) {
      yield chunk;
      continue;
    }
    first = false;
    const foreign = foreignFormat(chunk);
    if (foreign !== undefined) {
      throw new InputError(`this is ${foreign.what}`, { file: name, expected: 'text', fix: foreign.fix });
    }
    const marked = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

/** The bytes of any file, text or not, unpacked where it is gzip; otherwise as `readChunks`. */
export async function* readUnpacked(path: string, name = sourceName(path)): AsyncGenerator<Buffer> {
  try {
    yield* unpacked(path === '-' ? streamed(process.stdin) : read(path));
  } catch (error) {
    throw asInputError(error, name);
  }
}

/** The bytes of a file: an ordinary one is read directly, which costs a tenth of a stream's start; a pipe is not waited for. */
async function* read(path: string): AsyncGenerator<Buffer> {
  const file = openSync(path, 'r');
  const status = fstatSync(file);
  if (!status.isFile()) {
    yield* streamed(createReadStream(path, { fd: file, highWaterMark: CHUNK }));
    return;
  }
  try {
    for (let left = status.size + 1; ; left -= CHUNK) {
      const size = Math.max(65_536, Math.min(left, CHUNK));
      const chunk = Buffer.allocUnsafeSlow(size);
      const got = readSync(file, chunk, 0, size, null);
      if (got === 0) return;
      yield chunk.subarray(0, got);
    }
  } finally {
    closeSync(file);
  }
}

async function* streamed(source: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } finally {
    // Standard input too: after an error nobody waits for what may never come.
    source.destroy();
  }
}

/** The whole unpacked content of a text file; see `readChunks`. @public */
export function readBytes(path: string, name = sourceName(path)): Promise<Buffer> {
  return whole(readChunks(path, name));
}

/** The whole unpacked content of any file; see `readUnpacked`. */
export function readBinary(path: string, name: string): Promise<Buffer> {
  return whole(readUnpacked(path, name));
}

async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

/** Fills `into` from a position of an open file. @returns bytes read: fewer where the file ends */
export function readFully(descriptor: number, into: Uint8Array, position: number): number {
  let done = 0;
  while (done < into.length) {
    const got = readSync(descriptor, into, done, into.length - done, position + done);
    if (got === 0) break;
    done += got;
  }
  return done;
}

/** A file, and what messages call it: the path as the user wrote it. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/** What messages call a source: `standard input` for `-`. */
export function sourceName(path: string): string {
  return path === '-' ? 'standard input' : path;
}

/** Passes plain bytes on and inflates gzip, deciding by the first two bytes. */
async function* unpacked(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await source.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  const all = startingWith(head, source);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // A failure of either end destroys the other and comes out of the loop; nothing is left to do here.
  pipeline(Readable.from(all), gunzip, () => undefined);
  for await (const chunk of gunzip) yield chunk as Buffer;
}

async function* startingWith(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}

const ZLIB_FAULTS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'the gzip file ends early: it was cut off',
  Z_DATA_ERROR: 'the gzip file is damaged',
};

function asInputError(error: unknown, file: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof InputError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const fault = ZLIB_FAULTS[code ?? ''];
  if (fault !== undefined) {
    return new InputError(fault, {
      file,
      found: error.message,
      fix: 'copy or download it again; `gzip -t FILE` checks it',
    });
  }
  switch (code ?? '') {
    case 'ENOENT':
    case 'ENOTDIR':
      return new InputError('no such file', { file, fix: 'check the path' });
    case 'EISDIR':
      return new InputError('this is a directory', { file, expected: 'a file' });
    case 'EACCES':
    case 'EPERM':
      return new InputError('the file may not be read', { file, fix: 'check its permissions' });
    default:
      return error;
  }
}
