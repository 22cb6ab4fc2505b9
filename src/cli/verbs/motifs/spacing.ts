import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import type { MotifFiles } from '../../../analyses/inputs/motif-scan.ts';
import { openMotifSpacing } from '../../../analyses/inputs/motifs/spacing-input.ts';
import { motifSpacing, motifSpacingChoices } from '../../../analyses/motifs/spacing.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { spacingColumns } from '../../../motifs/spacing/spacing-columns.ts';
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
  extends AnswerOptions, MotifFiles, SequenceOptions, FigureOptions, Choosing<typeof motifSpacingChoices> {
  readonly primary: string;
  readonly atlas?: string;
}

export function command(): Command {
  const verb = newCommand(
    'motifs spacing',
    "How motifs stand to the factor's own in its peaks: same site, fixed spacing, close, independent",
    [
      'chipmate motifs spacing BATF.narrowPeak --genome hg38 --primary MA1634.2 --motifs JASPAR2024.transfac.gz -o spacing.tsv',
      'chipmate motifs spacing peaks.fa --primary AP1=TGASTCA --elements --figures spacing',
    ],
  )
    .argument('<peaks or sequences>', 'peaks, or FASTA whose sequences are the windows')
    .requiredOption('--primary <motif>', "the factor's own motif: id or name in a library, a word, a matrix");
  addSequenceOptions(addMotifOptions(verb)).option('--atlas <dir>', 'atlas whose assembly is meant');
  addFigureOptions(addChoices(verb, motifSpacingChoices), 'histograms of the gaps');
  return addAnswerOptions(verb, { '': spacingColumns }).action(run);
}

async function run(query: string, options: Options): Promise<void> {
  const { sequence, genomes, genome: assembly, atlas } = options;
  const writeFigures = await figureWriter(options);
  const { input, close } = await openMotifSpacing(
    { query, sequence, genomes, assembly, atlas },
    options.primary,
    options,
  );
  try {
    const answer = motifSpacing(input, chosenOf(motifSpacingChoices, options));
    writeAnswer(answer, options);
    writeFigures?.(figureFiles(answer.figures));
  } finally {
    close();
  }
}
