import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Writes a whole file or nothing: the bytes go to a temporary name in the same folder, which takes the
 * file's place only when all of them are on disk. Names ending in `.gz` or `.bgz` are compressed.
 * @param path the file to write
 * @param content text (written as UTF-8) or bytes
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // No name and no time in the gzip header: the same content gives the same bytes.
  const bytes = /\.b?gz$/i.test(path) ? gzipSync(plain) : plain;
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
