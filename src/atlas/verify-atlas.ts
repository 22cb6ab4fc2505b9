import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../counted.ts';
import { InputError } from '../errors.ts';
import { fingerprint } from './making/write-folder.ts';
import { readExperimentTable } from './experiment-table.ts';
import {
  additionMark,
  ATLAS_FILES,
  ATLAS_LOCK,
  isSitesFile,
  readManifest,
  SHARDS_FOLDER,
  shardsThere,
  type AtlasManifest,
  type FileEntry,
  type ShardEntry,
} from './manifest.ts';
import { restoreReplaced } from '../formats/folders/folder-transaction.ts';
import { openPeaksFile } from './peaks-file/open-peaks-file.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';
import { FEWER_BYTES, MORE_BYTES, SitesFile } from './sites/sites-file.ts';

/** What was found out about one file of an atlas. */
export interface FileVerdict {
  /** Path below the atlas. */
  readonly file: string;
  readonly bytes: number;
  readonly verdict: 'fine' | 'missing' | 'truncated' | 'longer than written' | 'damaged' | 'foreign';
  readonly detail: string;
}

/**
 * Checks every byte of an atlas: sizes and SHA-256 of all files, every block of the peaks, that the
 * table of experiments tells the same numbers of peaks, and that its shards are those that were added, all of them.
 * @param atlas the folder
 * @param onProgress called with the fraction of the folders that have been checked
 * @throws InputError where the folder is no atlas at all
 */
export function verifyAtlas(atlas: string, onProgress?: (fraction: number) => void): FileVerdict[] {
  restoreReplaced(atlas);
  const { manifest, verdicts } = verifyFolder(atlas);
  const named = manifest?.shards ?? shardsThere(atlas).map((folder) => ({ folder, sha256: undefined }));
  const below = named.flatMap((entry, i) => {
    onProgress?.((i + 1) / (named.length + 1));
    return verifyShard(atlas, entry);
  });
  onProgress?.(1);
  return [...verdicts, ...below, ...besideShards(atlas, named)];
}

function verifyShard(
  atlas: string,
  { folder, sha256 }: Pick<ShardEntry, 'folder'> & { readonly sha256: string | undefined },
): FileVerdict[] {
  const under = (verdict: FileVerdict): FileVerdict => ({ ...verdict, file: `${folder}/${verdict.file}` });
  if (!existsSync(join(atlas, folder, ATLAS_FILES.manifest)))
    return [under(verdictOn(join(atlas, folder), ATLAS_FILES.manifest, 'missing', 'what was added is gone'))];
  const { manifest, verdicts } = verifyFolder(join(atlas, folder));
  const isOther = manifest !== undefined && sha256 !== undefined && manifest.sha256 !== sha256;
  const detail = `not what ${ATLAS_FILES.manifest} of the atlas names`;
  const other = verdictOn(join(atlas, folder), ATLAS_FILES.manifest, 'foreign', detail);
  return (isOther ? [other, ...verdicts.slice(1)] : verdicts).map(under);
}

/** What lies in the folder of the shards and is none of them. */
function besideShards(atlas: string, named: readonly { readonly folder: string }[]): FileVerdict[] {
  const folder = join(atlas, SHARDS_FOLDER);
  if (!existsSync(folder)) return [];
  const known = new Set(named.map((entry) => entry.folder));
  return readdirSync(folder)
    .map((name) => `${SHARDS_FOLDER}/${name}`)
    .filter((name) => !known.has(name))
    .sort()
    .map((name) => {
      const isLeft = /^\.\d+\.adding$/.test(name.slice(SHARDS_FOLDER.length + 1));
      return isLeft || existsSync(additionMark(atlas, name))
        ? verdictOn(atlas, name, 'fine', UNFINISHED)
        : verdictOn(atlas, name, 'foreign', `${ATLAS_FILES.manifest} does not name it`);
    });
}

const UNFINISHED = 'of a change that goes on, or of one that died: then the next one removes it';

/** Names that are no part of an atlas, and that its writers use. */
function isWritersOwn(name: string): boolean {
  return (
    name === ATLAS_LOCK ||
    isSitesFile(name) ||
    /^\.lock\.(?:[0-9a-f]{12}|taking)$/.test(name) ||
    /^\..+\.[0-9a-f]{12}\.partial$/.test(name)
  );
}

/** @returns with the manifest, where it can be read */
function verifyFolder(folder: string): { manifest?: AtlasManifest; verdicts: FileVerdict[] } {
  let manifest: AtlasManifest;
  try {
    manifest = readManifest(folder);
  } catch (error) {
    if (!(error instanceof InputError) || !existsSync(join(folder, ATLAS_FILES.manifest))) throw error;
    return { verdicts: [verdictOn(folder, ATLAS_FILES.manifest, 'damaged', firstLine(error))] };
  }
  const { files } = manifest;
  const verdicts = [verdictOn(folder, ATLAS_FILES.manifest, 'fine')];
  for (const [file, expected] of Object.entries(files)) verdicts.push(comparedWith(expected, folder, file));
  if (existsSync(join(folder, ATLAS_FILES.siteParts)))
    verdicts.push(
      verdictOn(
        folder,
        ATLAS_FILES.siteParts,
        'fine',
        'sites that an interrupted build left unfinished: chipmate atlas sites goes on with them',
      ),
    );
  // Format version 1 did not name the sites.
  const ownSites = manifest.version === 1 ? sitesVerdict(folder) : [];
  verdicts.push(...ownSites);
  const known = new Set([
    ...[...Object.keys(files), ...ownSites.map(({ file }) => file)],
    ...[ATLAS_FILES.manifest, ATLAS_FILES.siteParts, SHARDS_FOLDER],
  ]);
  for (const file of readdirSync(folder)
    .filter((name) => !known.has(name))
    .sort())
    verdicts.push(
      isWritersOwn(file)
        ? verdictOn(folder, file, 'fine', UNFINISHED)
        : verdictOn(folder, file, 'foreign', 'no build of this atlas wrote it'),
    );
  if (verdicts.every(({ verdict }) => verdict === 'fine' || verdict === 'foreign'))
    verdicts.push(...disagreements(folder));
  return { manifest, verdicts };
}

function verdictOn(folder: string, file: string, verdict: FileVerdict['verdict'], detail = ''): FileVerdict {
  const path = join(folder, file);
  const status = existsSync(path) ? statSync(path) : undefined;
  return { file, bytes: status?.isFile() === true ? status.size : 0, verdict, detail };
}

/** A file beside what the manifest says of it. */
function comparedWith(expected: FileEntry, folder: string, file: string): FileVerdict {
  const path = join(folder, file);
  const found = existsSync(path) ? fingerprint(path) : undefined;
  if (found?.bytes !== expected.bytes) {
    const verdict =
      found === undefined ? 'missing' : found.bytes < expected.bytes ? 'truncated' : 'longer than written';
    return verdictOn(folder, file, verdict, `${expected.bytes} bytes expected`);
  }
  if (found.sha256 === expected.sha256) return verdictOn(folder, file, 'fine');
  return verdictOn(folder, file, 'damaged', whereDamaged(folder, file));
}

/** Sites that atlas.json does not name: they carry their own checksums. */
function sitesVerdict(folder: string): FileVerdict[] {
  const path = join(folder, ATLAS_FILES.sites);
  if (!existsSync(path)) return [];
  try {
    const sites = new SitesFile(path);
    for (const cellClass of sites.cellClasses) sites.encoded(cellClass);
    return [verdictOn(folder, ATLAS_FILES.sites, 'fine')];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const detail = error.details.found ?? '';
    const verdict =
      detail === FEWER_BYTES ? 'truncated' : detail === MORE_BYTES ? 'longer than written' : 'damaged';
    return [verdictOn(folder, ATLAS_FILES.sites, verdict, detail)];
  }
}

/** Which part of a file its own checksums contradict. */
function whereDamaged(folder: string, file: string): string {
  if (file !== ATLAS_FILES.peaks && file !== ATLAS_FILES.scores) return 'other bytes than were written';
  try {
    countPeaks(folder);
    return 'other bytes than were written';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return firstLine(error);
  }
}

/** Files that are each as written, but do not belong together. */
function disagreements(folder: string): FileVerdict[] {
  try {
    const table = readExperimentTable(join(folder, ATLAS_FILES.experiments));
    const counts = countPeaks(folder);
    const agree = counts.length === table.count && counts.every((peaks, i) => peaks === table.peaks[i]);
    if (agree) return [];
    const detail = `its peaks per experiment are not those of ${ATLAS_FILES.experiments}`;
    return [verdictOn(folder, ATLAS_FILES.peaks, 'foreign', detail)];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [verdictOn(folder, ATLAS_FILES.peaks, 'damaged', firstLine(error))];
  }
}

function countPeaks(folder: string): Uint32Array {
  const peaks = openPeaksFile(join(folder, ATLAS_FILES.peaks));
  try {
    const counts = new Uint32Array(peaks.experiments);
    scanPeaks(peaks, true, (block) => {
      for (let i = 0; i < block.count; i++) counts[block.experiment[i]]++;
    });
    return counts;
  } finally {
    peaks.close();
  }
}

function firstLine(error: Error): string {
  return error.message.split('\n')[0];
}

/** @throws InputError where a file is not as it was written */
export function refuseDamaged(atlas: string, verdicts: readonly FileVerdict[]): void {
  const wrong = verdicts.filter(({ verdict }) => verdict !== 'fine');
  if (wrong.length === 0) return;
  throw new InputError(`${counted(wrong.length, 'file is', 'files are')} not as written`, {
    file: atlas,
    found: wrong.map(({ file, verdict }) => `${file} ${verdict}`).join(', '),
    fix: 'copy the atlas again from where it was built, or build it again',
  });
}
