import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { InputError } from '../../errors.ts';
import { binary, foreignFormat } from './foreign-format.ts';
import { gunzipped } from './gunzip.ts';
import {
  endlessLine,
  linesThatFit,
  LONGEST_LINE,
  memoryForFiles,
  memoryForText,
  refuseBlankPiece,
  refuseNothingPacked,
  tooLarge,
} from './held-memory.ts';
import { readingFault } from './system-fault.ts';

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
export function readChunks(path: string, name = sourceName(path)): AsyncGenerator<Buffer> {
  return onlyText(readUnpacked(path, name, refuseNothingPacked), name);
}

/** The same of bytes that come from elsewhere, packed or not; see `readPacked`. @param name what messages call them */
export function textChunks(packed: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  return onlyText(unpackedChunks(packed, name, refuseNothingPacked), name);
}

async function* onlyText(unpackedBytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of unpackedBytes) {
    if (chunk.length === 0) continue;
    const foreign = at === 0 ? foreignFormat(chunk) : undefined;
    const zero = foreign === undefined ? chunk.indexOf(0) : -1;
    if (foreign !== undefined || zero >= 0) {
      const { what, ...parts } = foreign ?? binary(at + zero);
      throw new InputError(`this is ${what}`, { file: name, expected: 'text', ...parts });
    }
    const marked = at === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    refuseBlankPiece(name, chunk);
    at += chunk.length;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

/**
 * The bytes of any file, text or not, unpacked where it is gzip; otherwise as `readChunks`.
 * @param check gets the file's name, how many bytes came out, and of how many packed ones
 */
export async function* readUnpacked(
  path: string,
  name = sourceName(path),
  check?: (file: string, unpacked: number, packed: number) => void,
): AsyncGenerator<Buffer> {
  let source: Source | undefined;
  try {
    source = path === '-' ? streamed(process.stdin) : opened(path);
    yield* unpacked(source.chunks, (unpackedBytes, packed) => check?.(name, unpackedBytes, packed));
  } catch (error) {
    throw asInputError(error, name);
  } finally {
    // Here, whoever stopped: the taker after the first chunk, the inflater, or an error at any place.
    source?.close();
  }
}

async function* unpackedChunks(
  packed: AsyncIterable<Buffer>,
  name: string,
  check?: (file: string, unpacked: number, packed: number) => void,
): AsyncGenerator<Buffer> {
  try {
    yield* unpacked(packed, (unpackedBytes, packedBytes) => check?.(name, unpackedBytes, packedBytes));
  } catch (error) {
    throw asInputError(error, name);
  }
}

/** The bytes of a file as they lie, in chunks. @param name what messages call it @throws InputError for a missing or unreadable file */
export async function* readPacked(path: string, name = sourceName(path)): AsyncGenerator<Buffer> {
  let source: Source | undefined;
  try {
    source = path === '-' ? streamed(process.stdin) : opened(path);
    yield* source.chunks;
  } catch (error) {
    throw asInputError(error, name);
  } finally {
    source?.close();
  }
}

/** Where bytes come from. */
interface Source {
  readonly chunks: AsyncIterable<Buffer>;
  /** Gives the descriptor back; what is still waited for comes to an end. */
  close(): void;
}

/** A file: an ordinary one is read directly, which costs a tenth of a stream's start; a pipe is not waited for. */
function opened(path: string): Source {
  const file = openSync(path, 'r');
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  try {
    const status = fstatSync(file);
    if (!status.isFile()) return streamed(createReadStream(path, { fd: file, highWaterMark: CHUNK }));
    const chunks = async function* (): AsyncGenerator<Buffer> {
      for (let left = status.size + 1; isOpen; left -= CHUNK) {
        const size = Math.max(65_536, Math.min(left, CHUNK));
        const chunk = Buffer.allocUnsafeSlow(size);
        const got = readSync(file, chunk, 0, size, null);
        if (got === 0) return;
        yield chunk.subarray(0, got);
      }
    };
    return { chunks: chunks(), close };
  } catch (error) {
    close();
    throw error;
  }
}

function streamed(stream: Readable): Source {
  // Standard input too: after an error nobody waits for what may never come.
  return { chunks: stream as AsyncIterable<Buffer>, close: () => stream.destroy() };
}

/** The whole unpacked content of a text file; see `readChunks`. @throws InputError also for more than the memory holds @public */
export function readBytes(path: string, name = sourceName(path)): Promise<Buffer> {
  return whole(withEnds(readChunks(path, name), name), name);
}

const LINE_FEED = 10;

/** Bytes of a file from which its lines are counted: readers count those of smaller ones themselves. */
const COUNTED_FROM = 1 << 26;

/** The same chunks. @throws InputError at once for a line that does not end, and for more lines than a table can keep names of, whatever there is memory for */
async function* withEnds(source: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  const mostLines = linesThatFit();
  let first: number | undefined = 0;
  let open = 0;
  let size = 0;
  let lines = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > COUNTED_FROM) {
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
      if (lines > mostLines) throw tooLarge(file, `${mostLines} lines`);
    }
    const last = chunk.lastIndexOf(LINE_FEED);
    open = last < 0 ? open + chunk.length : chunk.length - last - 1;
    if (open > LONGEST_LINE) throw endlessLine(file, first);
    // Lines are not counted: the first alone is known by its number.
    if (last >= 0) first = undefined;
    yield chunk;
  }
}

/** The whole text of a file; see `readChunks`. @throws InputError also for more than one string can hold */
export async function readText(path: string, name = sourceName(path)): Promise<string> {
  return (await whole(readChunks(path, name), name, memoryForText())).toString('utf8');
}

/** The whole unpacked content of any file; see `readUnpacked`. @throws InputError also for more than the memory holds */
export function readBinary(
  path: string,
  name: string,
  check?: (file: string, unpacked: number, packed: number) => void,
): Promise<Buffer> {
  return whole(readUnpacked(path, name, check), name);
}

async function whole(source: AsyncIterable<Buffer>, file: string, limit = memoryForFiles()): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw tooLarge(file, sizeOf(limit));
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size);
}

/** A limit in bytes as a message says it. */
export function sizeOf(limit: number): string {
  return `${limit >= 1e9 ? `${(limit / 1e9).toFixed(1)} GB` : `${Math.floor(limit / 1e6)} MB`}, unpacked`;
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
async function* unpacked(
  source: AsyncIterable<Buffer>,
  check: (unpacked: number, packed: number) => void,
): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  const all = startingWith(head, { [Symbol.asyncIterator]: () => chunks });
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  yield* gunzipped(all, CHUNK, check);
}

async function* startingWith(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}

/** The user's error that an error of reading or inflating is; other errors as they are. */
export function asInputError(error: unknown, file: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof InputError) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (!code.startsWith('Z_')) return readingFault(error, file) ?? error;
  const fault =
    code === 'Z_BUF_ERROR' ? 'the gzip file ends early: it was cut off' : 'the gzip file is damaged';
  return new InputError(fault, {
    file,
    found: error.message,
    fix: 'copy or download it again; `gzip -t FILE` checks it',
  });
}
