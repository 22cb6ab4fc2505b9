import type { Command } from 'commander';
import { motifSpacingQuestion } from '../../../questions/motifs/spacing.ts';
import { addFigureOptions, figuresBeside } from '../../figures.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'motifs spacing',
    summary:
      "How motifs stand to the factor's own in its peaks: same site, fixed spacing, close, independent",
    examples: [
      'chipmate motifs spacing BATF.narrowPeak --genome hg38 --primary MA1634.2 --motifs JASPAR2024.transfac.gz -o spacing.tsv',
      'chipmate motifs spacing peaks.fa --primary AP1=TGASTCA --elements --figures spacing',
    ],
    question: motifSpacingQuestion,
    also: (command) => addFigureOptions(command, 'histograms of the gaps'),
    beside: figuresBeside(({ figures }) => figures),
  });
}
