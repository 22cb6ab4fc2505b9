import { closeSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { asInputError, sizeOf } from './byte-source.ts';
import { binary, foreignFormat } from './foreign-format.ts';
import { gunzippedNow } from './gunzip.ts';
import { memoryForText, refuseBlankPiece, refuseNothingPacked, tooLarge } from './held-memory.ts';

const CHUNK = 1 << 20;

/**
 * The whole text of a file, plain or gzip, without byte-order mark, for readers that cannot wait; others take `readText`.
 * @param name what messages call it
 * @throws InputError for a file that cannot be read, is damaged, is no text, or is larger than one string can be
 */
export function readTextNow(path: string, name = path): string {
  return readBytesNow(path, name)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

/** The same as bytes, for readers that look at one row after the other: a string of all would be one copy more. */
export function readBytesNow(path: string, name = path): Buffer {
  let bytes: Buffer;
  try {
    bytes = unpacked(contentOf(path, name), name);
  } catch (error) {
    throw asInputError(error, name);
  }
  for (let at = 0; at < bytes.length; at += CHUNK) refuseBlankPiece(name, bytes.subarray(at, at + CHUNK));
  const zero = bytes.indexOf(0);
  const foreign = foreignFormat(bytes) ?? (zero < 0 ? undefined : binary(zero));
  if (foreign === undefined) return bytes;
  const { what, ...parts } = foreign;
  throw new InputError(`this is ${what}`, { file: name, expected: 'text', ...parts });
}

/** The bytes as they lie in the file, which may be a pipe. */
function contentOf(path: string, name: string): Buffer {
  const limit = memoryForText();
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let size = 0; ;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const got = readSync(file, chunk, 0, CHUNK, null);
      if (got === 0) return Buffer.concat(chunks, size);
      size += got;
      if (size > limit) throw tooLarge(name, sizeOf(limit));
      chunks.push(chunk.subarray(0, got));
    }
  } finally {
    closeSync(file);
  }
}

function unpacked(bytes: Buffer, name: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const limit = memoryForText();
  try {
    const text = gunzippedNow(bytes, limit);
    refuseNothingPacked(name, text.length, bytes.length);
    return text;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(name, sizeOf(limit))
      : error;
  }
}
