import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../../formats/folders/inside.ts';
import { InputError } from '../../errors.ts';
import { replaceDurably } from '../../formats/folders/durable.ts';
import { restoreReplaced } from '../../formats/folders/folder-transaction.ts';
import { takeLock, type HeldLock } from '../../formats/folders/lock.ts';
import { removePartialFiles, syncFolder } from '../../formats/text/file-writer.ts';
import {
  additionMark,
  ATLAS_FILES,
  ATLAS_LOCK,
  formatManifest,
  isSitesFile,
  readManifest,
  SHARDS_FOLDER,
  sitesFileName,
  shardsThere,
  type AtlasManifest,
} from '../manifest.ts';
import { openShards, Shard } from '../shard.ts';
import { openSitesFile } from '../sites/sites-file.ts';
import { asDiskProblem } from './disk-problems.ts';
import { fingerprint } from './write-folder.ts';

/**
 * An atlas that this process alone writes into. What is put into it lies beside what is there, and counts from `commit` on: then
 * atlas.json, which names everything, is replaced in one step.
 */
export interface AtlasChange {
  readonly folder: string;
  /** What was found and mended before the start, for the user. */
  readonly notes: readonly string[];
  /** What the atlas will consist of: its shards, and behind them the addition once `addShard` has taken it. */
  readonly shards: readonly Shard[];
  /** atlas.json as it is before the change. */
  readonly manifest: AtlasManifest;
  /** Makes the folder of an addition, empty. @throws the system's error where it cannot be made */
  newShard(): string;
  /** Takes what was written into that folder, atlas.json included, into the change. */
  addShard(): Shard;
  /** Takes the addition out again: it is there already. */
  dropShard(): void;
  /** Gives the atlas these sites instead of those that it has. */
  putSites(bytes: Uint8Array): void;
  /** From here on the atlas is the new one. @throws InputError where the disk refuses: then it is the old one */
  commit(): void;
  /** Ends without a trace; does nothing after `commit`. */
  abort(): void;
}

/** Digits of a shard's name: the first addition is 0002, the atlas itself being the first shard. */
const NUMBER_WIDTH = 4;

/**
 * Takes the lock of an atlas and only then reads what is in it. Left-overs of writers that died are removed; an atlas of an earlier
 * format gets an atlas.json that names what it holds.
 * @throws InputError where there is no atlas, another process writes into it, it may not be written, or it is damaged
 */
export function beginChange(folder: string): AtlasChange {
  restoreReplaced(folder);
  readManifest(folder);
  const lock = lockAtlas(folder);
  try {
    return new Change(folder, lock);
  } catch (error) {
    lock.release();
    throw asDiskProblem(error, folder);
  }
}

/** The lock that every writer of an atlas holds; it lies inside, so that a folder above that may not be written does not matter. */
export function lockAtlas(folder: string): HeldLock {
  try {
    return takeLock(join(folder, ATLAS_LOCK), folder);
  } catch (error) {
    throw asDiskProblem(error, folder);
  }
}

class Change implements AtlasChange {
  readonly folder: string;
  readonly manifest: AtlasManifest;
  readonly notes: readonly string[];
  readonly #lock: HeldLock;
  readonly #shards: Shard[];
  #staged: { readonly name: string; readonly number: number } | undefined;
  #addition: Shard | undefined;
  #sites: { readonly name: string; readonly bytes: number; readonly sha256: string } | undefined;
  #open = true;

  constructor(folder: string, lock: HeldLock) {
    this.folder = folder;
    this.#lock = lock;
    this.manifest = namingAll(folder, readManifest(folder));
    this.notes = [...lock.notes, ...clearLeftOvers(folder, this.manifest)];
    this.#shards = openShards(folder);
    // Before the lock is given back, which has its own listener.
    process.prependListener('exit', this.#onExit);
  }

  readonly #onExit = (): void => this.abort();

  get shards(): readonly Shard[] {
    return this.#addition === undefined ? this.#shards : [...this.#shards, this.#addition];
  }

  newShard(): string {
    const [last = '1'] = (this.manifest.shards ?? []).slice(-1).map(({ folder }) => namesIn(folder)[1]);
    const number = Number(last) + 1;
    const name = `${SHARDS_FOLDER}/${String(number).padStart(NUMBER_WIDTH, '0')}`;
    this.#staged = { name, number };
    mkdirSync(join(this.folder, SHARDS_FOLDER), { recursive: true });
    // The mark comes first: a folder that it stands beside may be removed by whoever comes next.
    writeFileSync(additionMark(this.folder, name), '');
    mkdirSync(join(this.folder, name));
    return join(this.folder, name);
  }

  addShard(): Shard {
    if (this.#staged === undefined) throw new Error('no addition was begun');
    const path = join(this.folder, this.#staged.name);
    syncFolder(path);
    syncFolder(join(this.folder, SHARDS_FOLDER));
    this.#addition = new Shard(path);
    return this.#addition;
  }

  dropShard(): void {
    this.#addition?.close();
    this.#addition = undefined;
    if (this.#staged !== undefined) removeAddition(this.folder, this.#staged.name);
    this.#staged = undefined;
    removeIfEmpty(join(this.folder, SHARDS_FOLDER));
  }

  putSites(bytes: Uint8Array): void {
    try {
      this.#putSites(bytes);
    } catch (error) {
      throw asDiskProblem(error, this.folder);
    }
  }

  #putSites(bytes: Uint8Array): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { sites: old, files } = this.manifest;
    const isOld = old !== undefined && files[old].sha256 === sha256;
    // A name that no other sites have: a reader that still has the old atlas.json finds the old ones, or none.
    const name = old === undefined ? ATLAS_FILES.sites : isOld ? old : sitesFileName(sha256);
    const path = join(this.folder, name);
    if (!existsSync(path) || fingerprint(path).sha256 !== sha256) replaceDurably(path, bytes);
    this.#sites = isOld ? undefined : { name, bytes: bytes.length, sha256 };
  }

  commit(): void {
    try {
      const text = this.#nextManifest();
      if (text !== undefined) replaceDurably(join(this.folder, ATLAS_FILES.manifest), text);
    } catch (error) {
      throw asDiskProblem(error, this.folder);
    }
    this.#end();
    // The atlas is the new one: what cannot be removed now, the next writer removes.
    try {
      if (this.#staged !== undefined) rmSync(additionMark(this.folder, this.#staged.name), { force: true });
      removeOtherSites(this.folder, this.#sites?.name ?? this.manifest.sites);
      rmSync(join(this.folder, ATLAS_FILES.siteParts), { recursive: true, force: true });
    } catch {
      // See above.
    }
    this.#lock.release();
  }

  /** The text of atlas.json; undefined where nothing changed. */
  #nextManifest(): string | undefined {
    if (this.#addition === undefined && this.#sites === undefined) return undefined;
    const { shards = [], sites: old, files } = this.manifest;
    const added =
      this.#staged === undefined || this.#addition === undefined
        ? []
        : [{ folder: this.#staged.name, ...summaryOf(this.#addition.manifest) }];
    const sites = this.#sites;
    return formatManifest({
      ...this.manifest,
      files: sites === undefined ? files : withSites(files, old, sites),
      shards: [...shards, ...added],
      ...(sites === undefined ? {} : { sites: sites.name }),
    });
  }

  #end(): void {
    this.#open = false;
    process.off('exit', this.#onExit);
    for (const shard of this.shards) shard.close();
  }

  abort(): void {
    if (!this.#open) return;
    this.#end();
    try {
      if (this.#staged !== undefined) {
        this.dropShard();
        rmSync(join(this.folder, ATLAS_FILES.siteParts), { recursive: true, force: true });
      }
      removeOtherSites(this.folder, this.manifest.sites);
    } catch {
      // What cannot be removed now, the next writer removes.
    }
    this.#lock.release();
  }
}

function summaryOf({ sha256, counts: { experiments, peaks } }: AtlasManifest): {
  sha256: string;
  experiments: number;
  peaks: number;
} {
  return { sha256, experiments, peaks };
}

function withSites(
  files: AtlasManifest['files'],
  old: string | undefined,
  { name, bytes, sha256 }: { readonly name: string; readonly bytes: number; readonly sha256: string },
): AtlasManifest['files'] {
  const others = Object.entries(files).filter(([file]) => file !== old);
  return Object.fromEntries(
    [...others, [name, { bytes, sha256 }] as const].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** An atlas.json that names shards and sites; written where the present one, of format version 1, does not. */
function namingAll(folder: string, manifest: AtlasManifest): AtlasManifest {
  if (manifest.version > 1) return manifest;
  const shards = shardsThere(folder).map((name) => ({
    folder: name,
    ...summaryOf(readManifest(join(folder, name))),
  }));
  const named = { ...manifest, shards };
  const sites = soundSites(folder, manifest)
    ? { name: ATLAS_FILES.sites, ...fingerprint(join(folder, ATLAS_FILES.sites)) }
    : undefined;
  const text = formatManifest(
    sites === undefined
      ? named
      : { ...named, files: withSites(manifest.files, undefined, sites), sites: sites.name },
  );
  replaceDurably(join(folder, ATLAS_FILES.manifest), text);
  return readManifest(folder);
}

/** Whether the sites are there and fit their own checksums: what atlas.json is to vouch for is looked at once. */
function soundSites(folder: string, manifest: AtlasManifest): boolean {
  try {
    const sites = openSitesFile(folder, manifest);
    for (const cellClass of sites?.cellClasses ?? []) sites?.encoded(cellClass);
    return sites !== undefined;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function clearLeftOvers(folder: string, manifest: AtlasManifest): string[] {
  removePartialFiles(folder);
  const known = new Set((manifest.shards ?? []).map((shard) => shard.folder));
  const notes: string[] = [];
  const shards = join(folder, SHARDS_FOLDER);
  for (const mark of existsSync(shards) ? readdirSync(shards) : []) {
    const number = /^\.(\d+)\.adding$/.exec(mark)?.[1];
    if (number === undefined) continue;
    const name = `${SHARDS_FOLDER}/${number}`;
    if (known.has(name)) rmSync(join(shards, mark));
    else {
      removeAddition(folder, name);
      notes.push(`removed ${name}, which an addition that died left unfinished`);
    }
  }
  removeIfEmpty(shards);
  removeOtherSites(folder, manifest.sites);
  return notes;
}

function removeAddition(folder: string, name: string): void {
  rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  rmSync(additionMark(folder, name), { force: true });
}

function removeOtherSites(folder: string, named: string | undefined): void {
  for (const name of readdirSync(folder))
    if (isSitesFile(name) && name !== named) rmSync(join(folder, name), { force: true });
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}
