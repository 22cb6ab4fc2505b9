import type { Command } from 'commander';
import { searchQuestion } from '../../../questions/search.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'atlas search',
    summary: 'Find experiments; prints their rows of the sheet',
    examples: [
      'chipmate atlas search my-atlas --antigen Blimp-1 --cell-class Blood',
      'chipmate atlas search my-atlas dexamethasone A549',
      'chipmate atlas search chip-atlas-data IKZF1 myeloma --genome hg38 --unperturbed',
    ],
    question: searchQuestion,
  });
}
