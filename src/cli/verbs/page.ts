import type { Command } from 'commander';
import { pageQuestion } from '../../questions/page.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'page',
    summary:
      'Which experiments are bound at genes that change together (PAGE), from any table of log2 fold changes',
    examples: [
      'chipmate page genes.tsv --atlas my-atlas',
      'chipmate expression GSE31421_series_matrix.txt.gz --contrast "agent=lenalidomide-none" -o genes.tsv && chipmate page genes.tsv --atlas my-atlas',
    ],
    question: pageQuestion,
    also: (command) =>
      command.option('--no-header', 'without the header line, as ChIP-Atlas writes its result'),
  });
}
