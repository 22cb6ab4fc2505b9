import type { Command } from 'commander';
import { figureFiles } from '../../../figures/figure-files.ts';
import { memeText } from '../../../formats/motifs/meme-writer.ts';
import { writePieces } from '../../../formats/text/file-writer.ts';
import { motifDiscoverQuestion } from '../../../questions/motifs/discover.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../../figures.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'motifs discover',
    summary: 'Motifs that peaks or sequences have more than a background, found without a library',
    examples: [
      'chipmate motifs discover IKZF1.narrowPeak --atlas my-atlas --motifs JASPAR2024.transfac.gz -o found.tsv',
      'chipmate motifs discover peaks.fa --meme found.meme --figures logos',
    ],
    question: motifDiscoverQuestion,
    also: (command) =>
      addFigureOptions(
        command.option('--meme <file>', "also write the motifs in MEME's format; .gz compresses"),
        'logos',
      ),
    beside: async ({ meme, ...options }: FigureOptions & { readonly meme?: string }) => {
      const writeFigures = await figureWriter(options);
      return async ({ motifs, background, logos }) => {
        if (meme !== undefined) await writePieces(meme, [memeText(motifs, background)]);
        writeFigures?.(figureFiles(logos));
      };
    },
  });
}
