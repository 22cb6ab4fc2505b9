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
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';
import { GENOMES_OPTION } from '../../query-options.ts';

interface Options extends AnswerOptions, MotifFiles, Choosing<typeof motifDiscoveryChoices> {
  readonly background?: string;
  readonly sequence?: string;
  readonly genomes?: string;
  readonly genome?: string;
  readonly meme?: string;
  readonly figures?: string;
  readonly png?: boolean;
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
    .option('--motifs <file...>', 'libraries of motifs that name what is found')
    .option('--elements', 'the built-in elements of blood cells: IKZF, AP-1, AICE, EICE, ISRE, PRDM1, ...')
    .option('--sequence <file>', 'sequence of the genome of peaks: 2bit or FASTA')
    .option('--genome <name>', 'assembly of the peaks, such as hg38')
    .option(...GENOMES_OPTION)
    .option('--meme <file>', "also write the motifs in MEME's format; .gz compresses");
  addChoices(verb, motifDiscoveryChoices)
    .option('--figures <dir>', 'also write logos (SVG) into this folder')
    .option('--png', 'with --figures: also as PNG');
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
