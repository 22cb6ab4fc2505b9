import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { openSearched } from '../../../analyses/inputs/searched.ts';
import { search, searchChoices } from '../../../analyses/atlas/search.ts';
import { antigenNames } from '../../ask-atlas.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { catalogueColumns, countColumns, sheetColumns } from '../../../atlas/atlas-columns.ts';
import { filterOf } from '../../../questions/shared-choices.ts';
import { newCommand } from '../../new-command.ts';
import {
  addAnswerOptions,
  addFilterOptions,
  tell,
  writeAnswer,
  type AnswerOptions,
  type FilterOptions,
} from '../../options.ts';

type SearchOptions = FilterOptions & AnswerOptions & Choosing<typeof searchChoices>;

export function command(): Command {
  const verb = newCommand('atlas search', 'Find experiments; prints their rows of the sheet', [
    'chipmate atlas search my-atlas --antigen Blimp-1 --cell-class Blood',
    'chipmate atlas search my-atlas dexamethasone A549',
    'chipmate atlas search chip-atlas-data IKZF1 myeloma --genome hg38 --unperturbed',
  ])
    .argument('<atlas>', 'an atlas folder, the folder of atlas fetch, or an experimentList.tab of ChIP-Atlas')
    .argument('[words...]', 'words that have to stand in the row');
  addChoices(addFilterOptions(verb, 'all'), searchChoices);
  return addAnswerOptions(verb, {
    '': sheetColumns,
    "of ChIP-Atlas' list": catalogueColumns,
    'with --count': countColumns,
  }).action(run);
}

function run(path: string, words: readonly string[], options: SearchOptions): void {
  const searched = openSearched(path, (notice) => tell([notice], options));
  try {
    const filter = { ...filterOf(options), words };
    const input = { searched, names: antigenNames(options), filter, top: options.top };
    writeAnswer(search(input, chosenOf(searchChoices, options)), options);
  } finally {
    searched.close();
  }
}
