import type { Command } from 'commander';
import { figureFiles } from '../../figures/figure-files.ts';
import { writeBesides } from '../../formats/folders/result-folder.ts';
import { peakText } from '../../formats/peaks/peak-writer.ts';
import { siteSetsQuestion } from '../../questions/site-sets.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../figures.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'sets',
    summary: 'Sites of two or three files of peaks: which all have, and which some have alone',
    examples: [
      'chipmate sets vehicle.narrowPeak drug.narrowPeak --sites drug',
      'chipmate sets IKZF1.bed IRF4.bed BATF.bed --genome hg38 --figures figures',
    ],
    question: siteSetsQuestion,
    also: (command) =>
      addFigureOptions(
        command.option(
          '--sites <prefix>',
          'write the sites of each part: PREFIX_1.bed and so on, in their order',
        ),
        'a bar for each part',
      ),
    beside: async (options: FigureOptions & { readonly sites?: string }) => {
      const writeFigures = await figureWriter(options);
      return (answer) => {
        if (options.sites !== undefined)
          writeBesides(
            options.sites,
            Object.fromEntries(
              answer.parts.map(({ sites }, part) => [`_${part + 1}.bed`, peakText(sites, 'bed3')]),
            ),
          );
        writeFigures?.(figureFiles(answer.figures));
      };
    },
  });
}
