import type { Command } from 'commander';
import { peaksDifferentialQuestion } from '../../../questions/peaks/differential.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'peaks differential',
    summary:
      'Peaks whose reads differ between two groups of samples, with an interval for each, and what other normalisations would say',
    examples: [
      'chipmate peaks differential samples.tsv --peaks control.narrowPeak --peaks treated.narrowPeak',
      'chipmate peaks differential samples.tsv --peaks IKZF1.narrowPeak --spike-in dm6_ --contrast lenalidomide-dmso',
      'chipmate peaks differential samples.tsv --peaks IKZF1.narrowPeak --regions ctcf.bed -o changed.tsv',
    ],
    question: peaksDifferentialQuestion,
  });
}
