import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import type { MotifFiles } from '../../../analyses/inputs/motif-scan.ts';
import { openMotifDiscovery } from '../../../analyses/inputs/motifs/discovery-input.ts';
import { motifDiscovery, motifDiscoveryChoices } from '../../../analyses/motifs/discover.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { memeText } from '../../../formats/motifs/meme-writer.ts';
import { writePieces } from '../../../formats/text/file-writer.ts';
import { discoveryColumns } from '../../../motifs/discovery/discovery-columns.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import {
  addFigureOptions,
  addMotifOptions,
  addSequenceOptions,
  type FigureOptions,
  type SequenceOptions,
} from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';

interface Options
  extends AnswerOptions, MotifFiles, SequenceOptions, FigureOptions, Choosing<typeof motifDiscoveryChoices> {
  readonly background?: string;
  readonly meme?: string;
}

export function command(): Command {
  const verb = newCommand(
    'motifs discover',
    'Motifs that peaks or sequences have more than a background, found without a library',
    [
      'chipmate motifs discover IKZF1.narrowPeak --genome hg38 --background other-peaks.bed --motifs JASPAR2024.transfac.gz -o found.tsv',
      'chipmate motifs discover peaks.fa --meme found.meme --figures logos',
    ],
  )
    .argument('<peaks or sequences>', 'peaks, or FASTA whose sequences are the windows')
    .option(
      '--background <file>',
      'BED or FASTA, or shuffled: the windows with their bases shuffled',
      'shuffled',
    )
    .option('--meme <file>', "also write the motifs in MEME's format; .gz compresses");
  addSequenceOptions(addMotifOptions(verb));
  addFigureOptions(addChoices(verb, motifDiscoveryChoices), 'logos');
  return addAnswerOptions(verb, { '': discoveryColumns }).action(run);
}

async function run(query: string, options: Options): Promise<void> {
  const { background, sequence, genomes, genome: assembly } = options;
  const writeFigures = await figureWriter(options);
  const { input, close } = await openMotifDiscovery(
    { query, background, sequence, genomes, assembly },
    options,
  );
  try {
    const answer = motifDiscovery(input, chosenOf(motifDiscoveryChoices, options));
    if (options.meme !== undefined)
      await writePieces(options.meme, [memeText(answer.motifs, answer.background)]);
    writeAnswer(answer, options);
    writeFigures?.(figureFiles(answer.logos));
  } finally {
    close();
  }
}
