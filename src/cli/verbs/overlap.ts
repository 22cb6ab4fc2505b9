import type { Command } from 'commander';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { overlap, overlapChoices } from '../../analyses/overlap.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { overlapColumns } from '../../partners/compatible/overlap-columns.ts';
import { antigenNames } from '../antigen-names.ts';
import { addChoices } from '../choice-options.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  filterOf,
  tell,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { addQueryOptions } from '../query-options.ts';

interface OverlapVerbOptions extends FilterOptions, OutputOptions, RegionFiles, TellOptions {
  readonly atlas: readonly string[];
  readonly reverse?: boolean;
  readonly minScore?: number;
  readonly threads?: number;
}

export function command(): Command {
  const verb = newCommand(
    'overlap',
    'Count, for every experiment, the query intervals that overlap its peaks',
    [
      'chipmate overlap peaks.narrowPeak --atlas my-atlas',
      'zcat peaks.bed.gz | chipmate overlap - --atlas my-atlas --antigen-class all --reverse -o counts.tsv',
    ],
  ).argument('<query>', 'peak file; - is standard input');
  addChoices(addAtlasOption(verb), overlapChoices);
  addQueryOptions(addFilterOptions(verb));
  return addQuietOption(addThreadsOption(addOutputOptions(verb, { '': overlapColumns }))).action(run);
}

async function run(path: string, options: OverlapVerbOptions): Promise<void> {
  const { threads, reverse, minScore } = options;
  const atlas = await openAtlas(options.atlas, threads === undefined ? {} : { threads });
  try {
    const query = await readQuery(path, atlas.genome, options);
    const input = { atlas, query, names: antigenNames(options), filter: filterOf(options) };
    const { table, notices } = await overlap(input, { reverse, minScore });
    tell(notices, options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}
