import type { Command } from 'commander';
import { sitesQuestion } from '../../questions/sites.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'sites',
    summary: 'The single sites that your peaks share with a partner',
    examples: [
      'chipmate sites peaks.narrowPeak --atlas my-atlas --partner FOS --cell K-562',
      'chipmate sites peaks.narrowPeak --atlas my-atlas --partner SRX097088 -o sites.tsv',
    ],
    question: sitesQuestion,
  });
}
