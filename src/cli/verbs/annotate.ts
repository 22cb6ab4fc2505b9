import type { Command } from 'commander';
import { annotate, annotateChoices } from '../../analyses/annotate.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { openAnnotate, type AnnotateFiles } from '../../analyses/inputs/genes/annotate-input.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { writeTableFile } from '../../formats/workbooks/table-file.ts';
import { annotationColumns, placeClassColumns } from '../../genome/annotation/annotation-columns.ts';
import { placeClassesFigure } from '../../genome/annotation/place-classes-figure.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { figureWriter } from '../figures.ts';
import { addFigureOptions, type FigureOptions } from '../motif-options.ts';
import { newCommand } from '../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../options.ts';
import { GENOMES_OPTION } from '../query-options.ts';

interface Options extends AnswerOptions, FigureOptions, Choosing<typeof annotateChoices>, AnnotateOptions {
  readonly classes?: string;
}

type AnnotateOptions = Omit<AnnotateFiles, 'peaks' | 'genes'> & {
  readonly genes?: string;
  readonly genomes?: string;
};

export function command(): Command {
  const verb = newCommand(
    'annotate',
    'Where the peaks lie: promoter, UTR, exon, intron or between genes, with the genes near them, beside random sites',
    [
      'chipmate annotate peaks.narrowPeak --genome hg19 -o places.tsv --classes classes.tsv',
      'chipmate annotate peaks.bed --genes genes.gtf.gz --genome hg38 --figures figures',
    ],
  )
    .argument('<peaks>', 'peaks: BED, narrowPeak, broadPeak or MACS .xls; - is standard input')
    .option('--genes <file>', 'gene models with exons: refFlat, genePred, GTF, BED12')
    .option(...GENOMES_OPTION)
    .option('--genome <name>', 'assembly of peaks and genes, or a chrom.sizes file')
    .option('--blacklist <bed>', 'mark peaks that overlap these regions, and leave them out of the classes')
    .option('--sequence <file>', '2bit or FASTA: random sites keep out of its gaps')
    .option('--classes <file>', 'also write the classes beside random sites; .gz compresses');
  addFigureOptions(addChoices(verb, annotateChoices), 'the bar of classes');
  return addAnswerOptions(verb, { '': annotationColumns, 'of --classes': placeClassColumns }).action(run);
}

async function run(peaks: string, options: Options): Promise<void> {
  const writeFigures = await figureWriter(options);
  const { classes, genes, genomes } = options;
  const { input, close } = await openAnnotate({ ...options, peaks, genes: { file: genes, genomes } });
  try {
    const answer = annotate(input, chosenOf(annotateChoices, options));
    if (classes !== undefined) writeTableFile(classes, answer.classes);
    writeFigures?.(
      new Map([['place-classes.svg', placeClassesFigure({ ...FILE_LOOK, simulated: false }, answer.shares)]]),
    );
    writeAnswer(answer, options);
  } finally {
    close();
  }
}
