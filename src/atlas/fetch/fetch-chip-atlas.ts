import { counted, gigabytes } from '../../counted.ts';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { CHIP_ATLAS_CITATION, serverPath, THRESHOLDS } from '../../formats/chip-atlas/layout.ts';
import { caution, type Notice } from '../../messages/message.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { openCatalogue, type CatalogueRow } from '../catalogue/open-catalogue.ts';
import { STARTER_LIMITS } from '../catalogue/starters.ts';
import { inDataFolder, usingDownloads } from './data-folder.ts';
import type { ExperimentSource } from '../making/build-atlas.ts';
import { headersAt, webAddress, type HttpAnswer } from './http.ts';
import { writeLockFile, type LockedFile, type LockFile, type Selection } from './lock-file.ts';
import { checkSelection, planFetch, type FetchPlan } from './plan.ts';
import { fetchedGenome, fetchedSource } from './fetched-source.ts';
import { bringAll, type Transferred, type TransferOptions } from './transfers.ts';
import { experimentListFile, type WantedFile } from './wanted-file.ts';

export interface FetchRequest {
  readonly selection: Selection;
  readonly transfer: TransferOptions;
  /** Files whose bytes are demanded. */
  readonly lock?: LockFile;
  /** Say what and how much, and bring nothing but the list of experiments. */
  readonly dryRun: boolean;
  readonly names: KnownNames;
  readonly say: (sentence: string) => void;
  /** Told what is said however quiet the user wants it. */
  readonly tell: (notice: Notice) => void;
  /** Told what is to be brought before any of it is. */
  readonly onPlan?: (planned: Planned) => void;
  /** Shows how far a piece of work is. */
  readonly watch: <Result>(
    work: (onProgress: (fraction: number) => void) => Promise<Result>,
  ) => Promise<Result>;
}

/** What is to be brought. */
export interface Planned {
  readonly release: string;
  readonly experiments: number;
  readonly antigens: number;
  readonly cells: number;
  readonly bytes: number;
  /** How long that takes at 20 Mbit/s. */
  readonly seconds: number;
}

/** 20 Mbit/s. */
const DEFAULT_BYTES_PER_SECOND = STARTER_LIMITS.bytesPerSecond;
/** Disk that building takes per peak while it runs, and time per peak. */
const BUILD_BYTES_PER_PEAK = 30;
const BUILD_PEAKS_PER_SECOND = 5e5;

/** What was brought: the experiments, ready to be indexed, and what they lie on. */
export interface Fetched {
  readonly source: ExperimentSource;
  /** The same without those that an atlas has already. */
  readonly sourceWithout: (present: ReadonlySet<string>) => ExperimentSource;
  readonly genome: () => ReturnType<typeof fetchedGenome>;
}

/**
 * Brings what a selection of ChIP-Atlas needs, pins it in a lock file, and lets it be used, while no other process touches the folder.
 * @param use is given what was brought; not called in a dry run
 * @throws InputError where the server cannot be reached, lacks the file, has changed it, or the disk is too small
 */
export async function fetchChipAtlas(
  request: FetchRequest,
  use: (fetched: Fetched) => Promise<void>,
): Promise<void> {
  checkSelection(request.selection);
  webAddress(request.transfer.base);
  const folder = resolve(request.transfer.folder);
  await inDataFolder(folder, request.say, () =>
    usingDownloads(folder, request.say, async () => {
      const fetched = await request.watch((onProgress) => fetchInto(folder, request, onProgress));
      if (fetched !== undefined) await use(fetched);
    }),
  );
}

/** @returns what was brought; undefined in a dry run */
async function fetchInto(
  folder: string,
  request: FetchRequest,
  onProgress: (fraction: number) => void,
): Promise<Fetched | undefined> {
  const { say, lock } = request;
  const locked = lock === undefined ? undefined : new Map(lock.files.map((entry) => [entry.file, entry]));
  const options: TransferOptions = { ...request.transfer, folder, locked };

  if (!existsSync(listIn(folder)))
    say('first the list of all experiments is brought (about 360 MB at ChIP-Atlas), and kept');
  const begun = Date.now();
  let list = await bringList(options);
  const seconds = (Date.now() - begun) / 1000;
  const speed = list.isKept || seconds <= 1 ? DEFAULT_BYTES_PER_SECOND : list.entry.bytes / seconds;
  let plan: FetchPlan;
  try {
    plan = planOf(folder, request);
  } catch (error) {
    // A list that was cut off, or another one than is served today, may be why.
    if (!list.isKept || lock !== undefined || !(await hasChanged(list.entry, options))) throw error;
    say('the server has another list of experiments by now: it is brought again');
    rmSync(listIn(folder));
    list = await bringList(options);
    plan = planOf(folder, request);
  }
  const release = releaseOf(list.entry);
  const bytes = Number.isNaN(plan.bytes) ? await sizesOf(plan.files, options) : plan.bytes;
  announce(plan, bytes, speed, release, request);
  if (plan.leftOut > 0)
    say(`left out ${counted(plan.leftOut, 'row')} of the list with the accession of an earlier one`);
  const { selection } = plan;
  request.onPlan?.({
    release,
    experiments: plan.experiments.length,
    antigens: distinct(plan.experiments, 'antigen'),
    cells: distinct(plan.experiments, 'cell'),
    bytes,
    seconds: bytes / DEFAULT_BYTES_PER_SECOND,
  });
  if (request.dryRun) return undefined;
  checkDisk(folder, bytes, plan.peaks);

  let arrived = 0;
  const transferred = await bringAll(plan.files, {
    ...options,
    onBytes: (more) => {
      arrived += more;
      onProgress(Math.min(1, arrived / Math.max(1, bytes)));
    },
  });
  refuseChanged(transferred.changed);
  if (selection.files === 'assembled' && transferred.missing.some((file) => file.includes('allPeaks_light')))
    throw new InputError('the server does not have the assembled file', {
      file: transferred.missing.join(', '),
      fix: 'take --files per-experiment, or another threshold',
    });
  writeLockFile(folder, {
    format: 1,
    source: 'ChIP-Atlas',
    base: options.base,
    release,
    selection,
    cite: CHIP_ATLAS_CITATION,
    files: [list.entry, ...transferred.files],
    missing: transferred.missing,
  });
  say(summary(transferred));
  const brought = new Map(transferred.files.map(({ file, bytes: size }) => [file, size]));
  const sourceOf = (rows: readonly CatalogueRow[]): ReturnType<typeof fetchedSource> =>
    fetchedSource(folder, rows, brought, selection, release);
  const { source, without } = sourceOf(plan.experiments);
  tellWithout(without, request);
  if (source.statedPeaks.length === 0)
    throw new InputError('none of the experiments has a file on the server', {
      found: shortened(transferred.missing),
      fix: '--base names the address of the data; --files assembled takes the assembled file',
    });
  return {
    source,
    sourceWithout: (present) =>
      sourceOf(plan.experiments.filter(({ experiment }) => !present.has(experiment))).source,
    genome: () => fetchedGenome(folder, selection.genome, brought),
  };
}

/** An experiment without a file is one without peaks, unless the list says otherwise. */
function tellWithout(without: readonly CatalogueRow[], { selection, say, tell }: FetchRequest): void {
  const [lost, empty] = [true, false].map((isLost) =>
    without
      .filter(({ quality }) => (selection.threshold === '05' && quality.peaks > 0) === isLost)
      .map(({ experiment }) => experiment),
  );
  if (empty.length > 0)
    say(
      `${counted(empty.length, 'experiment has', 'experiments have')} no peaks on the server: ${shortened(empty)}`,
    );
  if (lost.length > 0) tell(caution('fetch.lost', { experiments: lost.length, names: shortened(lost) }));
}

function listIn(folder: string): string {
  return join(folder, ...serverPath.experimentList.split('/'));
}

/** @throws InputError where the server has none */
async function bringList(options: TransferOptions): Promise<{ entry: LockedFile; isKept: boolean }> {
  const { files, missing, changed, kept } = await bringAll([experimentListFile], options);
  if (files.length > 0) return { entry: files[0], isKept: kept > 0 };
  throw new InputError('the server has no list of experiments', {
    file: new URL(serverPath.experimentList, options.base).href,
    found: [...missing, ...changed].join('; '),
    fix:
      options.locked === undefined
        ? '--base names the address of the data'
        : 'fetch without --lock takes the present data',
  });
}

/** @throws InputError where the list is none, or what was asked for is not in it */
function planOf(folder: string, { selection, names, tell }: FetchRequest): FetchPlan {
  const catalogue = openCatalogue(listIn(folder), tell);
  try {
    return planFetch(catalogue, selection, names);
  } finally {
    catalogue.close();
  }
}

/** The day on which the server's list was made; ChIP-Atlas has no release numbers. */
function releaseOf(list: LockedFile): string {
  const modified = Date.parse(list.last_modified ?? '');
  return Number.isNaN(modified)
    ? `sha256 ${list.sha256.slice(0, 12)}`
    : new Date(modified).toISOString().slice(0, 10);
}

/** Sum of the lengths that the server states; a file that it does not tell of counts nothing. */
async function sizesOf(files: readonly WantedFile[], options: TransferOptions): Promise<number> {
  let bytes = 0;
  for (const { file } of files)
    bytes += options.locked?.get(file)?.bytes ?? (await lengthOnServer(file, options));
  return bytes;
}

async function lengthOnServer(file: string, options: TransferOptions): Promise<number> {
  const length = Number((await headersOf(file, options))?.['content-length']);
  return length >= 0 ? length : 0;
}

/** Whether the server tells that a file is not the one that was brought. */
async function hasChanged(entry: LockedFile, options: TransferOptions): Promise<boolean> {
  const headers = await headersOf(entry.file, options);
  const differ = (now: string | undefined, then: string | number | undefined): boolean =>
    now !== undefined && then !== undefined && now !== String(then);
  return (
    differ(headers?.['content-length'], entry.bytes) ||
    differ(headers?.etag, entry.etag) ||
    differ(headers?.['last-modified'], entry.last_modified)
  );
}

/** What the server says of a file; undefined where it says nothing. */
function headersOf(
  file: string,
  { base, stallMilliseconds }: TransferOptions,
): Promise<HttpAnswer['headers'] | undefined> {
  return headersAt(new URL(file, base).href, stallMilliseconds);
}

function announce(
  plan: FetchPlan,
  bytes: number,
  speed: number,
  release: string,
  request: FetchRequest,
): void {
  const { selection, say } = request;
  const threshold = THRESHOLDS.find(({ code }) => code === selection.threshold);
  const antigens = distinct(plan.experiments, 'antigen');
  const estimated = selection.files === 'assembled' ? '' : 'about ';
  say(
    `ChIP-Atlas of ${release}, ${selection.genome}, ${threshold?.meaning}: ${counted(plan.experiments.length, 'experiment')} ` +
      `of ${counted(antigens, 'antigen')}, about ${amount(plan.peaks)} peaks in ${counted(plan.files.length, 'file')}`,
  );
  say(
    `${estimated}${gigabytes(bytes)} to bring (${duration(bytes / speed)} at ${(speed / 1e6).toPrecision(2)} MB/s), ` +
      `about ${gigabytes(plan.peaks * BUILD_BYTES_PER_PEAK)} more disk while the atlas is built ` +
      `(${duration(plan.peaks / BUILD_PEAKS_PER_SECOND)}), ${gigabytes(plan.peaks * 7)} afterwards`,
  );
  say(`please cite: ${CHIP_ATLAS_CITATION.join('; ')}`);
}

function distinct(rows: readonly CatalogueRow[], facet: 'antigen' | 'cell'): number {
  return new Set(rows.map((row) => row[facet])).size;
}

function checkDisk(folder: string, bytes: number, peaks: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const wanted = bytes + peaks * BUILD_BYTES_PER_PEAK;
  if (free < wanted)
    throw new InputError('the disk is too small', {
      key: 'disk.too-small',
      file: folder,
      expected: `${gigabytes(wanted)} free`,
      found: gigabytes(free),
      fix: 'choose fewer experiments, a stricter --threshold, or another disk with --data',
    });
}

function refuseChanged(changed: readonly string[]): void {
  if (changed.length === 0) return;
  throw new InputError(`the server has changed ${counted(changed.length, 'file')} of the lock file`, {
    found: shortened(changed),
    fix: 'fetch without --lock takes the present data; the old bytes are where the lock file was written',
  });
}

function summary({ files, kept, missing }: Transferred): string {
  const size = gigabytes(files.reduce((sum, file) => sum + file.bytes, 0));
  const there = `${kept} ${kept === 1 ? 'was' : 'were'} there already`;
  const absent = `, ${missing.length} ${missing.length === 1 ? 'is' : 'are'} not on the server`;
  return `${counted(files.length, 'file')}, ${size}: ${files.length - kept} brought, ${there}${missing.length === 0 ? '' : absent}`;
}

function shortened(names: readonly string[]): string {
  return names.slice(0, 10).join(', ') + (names.length > 10 ? `, and ${names.length - 10} more` : '');
}

function amount(count: number): string {
  return count >= 1e6 ? `${(count / 1e6).toPrecision(3)} million` : String(Math.round(count));
}

function duration(seconds: number): string {
  if (seconds < 90) return counted(Math.max(1, Math.round(seconds)), 'second');
  const minutes = seconds / 60;
  return minutes < 90 ? `${Math.round(minutes)} minutes` : `${(minutes / 60).toPrecision(2)} hours`;
}
