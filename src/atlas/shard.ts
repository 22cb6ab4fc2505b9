import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import type { GeneModels } from '../genome/genes.ts';
import { fingerprint } from './making/write-folder.ts';
import { restoreReplaced } from '../formats/folders/folder-transaction.ts';
import { readExperimentTable, type ExperimentTable } from './experiment-table.ts';
import { readGenesTable } from './genes-table.ts';
import { ATLAS_FILES, readManifest, SHARDS_FOLDER, type AtlasManifest } from './manifest.ts';
import { openPeaksFile, type PeaksFile } from './peaks-file/open-peaks-file.ts';
import { readSignals, type SignalTable } from './signals-file.ts';

/** One folder with peaks: an atlas, or what `atlas add` put into it. Its files are opened when first asked for. */
export class Shard {
  readonly folder: string;
  readonly manifest: AtlasManifest;
  #experiments: ExperimentTable | undefined;
  #peaks: PeaksFile | undefined;
  #signals: SignalTable | undefined;
  #genes: GeneModels | undefined;

  /** @throws InputError where the folder is no atlas of this format */
  constructor(folder: string) {
    this.folder = folder;
    this.manifest = readManifest(folder);
  }

  get experiments(): ExperimentTable {
    this.#experiments ??= readExperimentTable(this.#asWritten(ATLAS_FILES.experiments));
    return this.#experiments;
  }

  /** Header and directory are checked when it is opened. */
  get peaks(): PeaksFile {
    this.#peaks ??= openPeaksFile(join(this.folder, ATLAS_FILES.peaks));
    return this.#peaks;
  }

  get signals(): SignalTable {
    this.#signals ??= readSignals(this.#asWritten(ATLAS_FILES.signals));
    return this.#signals;
  }

  get genes(): GeneModels | undefined {
    if (this.manifest.genes === undefined) return undefined;
    this.#genes ??= readGenesTable(join(this.folder, ATLAS_FILES.genes));
    return this.#genes;
  }

  /** Path of one of the small files that are read whole. @throws InputError where its bytes are not those written */
  #asWritten(name: string): string {
    const path = join(this.folder, name);
    const expected = this.manifest.files[name];
    const found = existsSync(path) ? fingerprint(path) : undefined;
    if (found?.sha256 !== expected.sha256) {
      throw new InputError('this file of the atlas is not as it was written', {
        file: path,
        expected: `${expected.bytes} bytes with the checksum that ${ATLAS_FILES.manifest} names`,
        found: found === undefined ? 'no such file' : `${found.bytes} bytes with another checksum`,
        fix: 'restore the atlas from its copy or build it again',
      });
    }
    return path;
  }

  close(): void {
    this.#peaks?.close();
    this.#peaks = undefined;
  }
}

/** The folders of an atlas: itself, then what was added to it, in the order in which it was added. */
export function shardFolders(atlas: string): string[] {
  restoreReplaced(atlas);
  const added = join(atlas, SHARDS_FOLDER);
  if (!existsSync(added)) return [atlas];
  const names = readdirSync(added).filter((name) => /^\d+$/.test(name));
  return [atlas, ...names.sort().map((name) => join(added, name))];
}

/** Whether a shard's folder is an atlas' own or one that was added to it; `atlas-b` is not within `atlas`. */
export function isWithin(atlas: string, folder: string): boolean {
  return folder === atlas || folder.startsWith(join(atlas, SHARDS_FOLDER));
}
