import type { Command } from 'commander';
import { locusQuestion } from '../../questions/locus.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'locus',
    summary:
      'Who binds here: the experiments with a peak at a gene or region, and how often that many bind elsewhere; of several, which factors they share',
    examples: [
      'chipmate locus BCL2 --atlas my-atlas',
      'chipmate locus chr18:63,123,346-63,320,128 --atlas my-atlas --antigen-class all',
      'chipmate locus IRF4 SLAMF7 BSG CD48 --atlas my-atlas --cell-class Blood -o together.tsv',
    ],
    question: locusQuestion,
  });
}
