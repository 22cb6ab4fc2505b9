import { createHash } from 'node:crypto';
import type { ShardExperiment } from '../../atlas/chosen-peaks.ts';
import { DEFAULT_CLASS } from '../../atlas/experiment-filter.ts';
import type { AtlasManifest } from '../../atlas/manifest.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { isWithin, type Shard } from '../../atlas/shard.ts';
import type { SitesFile } from '../../atlas/sites/sites-file.ts';
import { isNotAFactor } from '../../genome/antigens/non-factors.ts';
import { caution, type Notice } from '../../messages/message.ts';

/** Changes whenever other sites would be made from the same peaks. */
const RECIPE = 2;

/** An experiment of a factor, as its cell class lists it. */
export interface ClassExperiment extends ShardExperiment {
  readonly name: string;
  readonly antigen: string;
  readonly cell: string;
  readonly peaks: number;
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
export function fingerprintOf(
  cellClass: string,
  experiments: readonly ClassExperiment[],
  genes: AtlasManifest['genes'],
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([RECIPE, cellClass, genes?.source ?? '', genes?.count ?? 0]));
  for (const { name, antigen, cell, peaks, shard } of experiments)
    hash.update(JSON.stringify([name, antigen, cell, peaks, shard]));
  return hash.digest('hex').slice(0, 32);
}
