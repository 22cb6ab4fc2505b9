import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { openMotifLoci, type MotifLociFiles } from '../../../analyses/inputs/motifs/loci-input.ts';
import { primer3 } from '../../../analyses/inputs/motifs/primer3.ts';
import { motifLoci, motifLociChoices } from '../../../analyses/motifs/loci.ts';
import { lociAmplicons } from '../../../analyses/inputs/loci/amplicons.ts';
import { lociPictures } from '../../../analyses/inputs/loci/pictures.ts';
import { InputError } from '../../../errors.ts';
import { FILE_LOOK } from '../../../figures/svg.ts';
import { writeTableFile } from '../../../formats/workbooks/table-file.ts';
import { ampliconColumns, lociChanceColumns, lociSiteColumns } from '../../../motifs/loci/loci-columns.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import {
  addFigureOptions,
  addMotifOptions,
  addSequenceOptions,
  type FigureOptions,
} from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, tell, writeAnswer, type AnswerOptions } from '../../options.ts';

interface Options
  extends AnswerOptions, FigureOptions, Omit<MotifLociFiles, 'places'>, Choosing<typeof motifLociChoices> {
  readonly sites?: string;
  readonly amplicons?: string;
  readonly primers?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'motifs loci',
    'Motifs in a few chosen loci, and the chance that other loci have them',
    [
      'chipmate motifs loci IRF4 SLAMF7 BSG CD48 --peaks IKZF1.narrowPeak --genome hg19 --elements --figures figures',
      'chipmate motifs loci --fasta promoters.fa --motif AP1=TGASTCA --motif IKZF=GGGAA --sites sites.tsv',
    ],
  )
    .argument('[genes or regions...]', 'genes, or regions such as chr6:391739-411443')
    .option('--regions <bed>', 'regions as further loci')
    .option('--fasta <file>', 'sequences of your own as further loci')
    .option(
      '--peaks <file>',
      "the query's peaks: those near a gene are its loci, all others what they are compared with",
    )
    .option('--atlas <dir>', 'without --peaks: an atlas whose sites regions are compared with')
    .option('--genes <file>', 'gene models (default: those at hand)')
    .option('--sites <file>', 'also write every site of every motif; .gz compresses')
    .option('--amplicons <file>', 'also write where amplicons for ChIP-qPCR may lie')
    .option('--primers', 'with --amplicons: design primers by your own primer3_core');
  addFigureOptions(addSequenceOptions(addMotifOptions(verb)), 'the map of the loci');
  return addAnswerOptions(addChoices(verb, motifLociChoices), {
    '': lociChanceColumns,
    'of --sites': lociSiteColumns,
    'of --amplicons': ampliconColumns,
  }).action(run);
}

async function run(places: string[], options: Options): Promise<void> {
  const writeFigures = await figureWriter(options);
  const { sites, amplicons, primers = false } = options;
  if (primers && amplicons === undefined)
    throw new InputError('--primers needs --amplicons', { fix: 'add --amplicons FILE' });
  const design = primers ? primer3() : undefined;
  const { input, close } = await openMotifLoci({ ...options, places });
  try {
    const answer = await motifLoci(input, chosenOf(motifLociChoices, options));
    if (sites !== undefined) writeTableFile(sites, answer.sites);
    if (amplicons !== undefined) {
      const { table, notices } = lociAmplicons(answer, design);
      writeTableFile(amplicons, table);
      tell(notices, options);
    }
    writeFigures?.(lociPictures(answer, { ...FILE_LOOK, simulated: false }));
    writeAnswer(answer, options);
  } finally {
    await close();
  }
}
