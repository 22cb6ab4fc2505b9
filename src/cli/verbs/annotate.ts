import type { Command } from 'commander';
import { namedFigureFiles } from '../../figures/figure-files.ts';
import { writeTableFile } from '../../formats/workbooks/table-file.ts';
import { annotateQuestion } from '../../questions/annotate.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../figures.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'annotate',
    summary:
      'Where the peaks lie: promoter, UTR, exon, intron or between genes, with the genes near them, beside random sites',
    examples: [
      'chipmate annotate peaks.narrowPeak --genome hg19 -o places.tsv --classes classes.tsv',
      'chipmate annotate peaks.bed --genes genes.gtf.gz --genome hg38 --figures figures',
    ],
    question: annotateQuestion,
    also: (command) =>
      addFigureOptions(
        command.option('--classes <file>', 'also write the classes beside random sites; .gz compresses'),
        'the bar of classes',
      ),
    beside: async ({ classes, ...options }: FigureOptions & { readonly classes?: string }) => {
      const writeFigures = await figureWriter(options);
      return (answer) => {
        if (classes !== undefined) writeTableFile(classes, answer.classes);
        writeFigures?.(namedFigureFiles(annotateQuestion.figures?.(answer) ?? []));
      };
    },
  });
}
