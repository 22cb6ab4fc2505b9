import type { Command } from 'commander';
import { growthTemplate } from '../../../assays/growth/template.ts';
import { growthQuestion } from '../../../questions/assays/growth.ts';
import { assayCommand } from '../../assay-command.ts';

export function command(): Command {
  return assayCommand({
    name: 'assay growth',
    summary:
      'Growth and survival: growth rates, areas, percentages and GR of treated cells beside one control',
    examples: [
      'chipmate assay growth --template -o counts.tsv',
      'chipmate assay growth counts.tsv --figures growth -o effects.tsv',
      'chipmate assay growth annexin.tsv --control siNC --control DMSO',
    ],
    question: growthQuestion,
    template: growthTemplate,
    drawn: 'courses and effects',
    plan: 'growth',
  });
}
