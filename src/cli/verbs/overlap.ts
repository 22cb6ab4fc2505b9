import type { Command } from 'commander';
import { overlapQuestion } from '../../questions/overlap.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'overlap',
    summary: 'Count, for every experiment, the query intervals that overlap its peaks',
    examples: [
      'chipmate overlap peaks.narrowPeak --atlas my-atlas',
      'zcat peaks.bed.gz | chipmate overlap - --atlas my-atlas --antigen-class all --reverse -o counts.tsv',
    ],
    question: overlapQuestion,
  });
}
