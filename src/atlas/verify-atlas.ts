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
    const path = join(folder, ATLAS_FILES.manifest);
    const bytes = existsSync(path) ? statSync(path).size : 0;
    return [{ file: ATLAS_FILES.manifest, bytes, verdict: 'damaged', detail: firstLine(error) }];
  }
  const verdicts: FileVerdict[] = [
    {
      file: ATLAS_FILES.manifest,
      bytes: statSync(join(folder, ATLAS_FILES.manifest)).size,
      verdict: 'fine',
      detail: '',
    },
  ];
  for (const [file, expected] of Object.entries(manifest.files)) {
    const path = join(folder, file);
    if (!existsSync(path)) {
      verdicts.push({ file, bytes: 0, verdict: 'missing', detail: `${expected.bytes} bytes expected` });
      continue;
    }
    const found = fingerprint(path);
    if (found.bytes !== expected.bytes) {
      const verdict = found.bytes < expected.bytes ? 'truncated' : 'longer than written';
      verdicts.push({ file, bytes: found.bytes, verdict, detail: `${expected.bytes} bytes expected` });
    } else if (found.sha256 !== expected.sha256) {
      verdicts.push({ file, bytes: found.bytes, verdict: 'damaged', detail: whereDamaged(folder, file) });
    } else {
      verdicts.push({ file, bytes: found.bytes, verdict: 'fine', detail: '' });
    }
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
    verdicts.push({
      file,
      bytes: statSync(join(folder, file)).size,
      verdict: 'foreign',
      detail: 'no build of this atlas wrote it',
    });
  if (verdicts.every(({ verdict }) => verdict === 'fine' || verdict === 'foreign'))
    verdicts.push(...disagreements(folder, manifest));
  return verdicts;
}

/** The sites carry their own checksums: they change when experiments are added. */
function sitesVerdict(folder: string): FileVerdict[] {
  const path = join(folder, ATLAS_FILES.sites);
  if (existsSync(join(folder, ATLAS_FILES.siteParts)))
    return [
      {
        file: ATLAS_FILES.siteParts,
        bytes: 0,
        verdict: 'fine',
        detail: 'sites that an interrupted build left unfinished: chipmate atlas sites goes on with them',
      },
      ...sitesFileVerdict(path),
    ];
  return sitesFileVerdict(path);
}

function sitesFileVerdict(path: string): FileVerdict[] {
  if (!existsSync(path)) return [];
  const bytes = statSync(path).size;
  try {
    const sites = new SitesFile(path);
    for (const cellClass of sites.cellClasses) sites.encoded(cellClass);
    return [{ file: ATLAS_FILES.sites, bytes, verdict: 'fine', detail: '' }];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const detail = error.details.found ?? '';
    const verdict =
      detail === FEWER_BYTES ? 'truncated' : detail === MORE_BYTES ? 'longer than written' : 'damaged';
    return [{ file: ATLAS_FILES.sites, bytes, verdict, detail }];
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
function disagreements(folder: string, manifest: AtlasManifest): FileVerdict[] {
  const bytes = manifest.files[ATLAS_FILES.peaks].bytes;
  try {
    const table = readExperimentTable(join(folder, ATLAS_FILES.experiments));
    const counts = countPeaks(folder);
    const agree = counts.length === table.count && counts.every((peaks, i) => peaks === table.peaks[i]);
    if (agree) return [];
    const detail = `its peaks per experiment are not those of ${ATLAS_FILES.experiments}`;
    return [{ file: ATLAS_FILES.peaks, bytes, verdict: 'foreign', detail }];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [{ file: ATLAS_FILES.peaks, bytes, verdict: 'damaged', detail: firstLine(error) }];
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
