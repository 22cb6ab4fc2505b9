import type { Command } from 'commander';
import { profile } from '../../../analyses/atlas/profile.ts';
import { profileColumns } from '../../../partners/profile-columns.ts';
import { filterOfAllChoices } from '../../../questions/shared-choices.ts';
import { inAtlas, type FilterOptions } from '../../ask-atlas.ts';
import { addChoices } from '../../choice-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';

export function command(): Command {
  const verb = newCommand(
    'atlas profile',
    'Experiments of one antigen and cell type against each other: which one is unlike the rest',
    [
      'chipmate atlas profile my-atlas --antigen IKZF1 --cell GM12878',
      'chipmate atlas profile my-atlas --antigen CTCF --cell-class Blood --antigen-class all',
    ],
  ).argument('<atlas...>', 'the atlas folder, or several');
  return addAnswerOptions(addChoices(verb, filterOfAllChoices), { '': profileColumns }).action(run);
}

async function run(folders: readonly string[], options: FilterOptions & AnswerOptions): Promise<void> {
  writeAnswer(await inAtlas(folders, options, profile), options);
}
