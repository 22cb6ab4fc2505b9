import type { Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { columnNames, columnOf, concatenateTables } from '../../atlas/experiment-table.ts';
import { isAtlasFolder } from '../../atlas/manifest.ts';
import { Shard, shardFolders } from '../../atlas/shard.ts';
import { antigenNames } from '../antigen-names.ts';
import {
  addFilterOptions,
  addOutputOptions,
  filterOf,
  say,
  writeTable,
  type OutputOptions,
} from '../options.ts';
import {
  countTable,
  experimentListOf,
  searchCatalogue,
  type CatalogueSearchOptions,
} from '../catalogue-search.ts';
import { newCommand } from '../new-command.ts';
import { sheetColumns } from '../../atlas/atlas-columns.ts';
import { tableOf } from '../../table.ts';

export function command(): Command {
  const search = newCommand('atlas search', 'Find experiments; prints their rows of the sheet', [
    'chipmate atlas search my-atlas --antigen Blimp-1 --cell-class Blood',
    'chipmate atlas search my-atlas dexamethasone A549',
    'chipmate atlas search chip-atlas-data IKZF1 myeloma --genome hg38 --unperturbed',
  ])
    .argument('<atlas>', 'an atlas folder, the folder of atlas fetch, or an experimentList.tab of ChIP-Atlas')
    .argument('[words...]', 'words that have to stand in the row');
  addFilterOptions(search, 'all')
    .option('--genome <name>', 'experiments of this genome')
    .option('--count', 'count what was found, by genome, class, antigen and cell')
    .option('-q, --quiet', 'say nothing on stderr but errors');
  return addOutputOptions(search).action(run);
}

function run(
  atlas: string,
  words: readonly string[],
  options: CatalogueSearchOptions & OutputOptions & { readonly quiet?: boolean },
): void {
  const list = isAtlasFolder(atlas) ? undefined : experimentListOf(atlas);
  if (list !== undefined) {
    writeTable(searchCatalogue(list, words, options, antigenNames(options), say(options)), options);
    return;
  }
  const table = concatenateTables(shardFolders(atlas).map((folder) => new Shard(folder).experiments));
  const { genome } = options;
  const rows = selectExperiments(table, { ...filterOf(options), words }, antigenNames(options)).filter(
    (row) => genome === undefined || table.genome[row] === genome,
  );
  if (options.count === true) {
    const facets = ['genome', 'antigen_class', 'antigen', 'cell_class', 'cell'];
    const counts = countTable(
      rows,
      facets.map((name) => {
        const values = columnOf(table, name) ?? [];
        return [name, (row) => values[row]];
      }),
    );
    writeTable(counts, options);
    return;
  }
  const columns = columnNames(table).map((name) => {
    const values = columnOf(table, name) ?? [];
    return { name, values: Array.from(rows, (row) => values[row] || null) };
  });
  writeTable(tableOf(sheetColumns, { ofSheet: { several: columns } }), options);
}
