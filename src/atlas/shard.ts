import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import type { GeneModels } from '../genome/genes.ts';
import { fingerprint } from './making/write-folder.ts';
import { restoreReplaced } from '../formats/folders/folder-transaction.ts';
import { readExperimentTable, type ExperimentTable } from './experiment-table.ts';
import { readGenesTable } from './genes-table.ts';
import {
  additionMark,
  ATLAS_FILES,
  readManifest,
  SHARDS_FOLDER,
  shardsThere,
  type AtlasManifest,
} from './manifest.ts';
import { openPeaksFile, type PeaksFile } from './peaks-file/open-peaks-file.ts';
import { readSignals, type SignalTable } from './signals-file.ts';

/** The gene table that was read last: a process that answers many questions asks the same again and again. */
let lastGenes: { readonly state: string; readonly models: GeneModels } | undefined;

function genesOf(path: string): GeneModels {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return readGenesTable(path);
  const state = [path, file.size, file.mtimeMs, file.ctimeMs, file.ino].join('\0');
  if (lastGenes?.state !== state) lastGenes = { state, models: readGenesTable(path) };
  return lastGenes.models;
}

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
    this.#peaks ??= this.#openPeaks();
    return this.#peaks;
  }

  /** @throws InputError where they are whole and another atlas' */
  #openPeaks(): PeaksFile {
    const path = join(this.folder, ATLAS_FILES.peaks);
    const file = openPeaksFile(path);
    const { files, counts } = this.manifest;
    const isOwn =
      4 * file.header.fileWords === files[ATLAS_FILES.peaks].bytes &&
      file.experiments === counts.experiments &&
      file.peaks === counts.peaks;
    if (isOwn) return file;
    file.close();
    throw new InputError('this file belongs to another atlas', {
      key: 'atlas.damaged',
      file: path,
      expected: `${counts.peaks} peaks of ${counts.experiments} experiments, as ${ATLAS_FILES.manifest} says`,
      found: `${file.peaks} peaks of ${file.experiments} experiments`,
      fix: RESTORE,
    });
  }

  get signals(): SignalTable {
    this.#signals ??= readSignals(this.#asWritten(ATLAS_FILES.signals));
    return this.#signals;
  }

  get genes(): GeneModels | undefined {
    if (this.manifest.genes === undefined) return undefined;
    this.#genes ??= genesOf(join(this.folder, ATLAS_FILES.genes));
    return this.#genes;
  }

  /** Whoever has just written the gene models need not read them again. */
  set genes(written: GeneModels | undefined) {
    this.#genes = written;
  }

  /** Path of one of the small files that are read whole. @throws InputError where its bytes are not those written */
  #asWritten(name: string): string {
    const path = join(this.folder, name);
    const expected = Object.hasOwn(this.manifest.files, name) ? this.manifest.files[name] : undefined;
    const found = existsSync(path) ? fingerprint(path) : undefined;
    if (expected === undefined || found?.sha256 !== expected.sha256) {
      throw new InputError('this file of the atlas is not as it was written', {
        key: 'atlas.damaged',
        file: path,
        expected: `${expected?.bytes ?? 0} bytes with the checksum that ${ATLAS_FILES.manifest} names`,
        found: found === undefined ? 'no such file' : `${found.bytes} bytes with another checksum`,
        fix: RESTORE,
      });
    }
    return path;
  }

  close(): void {
    this.#peaks?.close();
    this.#peaks = undefined;
  }
}

const RESTORE = 'restore the atlas from its copy or build it again';
/** Changes of an atlas, while it is being opened, after which that is given up. */
const MOST_CHANGES = 5;

/**
 * The folders of an atlas as atlas.json names them: itself, then what was added to it, in the order in which it was added.
 * @throws InputError where one is missing, another than was added, or there and not named
 */
export function openShards(atlas: string): Shard[] {
  restoreReplaced(atlas);
  for (let change = 1; ; change++) {
    const first = new Shard(atlas);
    try {
      return [first, ...addedShards(first)];
    } catch (error) {
      // Somebody may have added to it in the meantime.
      if (change === MOST_CHANGES || readManifest(atlas).sha256 === first.manifest.sha256) throw error;
    }
  }
}

function addedShards({ folder, manifest }: Shard): Shard[] {
  const there = shardsThere(folder);
  if (manifest.shards === undefined) return there.map((name) => new Shard(join(folder, name)));
  const unknown = foreignShards(folder, manifest)[0] as string | undefined;
  if (unknown !== undefined)
    throw new InputError('this folder is not part of the atlas', {
      file: join(folder, unknown),
      expected: `what ${ATLAS_FILES.manifest} names: ${listed(manifest.shards.map((entry) => entry.folder))}`,
      fix: 'move it out of the atlas; what it holds is added with chipmate atlas add',
    });
  return manifest.shards.map((entry) => {
    const path = join(folder, entry.folder);
    const shard = there.includes(entry.folder) ? new Shard(path) : undefined;
    if (shard?.manifest.sha256 === entry.sha256) return shard;
    throw new InputError('a part of the atlas is not as it was added', {
      key: 'atlas.damaged',
      file: path,
      expected: `${entry.experiments} experiments, as ${ATLAS_FILES.manifest} says`,
      found: shard === undefined ? 'no such folder' : 'another addition',
      fix: RESTORE,
    });
  });
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'no other folder' : names.join(', ');
}

/** Folders that have the name of a shard, and that neither atlas.json nor a writer's mark knows. */
function foreignShards(atlas: string, { shards = [] }: AtlasManifest): string[] {
  const known = new Set(shards.map(({ folder }) => folder));
  return shardsThere(atlas).filter((name) => !known.has(name) && !existsSync(additionMark(atlas, name)));
}

/** Whether a shard's folder is an atlas' own or one that was added to it; `atlas-b` is not within `atlas`. */
export function isWithin(atlas: string, folder: string): boolean {
  return folder === atlas || folder.startsWith(join(atlas, SHARDS_FOLDER));
}
