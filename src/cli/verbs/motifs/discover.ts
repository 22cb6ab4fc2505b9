import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { openMotifDiscovery } from '../../../analyses/inputs/motifs/discovery-input.ts';
import { motifDiscovery, motifDiscoveryChoices } from '../../../analyses/motifs/discover.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { memeText } from '../../../formats/motifs/meme-writer.ts';
import { writePieces } from '../../../formats/text/file-writer.ts';
import { discoveryColumns } from '../../../motifs/discovery/discovery-columns.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import {
  addComparedOptions,
  addFigureOptions,
  addMotifOptions,
  comparedSources,
  withAtlas,
  type ComparedOptions,
  type FigureOptions,
} from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';

interface Options
  extends AnswerOptions, ComparedOptions, FigureOptions, Choosing<typeof motifDiscoveryChoices> {
  readonly meme?: string;
}

export function command(): Command {
  const verb = newCommand(
    'motifs discover',
    'Motifs that peaks or sequences have more than a background, found without a library',
    [
      'chipmate motifs discover IKZF1.narrowPeak --atlas my-atlas --motifs JASPAR2024.transfac.gz -o found.tsv',
      'chipmate motifs discover peaks.fa --meme found.meme --figures logos',
    ],
  )
    .argument('<query>', 'peaks, whose summits are looked at, or FASTA whose sequences are the windows')
    .option('--meme <file>', "also write the motifs in MEME's format; .gz compresses");
  addComparedOptions(addMotifOptions(verb));
  addFigureOptions(addChoices(verb, motifDiscoveryChoices), 'logos');
  return addAnswerOptions(verb, { '': discoveryColumns }).action(run);
}

async function run(query: string, options: Options): Promise<void> {
  const writeFigures = await figureWriter(options);
  const answer = await withAtlas(options, async (atlas) => {
    const { input, close } = await openMotifDiscovery(comparedSources(query, options, atlas), options);
    try {
      return motifDiscovery(input, chosenOf(motifDiscoveryChoices, options));
    } finally {
      close();
    }
  });
  if (options.meme !== undefined)
    await writePieces(options.meme, [memeText(answer.motifs, answer.background)]);
  writeAnswer(answer, options);
  writeFigures?.(figureFiles(answer.logos));
}
