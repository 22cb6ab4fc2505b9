import { Option, type Command } from 'commander';
import { sitesOfChangedGenes, type Targets } from '../../analyses/targets.ts';
import { InputError } from '../../errors.ts';
import { namedFigureFiles } from '../../figures/figure-files.ts';
import { writeBesides } from '../../formats/folders/result-folder.ts';
import { peakText } from '../../formats/peaks/peak-writer.ts';
import { formatTable } from '../../formats/text/table-writer.ts';
import { targetsQuestion } from '../../questions/targets.ts';
import { betaTargets } from '../../targets/beta-targets.ts';
import type { ChangeDirection } from '../../targets/target-genes.ts';
import { betaTable } from '../../targets/target-table.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../figures.ts';
import { tell, type AnswerOptions } from '../options.ts';
import { questionCommand } from '../question-command.ts';

interface Also extends FigureOptions {
  readonly of?: string;
  readonly expression?: string;
  readonly significance: number;
  readonly foldChange: number;
  readonly sites?: string;
  readonly sitesOf: ChangeDirection;
  readonly beta?: string;
}

export function command(): Command {
  return questionCommand({
    name: 'targets',
    summary: "Target genes: which genes the factor's peaks belong to, and which of them change with it",
    examples: [
      'chipmate targets peaks.narrowPeak --expression genes.tsv --atlas my-atlas --factor-is lowered -o targets.tsv',
      'chipmate targets peaks.bed --genes hg19.refseq.tsv.gz --method window --distance 5000',
      'chipmate targets peaks.bed --expression drug.tsv --factor-is lowered --known known.txt --follows IRF4=irf4-targets.txt',
      'chipmate targets --of IKZF1 --atlas my-atlas --distance 5000 -o IKZF1.5.tsv',
    ],
    question: targetsQuestion,
    also: (command) =>
      addFigureOptions(command, 'the cumulative curves of the potential')
        .option(
          '--sites <prefix>',
          'also write the peaks at changed genes and those at unchanged ones: PREFIX_changed.bed, PREFIX_unchanged.bed',
        )
        .addOption(
          new Option('--sites-of <which>', 'whose peaks --sites writes')
            .choices(['up', 'down', 'both'])
            .default('both'),
        )
        .option(
          '--beta <prefix>',
          "also write BETA's target lists PREFIX_uptarget.txt and PREFIX_downtarget.txt",
        ),
    beside: async (options: AnswerOptions & Also) => {
      const { of, expression, sites, beta, figures } = options;
      if (of !== undefined) return undefined;
      if (expression === undefined && (sites ?? beta ?? figures) !== undefined)
        throw new InputError('--sites, --beta and --figures need --expression', {
          fix: 'add --expression TABLE: these files tell genes that change from those that do not',
        });
      const writeFigures = await figureWriter(options);
      return (answer) => {
        if ('scores' in answer) writeMore(answer, options, writeFigures);
      };
    },
  });
}

/** The files that are written beside the table. */
function writeMore(
  answer: Targets,
  options: AnswerOptions & Also,
  writeFigures: Awaited<ReturnType<typeof figureWriter>>,
): void {
  const { sites, beta } = options;
  const { expression, scores } = answer;
  if (expression === undefined) return;
  if (writeFigures !== undefined) {
    writeFigures(namedFigureFiles(targetsQuestion.figures?.(answer) ?? []));
  }
  if (sites !== undefined) {
    const { changed, unchanged, notices } = sitesOfChangedGenes(answer, options.sitesOf, options);
    tell(notices, options);
    writeBesides(sites, {
      '_changed.bed': peakText(changed, 'bed3'),
      '_unchanged.bed': peakText(unchanged, 'bed3'),
    });
  }
  if (beta === undefined) return;
  const tableOfGenes = (direction: 1 | -1): string =>
    formatTable(
      betaTable(scores, betaTargets(scores.genes.models, scores.ofTranscript, expression.table, direction)),
    );
  writeBesides(beta, { '_uptarget.txt': tableOfGenes(1), '_downtarget.txt': tableOfGenes(-1) });
}
