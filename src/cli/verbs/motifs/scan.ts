import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { openMotifScan, type MotifFiles } from '../../../analyses/inputs/motif-scan.ts';
import { motifScan, motifSitesChoices } from '../../../analyses/motifs/scan.ts';
import { motifSiteBed } from '../../../formats/motifs/site-bed-writer.ts';
import { writePieces } from '../../../formats/text/file-writer.ts';
import { familySiteColumns } from '../../../motifs/site-columns.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { addMotifOptions } from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { GENOMES_OPTION } from '../../query-options.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';

interface Options extends AnswerOptions, MotifFiles, Choosing<typeof motifSitesChoices> {
  readonly bed?: string;
}

export function command(): Command {
  const verb = newCommand('motifs scan', 'Where the sites of motifs are in sequences, on either strand', [
    'chipmate motifs scan peaks.fa --motifs JASPAR2024.transfac.gz --only IKZF1 --only FOS -o sites.tsv',
    'chipmate motifs scan peaks.fa --motifs jaspar --families -o sites.tsv',
    'chipmate motifs scan chr22.2bit --motif AP1=TGASTCA --elements --bed sites.bed -o sites.tsv',
  ])
    .argument('<sequences>', 'FASTA or 2bit; - is standard input')
    .option('--bed <file>', 'also write the sites as BED, with 100 x -log10 P as score; .gz compresses');
  addMotifOptions(verb).option(...GENOMES_OPTION);
  addChoices(verb, motifSitesChoices);
  return addAnswerOptions(verb, { '': familySiteColumns }).action(run);
}

async function run(sequences: string, options: Options): Promise<void> {
  const { input, close } = await openMotifScan(sequences, options);
  try {
    const answer = motifScan(input, chosenOf(motifSitesChoices, options));
    if (options.bed !== undefined) await writePieces(options.bed, [motifSiteBed(answer.table)]);
    writeAnswer(answer, options);
  } finally {
    close();
  }
}
