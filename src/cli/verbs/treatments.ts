import type { Command } from 'commander';
import { treatmentsQuestion } from '../../questions/treatments.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'treatments',
    summary: 'Which treatments lower (or raise) a gene, over a folder of differential tables',
    examples: [
      'chipmate treatments FOS experiments/ --direction lower',
      'chipmate treatments BLIMP1 a.tsv b.tsv --direction raise --gene-ids genes.tsv.gz',
    ],
    question: treatmentsQuestion,
  });
}
