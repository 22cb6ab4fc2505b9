import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file as provenance knows it. */
export interface FileDigest {
  /** As the study names it. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * SHA-256 of a file, read in pieces. For an atlas folder it is that of its atlas.json, which holds the checksums of the others.
 * @param path where it lies
 * @param name as the study names it
 */
export function digestFile(path: string, name: string): FileDigest {
  const target = statSync(path).isDirectory() ? join(path, 'atlas.json') : path;
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const file = openSync(target, 'r');
  let bytes = 0;
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(file);
  }
  return { file: name, bytes, sha256: hash.digest('hex') };
}

/** SHA-256 of text. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
