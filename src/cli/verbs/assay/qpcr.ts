import type { Command } from 'commander';
import { qpcrTemplate } from '../../../assays/qpcr/template.ts';
import { qpcrQuestion } from '../../../questions/assays/qpcr.ts';
import { assayCommand } from '../../assay-command.ts';
import { writeTable } from '../../options.ts';

export function command(): Command {
  return assayCommand({
    name: 'assay qpcr',
    summary:
      'RT-qPCR: which genes change after a knock-down, over-expression or drug, over independent experiments',
    examples: [
      'chipmate assay qpcr --template -o qpcr.tsv',
      'chipmate assay qpcr qpcr.tsv --figures qpcr --miqe miqe.tsv -o changes.tsv',
      'chipmate assay qpcr qpcr.tsv --reference ACTB --efficiency IRF4=1.93 --show primers',
    ],
    question: qpcrQuestion,
    template: qpcrTemplate,
    drawn: 'a picture of each gene',
    plan: 'qpcr',
    also: (command) =>
      command.option('--miqe <file>', 'also write what the table shows of what a paper must tell (MIQE)'),
    beside: ({ miqe }, { miqe: output }: { readonly miqe?: string }) => {
      if (output !== undefined) writeTable(miqe, { output });
    },
  });
}
