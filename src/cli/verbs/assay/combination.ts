import type { Command } from 'commander';
import { combinationTemplate } from '../../../assays/combination/template.ts';
import { combinationQuestion } from '../../../questions/assays/combination.ts';
import { assayCommand } from '../../assay-command.ts';

export function command(): Command {
  return assayCommand({
    name: 'assay combination',
    summary:
      'Two drugs together: better than the drug alone, than the better of both, than expected (synergy)',
    examples: [
      'chipmate assay combination --template -o bars.tsv',
      'chipmate assay combination bars.tsv --response viability --figures bars',
      'chipmate assay combination matrix.tsv --show models -o models.tsv',
    ],
    question: combinationQuestion,
    template: combinationTemplate,
    drawn: 'the bars, or the synergy surface and the isobologram',
    plan: 'combination',
  });
}
