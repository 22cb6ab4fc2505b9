import type { Command } from 'commander';
import { profile } from '../../../analyses/atlas/profile.ts';
import { openAtlas } from '../../../atlas/open-atlas.ts';
import { profileColumns } from '../../../partners/profile-columns.ts';
import { antigenNames } from '../../antigen-names.ts';
import { newCommand } from '../../new-command.ts';
import {
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  tell,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  type TellOptions,
} from '../../options.ts';

type Options = FilterOptions & OutputOptions & TellOptions;

export function command(): Command {
  const verb = newCommand(
    'atlas profile',
    'Experiments of one antigen and cell type against each other: which one is unlike the rest',
    [
      'chipmate atlas profile my-atlas --antigen IKZF1 --cell GM12878',
      'chipmate atlas profile my-atlas --antigen CTCF --cell-class Blood --antigen-class all',
    ],
  ).argument('<atlas...>', 'the atlas folder, or several');
  return addQuietOption(addOutputOptions(addFilterOptions(verb, 'all'), { '': profileColumns })).action(run);
}

async function run(folders: readonly string[], options: Options): Promise<void> {
  const atlas = await openAtlas(folders);
  try {
    const { table, notices } = profile({ atlas, names: antigenNames(options), filter: filterOf(options) });
    tell(notices, options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}
