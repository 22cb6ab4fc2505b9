import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CLASS } from '../../atlas/experiment-filter.ts';
import { readSummits, type ShardExperiment } from '../../atlas/class-peaks.ts';
import { assemblyOf, ATLAS_FILES } from '../../atlas/manifest.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { isWithin, Shard, shardFolders } from '../../atlas/shard.ts';
import {
  encodedClass,
  openSitesFile,
  readPart,
  writePart,
  writeSitesFile,
  type EncodedClass,
  type SitesFile,
} from '../../atlas/sites-file.ts';
import { caution, type Notice } from '../../messages/message.ts';
import { linearTss } from '../../genome/linear-tss.ts';
import { isNotAFactor } from '../../genome/non-factors.ts';
import { buildClassSites } from '../../partners/build-class-sites.ts';

/** Changes whenever other sites would be made from the same peaks. */
const RECIPE = 2;
/** Classes are read together up to this number of peaks. */
const PEAKS_AT_ONCE = 30_000_000;

interface ClassExperiment extends ShardExperiment {
  readonly name: string;
  readonly antigen: string;
  readonly cell: string;
  readonly peaks: number;
}

/** What became of the sites of an atlas. */
export interface SitesSummary {
  readonly made: readonly string[];
  readonly kept: readonly string[];
  /** Antigens that are no factors and therefore have no column. */
  readonly leftOut: readonly string[];
  readonly bytes: number;
}

/**
 * Brings the sites of an atlas up to date: cell classes whose experiments did not change are kept as they are,
 * classes finished by an interrupted run are taken over.
 * @param folder the atlas
 * @param progress called with the fraction that is done
 */
export function buildSites(folder: string, progress?: (fraction: number) => void): SitesSummary {
  const shards = shardFolders(folder).map((path) => new Shard(path));
  try {
    const assembly = assemblyOf(shards[0].manifest.genome);
    const { classes, leftOut } = experimentsByClass(shards);
    const genes = shards[0].genes;
    const tss = genes === undefined ? undefined : linearTss(genes, assembly);
    // Finished classes wait here, so that an interrupted build goes on where it stopped.
    const parts = join(folder, ATLAS_FILES.siteParts);
    const old = openOld(folder);
    const done = new Map<string, EncodedClass>();
    const todo: [string, ClassExperiment[]][] = [];
    for (const [cellClass, experiments] of classes) {
      const fingerprint = fingerprintOf(cellClass, experiments, shards[0].manifest.genes);
      const part = join(parts, `${fingerprint}.bin`);
      const kept =
        old?.cellClasses.includes(cellClass) === true && old.fingerprintOf(cellClass) === fingerprint
          ? old.encoded(cellClass)
          : existsSync(part)
            ? readPart(part)
            : undefined;
      if (kept === undefined) todo.push([cellClass, experiments]);
      else done.set(cellClass, kept);
    }
    const kept = [...done.keys()];
    if (todo.length > 0) mkdirSync(parts, { recursive: true });
    const total = todo.reduce((sum, [, experiments]) => sum + peaksOf(experiments), 0);
    let finished = 0;
    for (const batch of batches(todo)) {
      const peaks = batch.reduce((sum, [, experiments]) => sum + peaksOf(experiments), 0);
      const share = (fraction: number) => progress?.((finished + fraction * peaks) / total);
      const summits = readSummits(
        shards,
        batch.map(([, experiments]) => experiments),
        (fraction) => share(0.1 * fraction),
      );
      batch.forEach(([cellClass, experiments], i) => {
        const sites = buildClassSites(cellClass, { ...summits[i], experiments }, assembly.offsets, tss, {
          progress: ({ step, done: at, of }) =>
            share(0.1 + 0.9 * ((i + STEP_START[step] + (STEP_SHARE[step] * at) / of) / batch.length)),
        });
        const part = encodedClass(sites, fingerprintOf(cellClass, experiments, shards[0].manifest.genes));
        writePart(join(parts, `${part.fingerprint}.bin`), part);
        done.set(cellClass, part);
      });
      finished += peaks;
    }
    const encoded = [...classes.keys()].flatMap((cellClass) => done.get(cellClass) ?? []);
    writeSitesFile(folder, encoded);
    rmSync(parts, { recursive: true, force: true });
    const bytes = encoded.reduce((sum, { words }) => sum + 4 * words.length, 0);
    return { made: todo.map(([cellClass]) => cellClass), kept, leftOut, bytes };
  } finally {
    for (const shard of shards) shard.close();
  }
}

const STEP_START = { correlate: 0, invert: 0.5, calibrate: 0.6 } as const;
const STEP_SHARE = { correlate: 0.5, invert: 0.1, calibrate: 0.4 } as const;

/** A damaged file is no reason to stop: everything is made again. */
function openOld(folder: string): SitesFile | undefined {
  try {
    return openSitesFile(folder);
  } catch {
    return undefined;
  }
}

/** Experiments of factors by cell class, classes by name, experiments in the order of the shards. */
export function experimentsByClass(shards: readonly Shard[]): {
  classes: Map<string, ClassExperiment[]>;
  leftOut: string[];
} {
  const classes = new Map<string, ClassExperiment[]>();
  const leftOut = new Set<string>();
  shards.forEach(({ experiments }, shard) => {
    for (let number = 0; number < experiments.count; number++) {
      const antigenClass = experiments.antigenClass[number];
      if (antigenClass !== '' && antigenClass.toLowerCase() !== DEFAULT_CLASS.toLowerCase()) continue;
      const antigen = experiments.antigen[number];
      if (isNotAFactor(antigen)) {
        leftOut.add(antigen);
        continue;
      }
      const cellClass = experiments.cellClass[number];
      const list = classes.get(cellClass) ?? [];
      classes.set(cellClass, list);
      list.push({
        shard,
        number,
        name: experiments.experiment[number],
        antigen,
        cell: experiments.cell[number],
        peaks: experiments.peaks[number],
      });
    }
  });
  const sorted = [...classes].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { classes: new Map(sorted), leftOut: [...leftOut].sort() };
}

/** A caution where experiments were added or changed since the sites of an atlas folder were made. */
export function outdatedSites(atlas: Atlas, file: SitesFile, folder: string): Notice[] {
  const shards = atlas.shards.map(({ shard }) => shard).filter(({ folder: path }) => isWithin(folder, path));
  const outdated = [...experimentsByClass(shards).classes].filter(
    ([cellClass, experiments]) =>
      !file.cellClasses.includes(cellClass) ||
      file.fingerprintOf(cellClass) !== fingerprintOf(cellClass, experiments, shards[0].manifest.genes),
  );
  if (outdated.length === 0) return [];
  const classes = outdated.map(([name]) => name || '(none)').join(', ');
  return [caution('partners.sites-outdated', { classes, folder })];
}

/** What the sites of a class depend on. */
function fingerprintOf(
  cellClass: string,
  experiments: readonly ClassExperiment[],
  genes: { readonly source: string; readonly count: number } | undefined,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([RECIPE, cellClass, genes?.source ?? '', genes?.count ?? 0]));
  for (const { name, antigen, cell, peaks, shard } of experiments)
    hash.update(JSON.stringify([name, antigen, cell, peaks, shard]));
  return hash.digest('hex').slice(0, 32);
}

function peaksOf(experiments: readonly ClassExperiment[]): number {
  return experiments.reduce((sum, { peaks }) => sum + peaks, 0);
}

function batches(todo: readonly [string, ClassExperiment[]][]): [string, ClassExperiment[]][][] {
  const result: [string, ClassExperiment[]][][] = [];
  let peaks = Number.POSITIVE_INFINITY;
  for (const entry of todo) {
    peaks += peaksOf(entry[1]);
    if (peaks > PEAKS_AT_ONCE) {
      result.push([]);
      peaks = peaksOf(entry[1]);
    }
    result[result.length - 1].push(entry);
  }
  return result;
}
