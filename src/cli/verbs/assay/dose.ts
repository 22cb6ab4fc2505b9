import type { Command } from 'commander';
import { doseTemplate } from '../../../assays/dose/template.ts';
import { doseQuestion } from '../../../questions/assays/dose.ts';
import { assayCommand } from '../../assay-command.ts';

export function command(): Command {
  return assayCommand({
    name: 'assay dose',
    summary:
      'Dose-response: the IC50 of a drug over independent experiments, and whether a knock-down shifts it',
    examples: [
      'chipmate assay dose --template -o doses.tsv',
      'chipmate assay dose doses.tsv --figures curves -o ic50.tsv',
      'chipmate assay dose doses.tsv --show comparisons --ic50 relative',
    ],
    question: doseQuestion,
    template: doseTemplate,
    drawn: 'the curves',
  });
}
