import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { counted } from '../counted.ts';
import { InputError } from '../errors.ts';
import { fingerprint } from './making/write-folder.ts';
import { readExperimentTable } from './experiment-table.ts';
import { ATLAS_FILES, readManifest, SHARDS_FOLDER, type AtlasManifest } from './manifest.ts';
import { openPeaksFile } from './peaks-file/open-peaks-file.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';
import { shardFolders } from './shard.ts';
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
 * Checks every byte of an atlas: sizes and SHA-256 of all files, every block of the peaks, and that the
 * table of experiments tells the same numbers of peaks.
 * @param atlas the folder
 * @param onProgress called with the fraction of the bytes that have been checked
 * @throws InputError where the folder is no atlas at all
 */
export function verifyAtlas(atlas: string, onProgress?: (fraction: number) => void): FileVerdict[] {
  const folders = shardFolders(atlas);
  return folders.flatMap((folder, i) => {
    const verdicts = verifyFolder(folder, i === 0);
    onProgress?.((i + 1) / folders.length);
    return verdicts.map((verdict) => ({
      ...verdict,
      file: relative(atlas, join(folder, verdict.file)).replaceAll('\\', '/'),
    }));
  });
}

function verifyFolder(folder: string, isFirst: boolean): FileVerdict[] {
  let manifest: AtlasManifest;
  try {
    manifest = readManifest(folder);
  } catch (error) {
    if (!(error instanceof InputError) || (isFirst && !existsSync(join(folder, ATLAS_FILES.manifest))))
      throw error;
    return [verdictOn(folder, ATLAS_FILES.manifest, 'damaged', firstLine(error))];
  }
  const verdicts = [verdictOn(folder, ATLAS_FILES.manifest, 'fine')];
  for (const [file, expected] of Object.entries(manifest.files)) {
    verdicts.push(comparedWith(expected, folder, file));
  }
  if (isFirst) verdicts.push(...sitesVerdict(folder));
  const known = new Set<string>([
    ...Object.keys(manifest.files),
    ATLAS_FILES.manifest,
    ATLAS_FILES.sites,
    ATLAS_FILES.siteParts,
    SHARDS_FOLDER,
  ]);
  for (const file of readdirSync(folder)
    .filter((name) => !known.has(name))
    .sort())
    verdicts.push(verdictOn(folder, file, 'foreign', 'no build of this atlas wrote it'));
  if (verdicts.every(({ verdict }) => verdict === 'fine' || verdict === 'foreign'))
    verdicts.push(...disagreements(folder));
  return verdicts;
}

function verdictOn(folder: string, file: string, verdict: FileVerdict['verdict'], detail = ''): FileVerdict {
  const path = join(folder, file);
  const status = existsSync(path) ? statSync(path) : undefined;
  return { file, bytes: status?.isFile() === true ? status.size : 0, verdict, detail };
}

/** A file beside what the manifest says of it. */
function comparedWith(expected: AtlasManifest['files'][string], folder: string, file: string): FileVerdict {
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

/** The sites carry their own checksums: they change when experiments are added. */
function sitesVerdict(folder: string): FileVerdict[] {
  const verdicts: FileVerdict[] = [];
  const unfinished =
    'sites that an interrupted build left unfinished: chipmate atlas sites goes on with them';
  if (existsSync(join(folder, ATLAS_FILES.siteParts)))
    verdicts.push(verdictOn(folder, ATLAS_FILES.siteParts, 'fine', unfinished));
  const path = join(folder, ATLAS_FILES.sites);
  if (!existsSync(path)) return verdicts;
  try {
    const sites = new SitesFile(path);
    for (const cellClass of sites.cellClasses) sites.encoded(cellClass);
    return [...verdicts, verdictOn(folder, ATLAS_FILES.sites, 'fine')];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const detail = error.details.found ?? '';
    const verdict =
      detail === FEWER_BYTES ? 'truncated' : detail === MORE_BYTES ? 'longer than written' : 'damaged';
    return [...verdicts, verdictOn(folder, ATLAS_FILES.sites, verdict, detail)];
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
