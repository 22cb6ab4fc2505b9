import { selectExperiments } from '../atlas/experiment-filter.ts';
import type { ExperimentTable } from '../atlas/experiment-table.ts';
import { InputError } from '../errors.ts';
import { nameKey, type AntigenNames } from '../genome/antigen-aliases.ts';
import { restrictBackground } from '../partners/background.ts';
import type { ClassSitesSource } from '../partners/rank-query.ts';
import { withDefaultClass } from './options.ts';

/**
 * Sources that know the columns of the given cell types alone: what is ranked and what is conditioned on.
 * @throws InputError for a cell type that the atlas does not have, or in which it has no factor
 */
export function inBackground(
  sources: readonly ClassSitesSource[],
  cells: readonly string[] | undefined,
  table: ExperimentTable,
  names: AntigenNames,
): readonly ClassSitesSource[] {
  if (cells === undefined) return sources;
  const rows = selectExperiments(table, withDefaultClass({ cell: cells }, table), names);
  if (rows.length === 0) {
    throw new InputError(`the atlas has no factor in ${cells.join(', ')}`, {
      expected: 'cell types with experiments of factors, not of histone marks alone',
      fix: 'chipmate atlas search DIR --cell NAME --antigen-class all lists what there is',
    });
  }
  const kept = new Set(Array.from(rows, (row) => table.experiment[row]));
  const classes = new Set(Array.from(rows, (row) => nameKey(table.cellClass[row])));
  return sources.map((source) => ({
    cellClasses: source.cellClasses.filter((cellClass) => classes.has(nameKey(cellClass))),
    read: (cellClass) =>
      restrictBackground(source.read(cellClass), ({ experiments }) =>
        experiments.some((name) => kept.has(name)),
      ),
  }));
}
