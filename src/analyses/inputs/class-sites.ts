import { basename, dirname } from 'node:path';
import { SHARDS_FOLDER } from '../../atlas/manifest.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import { sitesOfOpened } from '../../atlas/sites/sites-file.ts';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { InputError } from '../../errors.ts';
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { Notice } from '../../messages/message.ts';
import { conditionOnBinders } from '../../partners/score/condition-on-binders.ts';
import type { ClassSitesSource } from '../../partners/score/rank-query.ts';
import { outdatedSites } from './outdated-sites.ts';
import { withDefaultClass } from './experiments.ts';
import { simulatedAtlas } from './simulated-atlas.ts';

/** The consensus sites of an atlas, cell class by cell class. */
export interface AtlasSites {
  readonly sources: readonly ClassSitesSource[];
  readonly notices: readonly Notice[];
}

/**
 * The sites of the atlas' folders; every cell class is read once however often it is asked for.
 * @throws InputError where a folder has no sites
 */
export function openAtlasSites(atlas: Atlas): AtlasSites {
  const folders = atlas.shards
    .map(({ shard }) => shard)
    .filter(({ folder }) => basename(dirname(folder)) !== SHARDS_FOLDER);
  const files = folders.map(sitesOfOpened);
  return {
    sources: files.map((file) => {
      const read = new Map<string, CellClassSites>();
      return {
        cellClasses: file.cellClasses,
        read: (cellClass) => {
          const sites = read.get(cellClass) ?? file.read(cellClass);
          read.set(cellClass, sites);
          return sites;
        },
      };
    }),
    notices: [
      ...simulatedAtlas(atlas),
      ...files.flatMap((file, i) => outdatedSites(atlas, file, folders[i].folder)),
    ],
  };
}

/**
 * Sources that know the columns of the given cell types alone: what is ranked and what is conditioned on.
 * @throws InputError for a cell type that the atlas does not have, or in which it has no factor
 */
export function conditionedOn(
  sources: readonly ClassSitesSource[],
  cells: readonly string[] | undefined,
  table: ExperimentTable,
  names: KnownNames,
): readonly ClassSitesSource[] {
  if (cells === undefined) return sources;
  const rows = selectExperiments(table, withDefaultClass({ cell: cells }, table), names);
  if (rows.length === 0) {
    throw new InputError(`the atlas has no factor in ${cells.join(', ')}`, {
      key: 'atlas.no-factor-in',
      values: { cell: cells.join(', ') },
      expected: 'cell types with experiments of factors, not of histone marks alone',
      fix: 'chipmate atlas search DIR --cell NAME --antigen-class all lists what there is',
    });
  }
  const kept = new Set(Array.from(rows, (row) => table.experiment[row]));
  const classes = new Set(Array.from(rows, (row) => nameKey(table.cellClass[row])));
  return sources.map((source) => ({
    cellClasses: source.cellClasses.filter((cellClass) => classes.has(nameKey(cellClass))),
    read: (cellClass) =>
      conditionOnBinders(source.read(cellClass), ({ experiments }) =>
        experiments.some((name) => kept.has(name)),
      ),
  }));
}
