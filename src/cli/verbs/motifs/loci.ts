import type { Command } from 'commander';
import { lociAmplicons } from '../../../analyses/inputs/loci/amplicons.ts';
import { lociFigures } from '../../../analyses/inputs/loci/pictures.ts';
import { primer3 } from '../../../analyses/inputs/motifs/primer3.ts';
import { InputError } from '../../../errors.ts';
import { namedFigureFiles } from '../../../figures/figure-files.ts';
import { writeTableFile } from '../../../formats/workbooks/table-file.ts';
import { motifLociQuestion } from '../../../questions/motifs/loci.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../../figures.ts';
import { tell, type AnswerOptions } from '../../options.ts';
import { questionCommand } from '../../question-command.ts';

interface Also extends FigureOptions {
  readonly sites?: string;
  readonly amplicons?: string;
  readonly primers?: boolean;
}

export function command(): Command {
  return questionCommand({
    name: 'motifs loci',
    summary: 'Motifs in a few chosen loci, and the chance that other loci have them',
    examples: [
      'chipmate motifs loci IRF4 SLAMF7 BSG CD48 --peaks IKZF1.narrowPeak --genome hg19 --elements --figures figures',
      'chipmate motifs loci --fasta promoters.fa --motif AP1=TGASTCA --motif IKZF=GGGAA --sites sites.tsv',
    ],
    question: motifLociQuestion,
    also: (command) =>
      addFigureOptions(
        command
          .option('--sites <file>', 'also write every site of every motif; .gz compresses')
          .option('--amplicons <file>', 'also write where amplicons for ChIP-qPCR may lie')
          .option('--primers', 'with --amplicons: design primers by your own primer3_core'),
        'the map of the loci',
      ),
    beside: async (options: AnswerOptions & Also) => {
      const { sites, amplicons, primers = false } = options;
      const writeFigures = await figureWriter(options);
      if (primers && amplicons === undefined)
        throw new InputError('--primers needs --amplicons', { fix: 'add --amplicons FILE' });
      const design = primers ? primer3() : undefined;
      return (answer) => {
        if (sites !== undefined) writeTableFile(sites, answer.sites);
        if (amplicons !== undefined) {
          const { table, notices } = lociAmplicons(answer, design);
          writeTableFile(amplicons, table);
          tell(notices, options);
        }
        writeFigures?.(namedFigureFiles(lociFigures(answer)));
      };
    },
  });
}
