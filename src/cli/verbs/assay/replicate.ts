import type { Command } from 'commander';
import { replicateTemplate } from '../../../assays/replicate/template.ts';
import { replicateQuestion } from '../../../questions/assays/replicate.ts';
import { assayCommand } from '../../assay-command.ts';

export function command(): Command {
  return assayCommand({
    name: 'assay replicate',
    summary: 'Does an effect hold across cell lines and patients: replicated, not, or mixed',
    examples: [
      'chipmate assay replicate --template -o effects.tsv',
      'chipmate assay replicate effects.tsv --discovery MM.1S --figures forest',
      'chipmate assay replicate patients.tsv --samples samples.tsv --scale log2 --show units',
    ],
    question: replicateQuestion,
    template: replicateTemplate,
    drawn: 'a forest plot of each claim',
  });
}
