import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { flushFile } from '../../formats/folders/durable.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { formatExperimentTable, type ExperimentTable } from '../experiment-table.ts';
import { formatGenesTable } from '../genes-table.ts';
import { ATLAS_FILES, formatManifest, type FileEntry, type ManifestContent } from '../manifest.ts';

/** Size and SHA-256 of a file, read in pieces. @throws InputError where it may not be read */
export function fingerprint(path: string): FileEntry {
  const hash = createHash('sha256');
  const file = opened(path);
  try {
    const piece = Buffer.allocUnsafe(4 << 20);
    let bytes = 0;
    for (;;) {
      const got = readSync(file, piece, 0, piece.length, bytes);
      if (got === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(piece.subarray(0, got));
      bytes += got;
    }
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new InputError('this file of the atlas cannot be read', {
      file: path,
      found: (error as Error).message,
      fix: 'have it made readable, or restore the atlas from its copy',
    });
  }
}

const packed = promisify(gzip);

/** The gene table of an atlas as it is kept; packed in a thread of the system's, while this one goes on. */
export async function packGenes(genes: GeneModels): Promise<Uint8Array> {
  return packed(formatGenesTable(genes));
}

/**
 * Writes the small files of an atlas beside its peaks and, last, atlas.json with the checksums of all.
 * @param folder the folder that is being built; holds the peaks file
 * @param genes gene models with what `packGenes` made of them
 */
export function writeFolder(
  folder: string,
  table: ExperimentTable,
  genes: { readonly models: GeneModels; readonly packed: Uint8Array } | undefined,
  content: Omit<ManifestContent, 'files' | 'counts' | 'sources' | 'genes' | 'shards' | 'sites'>,
): void {
  writeFileSync(join(folder, ATLAS_FILES.experiments), formatExperimentTable(table), { flag: 'wx' });
  if (genes !== undefined) writeFileSync(join(folder, ATLAS_FILES.genes), genes.packed, { flag: 'wx' });
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const name of names.sort()) {
    const path = join(folder, name);
    files[name] = fingerprint(path);
    flushFile(path);
  }
  const manifest = formatManifest({
    ...content,
    counts: {
      experiments: table.count,
      peaks: table.peaks.reduce((sum, peaks) => sum + peaks, 0),
    },
    sources: sourcesOf(table),
    genes: genes && { source: genes.models.source, count: genes.models.count },
    files,
    shards: [],
  });
  const path = join(folder, ATLAS_FILES.manifest);
  writeFileSync(path, manifest, { flag: 'wx' });
  flushFile(path);
}

function sourcesOf(table: ExperimentTable): { source: string; release: string; experiments: number }[] {
  const counts = new Map<string, { source: string; release: string; experiments: number }>();
  for (let i = 0; i < table.count; i++) {
    const source = table.source[i];
    const release = table.sourceRelease[i];
    const key = `${source}\t${release}`;
    const entry = counts.get(key) ?? { source, release, experiments: 0 };
    entry.experiments++;
    counts.set(key, entry);
  }
  return [...counts.values()];
}
