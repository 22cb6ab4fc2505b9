import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beginChange, type AtlasChange } from '../../atlas/making/change-atlas.ts';
import { fingerprint as bytesOf } from '../../atlas/making/write-folder.ts';
import { assemblyOf, ATLAS_FILES } from '../../atlas/manifest.ts';
import type { Shard } from '../../atlas/shard.ts';
import {
  formatSitesFile,
  openSitesFile,
  readPart,
  writePart,
  type EncodedClass,
  type SitesFile,
} from '../../atlas/sites/sites-file.ts';
import { InputError } from '../../errors.ts';
import { makeFolder } from '../../formats/text/file-writer.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { linearTss } from '../../genome/linear-tss.ts';
import { experimentsByClass, fingerprintOf, type ClassExperiment } from './outdated-sites.ts';

/** A cell class whose sites are wanted. */
export interface ClassToMake {
  readonly cellClass: string;
  readonly experiments: readonly ClassExperiment[];
  /** What its sites are made from: equal fingerprints mean equal sites. */
  readonly fingerprint: string;
  /** Its sites, where they were made from these experiments already. */
  readonly kept?: EncodedClass;
}

/** An atlas folder whose sites are to be brought up to date, opened. */
export interface SitesToMake {
  readonly shards: readonly Shard[];
  readonly genome: Assembly;
  /** Linear coordinates of all TSSs, ascending; undefined where the atlas has no gene models. */
  readonly tss: Float64Array | undefined;
  /** Cell classes in the order in which they are written. */
  readonly classes: readonly ClassToMake[];
  /** Antigens that are no factors and therefore have no column. */
  readonly leftOut: readonly string[];
  /** Keeps the sites of a class, so that a run that is interrupted goes on after it. */
  keep(part: EncodedClass): void;
  /** Replaces the folder's sites, all or nothing; those of an atlas that is being changed appear with that change. */
  write(classes: readonly EncodedClass[]): void;
  close(): void;
}

/**
 * Opens an atlas folder to make its sites: cell classes whose experiments did not change are kept as they are, classes
 * finished by an interrupted run are taken over. Nobody else writes into the folder until `close`.
 * @throws InputError where the folder is no atlas, or another process is writing into it
 */
export function openSitesToMake(folder: string): SitesToMake {
  const change = beginChange(folder);
  try {
    const input = sitesOfChange(change);
    return {
      ...input,
      write: (classes) => {
        input.write(classes);
        change.commit();
      },
      close: () => change.abort(),
    };
  } catch (error) {
    change.abort();
    throw error;
  }
}

/** The same for an atlas that is being changed, with what the change adds to it. */
export function sitesOfChange(change: AtlasChange): SitesToMake {
  const { folder, shards, manifest } = change;
  const [{ genes }] = shards;
  const genome = assemblyOf(manifest.genome);
  const { classes, leftOut } = experimentsByClass(shards);
  // Finished classes wait here, so that an interrupted run goes on where it stopped.
  const parts = join(folder, ATLAS_FILES.siteParts);
  const peaks = shards.map((shard) => shard.manifest.files[ATLAS_FILES.peaks].sha256);
  // The fingerprint tells experiments by their names and numbers: a part is of the same peaks besides.
  const partOf = (fingerprint: string): string => {
    const name = createHash('sha256').update(JSON.stringify([fingerprint, peaks]));
    return join(parts, `${name.digest('hex').slice(0, 32)}.bin`);
  };
  const old = soundSites(change);
  return {
    shards,
    genome,
    tss: genes === undefined ? undefined : linearTss(genes, genome),
    classes: Array.from(classes, ([cellClass, experiments]): ClassToMake => {
      const fingerprint = fingerprintOf(cellClass, experiments, manifest.genes);
      const kept =
        sameSites(old, cellClass, fingerprint) ?? readIfThere(partOf(fingerprint), cellClass, fingerprint);
      return { cellClass, experiments, fingerprint, kept };
    }),
    leftOut,
    keep: (part) => {
      makeFolder(parts);
      writePart(partOf(part.fingerprint), part);
    },
    write: (encoded) => change.putSites(formatSitesFile(encoded)),
    close: () => undefined,
  };
}

/** The sites that the atlas has, byte for byte as they were written. Damaged ones are no reason to stop: all are made again. */
function soundSites({ folder, manifest }: AtlasChange): SitesFile | undefined {
  try {
    const sites = openSitesFile(folder, manifest);
    const name = manifest.sites ?? '';
    return sites !== undefined && bytesOf(sites.path).sha256 === manifest.files[name].sha256
      ? sites
      : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function sameSites(
  old: SitesFile | undefined,
  cellClass: string,
  fingerprint: string,
): EncodedClass | undefined {
  const same = old?.cellClasses.includes(cellClass) === true && old.fingerprintOf(cellClass) === fingerprint;
  return same ? old.encoded(cellClass) : undefined;
}

function readIfThere(part: string, cellClass: string, fingerprint: string): EncodedClass | undefined {
  return existsSync(part) ? readPart(part, cellClass, fingerprint) : undefined;
}
