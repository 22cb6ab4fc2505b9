import type { Command } from 'commander';
import { namedFigureFiles } from '../../../figures/figure-files.ts';
import { writeSignalMatrix } from '../../../formats/signal/signal-matrix-writer.ts';
import { peaksSignalQuestion } from '../../../questions/peaks/signal.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../../figures.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'peaks signal',
    summary:
      'Signal (bigWig, or reads) at sites and around them: the mean of each group of sites bin by bin, heat maps and the matrix',
    examples: [
      'chipmate peaks signal IKZF1.bw IRF4.bw --sites IKZF1.narrowPeak --against IRF4.narrowPeak --figures figures',
      'chipmate peaks signal dmso.bam drug.bam --sites changed.tsv --show groups --matrix matrix.gz',
      'chipmate peaks signal H3K4me3.bw --tss all --genome hg38 --flank 3000 -o profile.tsv',
    ],
    question: peaksSignalQuestion,
    also: (command) =>
      addFigureOptions(
        command.option(
          '--matrix <file>',
          "write every site's bins under every signal, as deepTools' computeMatrix does; .gz compresses",
        ),
        'profiles and heat maps',
      ),
    beside: async ({ matrix: file, ...options }: FigureOptions & { readonly matrix?: string }) => {
      const writeFigures = await figureWriter(options);
      return async ({ matrix, figures }) => {
        if (file !== undefined) await writeSignalMatrix(file, matrix);
        writeFigures?.(namedFigureFiles(figures));
      };
    },
  });
}
