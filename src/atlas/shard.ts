import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneModels } from '../genome/genes.ts';
import { restoreReplaced } from './build/folder-transaction.ts';
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
    this.#experiments ??= readExperimentTable(join(this.folder, ATLAS_FILES.experiments));
    return this.#experiments;
  }

  /** Header and directory are checked when it is opened. */
  get peaks(): PeaksFile {
    this.#peaks ??= openPeaksFile(join(this.folder, ATLAS_FILES.peaks));
    return this.#peaks;
  }

  get signals(): SignalTable {
    this.#signals ??= readSignals(join(this.folder, ATLAS_FILES.signals));
    return this.#signals;
  }

  get genes(): GeneModels | undefined {
    if (this.manifest.genes === undefined) return undefined;
    this.#genes ??= readGenesTable(join(this.folder, ATLAS_FILES.genes));
    return this.#genes;
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
