import type { Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { columnNames, columnOf, concatenateTables } from '../../atlas/experiment-table.ts';
import { Shard, shardFolders } from '../../atlas/shard.ts';
import { antigenNames } from '../antigen-names.ts';
import {
  addFilterOptions,
  addOutputOptions,
  filterOf,
  writeTable,
  type FilterOptions,
  type OutputOptions,
} from '../options.ts';
import { newCommand } from '../new-command.ts';

export function command(): Command {
  const search = newCommand('atlas search', 'Find experiments; prints their rows of the sheet', [
    'chipmate atlas search my-atlas --antigen Blimp-1 --cell-class Blood',
    'chipmate atlas search my-atlas dexamethasone A549',
  ])
    .argument('<atlas>', 'the atlas folder')
    .argument('[words...]', 'words that have to stand in the row');
  return addOutputOptions(addFilterOptions(search, 'all')).action(run);
}

function run(atlas: string, words: readonly string[], options: FilterOptions & OutputOptions): void {
  const table = concatenateTables(shardFolders(atlas).map((folder) => new Shard(folder).experiments));
  const rows = selectExperiments(table, { ...filterOf(options), words }, antigenNames(options));
  const columns = columnNames(table).map((name) => {
    const values = columnOf(table, name) ?? [];
    return { name, values: Array.from(rows, (row) => values[row] || null) };
  });
  writeTable({ columns }, options);
}
