import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyOf, ATLAS_FILES } from '../../atlas/manifest.ts';
import { Shard, shardFolders } from '../../atlas/shard.ts';
import {
  openSitesFile,
  readPart,
  writePart,
  writeSitesFile,
  type EncodedClass,
  type SitesFile,
} from '../../atlas/sites/sites-file.ts';
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
  /** Replaces the folder's sites, all or nothing. */
  write(classes: readonly EncodedClass[]): void;
  close(): void;
}

/**
 * Opens an atlas folder to make its sites: cell classes whose experiments did not change are kept as they are, classes
 * finished by an interrupted run are taken over.
 * @throws InputError where the folder is no atlas
 */
export function openSitesToMake(folder: string): SitesToMake {
  const shards = shardFolders(folder).map((path) => new Shard(path));
  const [{ manifest, genes }] = shards;
  const genome = assemblyOf(manifest.genome);
  const { classes, leftOut } = experimentsByClass(shards);
  // Finished classes wait here, so that an interrupted run goes on where it stopped.
  const parts = join(folder, ATLAS_FILES.siteParts);
  const partOf = (fingerprint: string): string => join(parts, `${fingerprint}.bin`);
  const old = openOld(folder);
  return {
    shards,
    genome,
    tss: genes === undefined ? undefined : linearTss(genes, genome),
    classes: Array.from(classes, ([cellClass, experiments]): ClassToMake => {
      const fingerprint = fingerprintOf(cellClass, experiments, manifest.genes);
      const kept = sameSites(old, cellClass, fingerprint) ?? readIfThere(partOf(fingerprint));
      return { cellClass, experiments, fingerprint, kept };
    }),
    leftOut,
    keep: (part) => {
      mkdirSync(parts, { recursive: true });
      writePart(partOf(part.fingerprint), part);
    },
    write: (encoded) => {
      writeSitesFile(folder, encoded);
      rmSync(parts, { recursive: true, force: true });
    },
    close: () => shards.forEach((shard) => shard.close()),
  };
}

/** A damaged file is no reason to stop: everything is made again. */
function openOld(folder: string): SitesFile | undefined {
  try {
    return openSitesFile(folder);
  } catch {
    return undefined;
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

function readIfThere(part: string): EncodedClass | undefined {
  return existsSync(part) ? readPart(part) : undefined;
}
