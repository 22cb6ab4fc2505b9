import type { Command } from 'commander';
import { InputError } from '../../errors.ts';
import { qualityFigures } from '../../expression/figures/quality-figures.ts';
import { expressionQuestion } from '../../questions/expression.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../figures.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'expression',
    summary: 'Differential expression: which genes differ between two groups of samples, and how surely',
    examples: [
      'chipmate expression arrays.tsv --design samples.tsv --contrast treated-control -o genes.tsv',
      'chipmate expression GSE31421_series_matrix.txt.gz --contrast "agent=lenalidomide-none" --annotation GPL570.txt.gz',
      'chipmate expression *.CEL.gz --cdf HG-U133_Plus_2.cdf --design samples.tsv --contrast treated-control',
      'chipmate expression counts.tsv --design samples.tsv --contrast "(kd:drug-kd:none)-(ctl:drug-ctl:none)" --model "knockdown*treatment+batch"',
    ],
    question: expressionQuestion,
    also: (command) => addFigureOptions(command, 'quality pictures'),
    beside: async (options: FigureOptions & { readonly groups?: string }) => {
      if (options.groups !== undefined && options.figures !== undefined)
        throw new InputError('--groups and --figures do not go together', {
          found: 'pictures show one contrast',
          fix: 'ask for the pictures with --contrast',
        });
      const writeFigures = await figureWriter(options);
      return ({ analysis }) => writeFigures?.(qualityFigures(analysis));
    },
  });
}
