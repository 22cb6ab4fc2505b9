import type { Command } from 'commander';
import { motifSiteBed } from '../../../formats/motifs/site-bed-writer.ts';
import { writePieces } from '../../../formats/text/file-writer.ts';
import { motifScanQuestion } from '../../../questions/motifs/scan.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'motifs scan',
    summary: 'Where the sites of motifs are in sequences, on either strand',
    examples: [
      'chipmate motifs scan peaks.fa --motifs JASPAR2024.transfac.gz --only IKZF1 --only FOS -o sites.tsv',
      'chipmate motifs scan peaks.fa --motifs jaspar --families -o sites.tsv',
      'chipmate motifs scan chr22.2bit --motif AP1=TGASTCA --elements --bed sites.bed -o sites.tsv',
    ],
    question: motifScanQuestion,
    also: (command) =>
      command.option(
        '--bed <file>',
        'also write the sites as BED, with 100 x -log10 P as score; .gz compresses',
      ),
    beside: ({ bed }: { readonly bed?: string }) =>
      bed === undefined ? undefined : ({ table }) => writePieces(bed, [motifSiteBed(table)]),
  });
}
