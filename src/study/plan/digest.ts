import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ATLAS_FILES } from '../../atlas/manifest.ts';
import { openShards } from '../../atlas/shard.ts';
import { openSitesFile } from '../../atlas/sites/sites-file.ts';
import { isBlockFasta } from '../../formats/sequence/fasta-head.ts';
import { readUnpacked } from '../../formats/text/byte-source.ts';

/** A file as provenance knows it. */
export interface FileDigest {
  /** As the study names it. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Size and SHA-256 of what a file says: of the unpacked content where it is gzip, since one content has other packed bytes
 * where another zlib wrote it.
 * @param path where it lies: a file, or the folder of an atlas
 * @param name as the study names it
 * @throws InputError where it cannot be read
 */
export async function digestFile(path: string, name: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of statSync(path).isDirectory() ? atlasContent(path) : fileContent(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { file: name, bytes, sha256: hash.digest('hex') };
}

/** Of a genome in bgzip the bytes as they lie: unpacked it has billions, most of which nobody reads. */
function fileContent(path: string): AsyncIterable<Buffer> {
  return isBlockFasta(path) ? createReadStream(path) : readUnpacked(path);
}

/**
 * What the answers of an atlas hang on: atlas.json, which holds the checksums of the files it was built with, its genes
 * unpacked instead of theirs, its sites, which may be made again, and the same of all that was added to it.
 */
async function* atlasContent(path: string): AsyncGenerator<Buffer> {
  for (const { folder, manifest } of openShards(path)) {
    const { [ATLAS_FILES.genes]: genes, ...others } = manifest.files;
    const plain = Object.fromEntries(Object.entries(others).filter(([name]) => name !== manifest.sites));
    // Shards and sites follow below, and what answers hang on is the same in every format version.
    const content = {
      ...manifest,
      version: 1,
      files: plain,
      shards: undefined,
      sites: undefined,
      sha256: undefined,
    };
    yield Buffer.from(JSON.stringify(content));
    const genesPath = join(folder, ATLAS_FILES.genes);
    if (genes !== undefined && existsSync(genesPath)) yield* readUnpacked(genesPath);
    yield Buffer.from(openSitesFile(folder, manifest)?.description ?? '');
  }
}

/** SHA-256 of text. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
