import { createHash, type Hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ATLAS_FILES } from '../../atlas/manifest.ts';
import { shardFolders } from '../../atlas/shard.ts';

/** A file as provenance knows it. */
export interface FileDigest {
  /** As the study names it. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * SHA-256 of a file, read in pieces. For an atlas folder it is that of what its answers hang on: atlas.json, which holds
 * the checksums of the files it was built with, its sites, which may be made again, and both of all that was added to it.
 * @param path where it lies
 * @param name as the study names it
 */
export function digestFile(path: string, name: string): FileDigest {
  const targets = statSync(path).isDirectory()
    ? shardFolders(path)
        .flatMap((folder) => [join(folder, ATLAS_FILES.manifest), join(folder, ATLAS_FILES.sites)])
        .filter((target) => existsSync(target))
    : [path];
  const hash = createHash('sha256');
  const bytes = targets.reduce((sum, target) => sum + hashFile(hash, target), 0);
  return { file: name, bytes, sha256: hash.digest('hex') };
}

/** Adds a file's bytes to a hash. @returns how many they are */
function hashFile(hash: Hash, target: string): number {
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
  return bytes;
}

/** SHA-256 of text. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
