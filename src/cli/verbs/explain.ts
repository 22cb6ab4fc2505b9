import type { Command } from 'commander';
import { explainQuestion } from '../../questions/explain.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'explain',
    summary:
      'Which factors of an atlas explain the changed genes: whose binding tells them from unchanged ones',
    examples: [
      'chipmate explain drug.tsv --atlas my-atlas --direction down --cell-class Blood',
      'chipmate explain genes.txt --list --expression drug.tsv --atlas my-atlas',
    ],
    question: explainQuestion,
  });
}
