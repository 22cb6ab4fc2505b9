import type { Command } from 'commander';
import { chipQpcrTemplate } from '../../../assays/chip-qpcr/template.ts';
import { chipQpcrQuestion } from '../../../questions/assays/chip-qpcr.ts';
import { assayCommand } from '../../assay-command.ts';

export function command(): Command {
  return assayCommand({
    name: 'assay chip-qpcr',
    summary:
      'ChIP-qPCR: which regions a protein binds, and whether it leaves them, over independent chromatins',
    examples: [
      'chipmate assay chip-qpcr --template -o chip.tsv',
      'chipmate assay chip-qpcr chip.tsv --negative-region "negative region" --figures chip -o bound.tsv',
      'chipmate assay chip-qpcr chip.tsv --amplicons amplicons.tsv --peaks IKZF1.narrowPeak --show differences',
    ],
    question: chipQpcrQuestion,
    template: chipQpcrTemplate,
    drawn: 'a picture of each amplicon',
    plan: 'chip-qpcr',
  });
}
