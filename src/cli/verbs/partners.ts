import type { Command } from 'commander';
import { note } from '../../messages/message.ts';
import { partnersQuestion } from '../../questions/partners.ts';
import { collect, tell, type AnswerOptions } from '../options.ts';
import { questionCommand } from '../question-command.ts';

const FORMER_CONDITION_ON = '--background';

export function command(): Command {
  return questionCommand({
    name: 'partners',
    summary: 'Rank the factors that share the sites of your peaks',
    examples: [
      'chipmate partners peaks.narrowPeak --atlas my-atlas --top 20',
      'chipmate partners peaks.narrowPeak --atlas my-atlas --query-antigen IKZF1 --query-cell MM.1S',
      'chipmate partners ikzf3.bed --atlas my-atlas --against ikzf1.bed',
      'chipmate partners peaks.bed --atlas my-atlas --within ikzf1_changed.bed --against ikzf1_unchanged.bed',
      'chipmate partners peaks.narrowPeak --atlas my-atlas --expression drug.tsv',
      'chipmate partners peaks.narrowPeak --atlas my-atlas --complexes complexes.tsv',
      'chipmate partners peaks.narrowPeak --atlas my-atlas --condition-on MM.1S --condition-on "RPMI 8226"',
      'chipmate partners peaks.bed --atlas my-atlas --statistic jaccard --level experiment --query-antigen IKZF1',
    ],
    question: partnersQuestion,
    also: (command) =>
      command.option(`${FORMER_CONDITION_ON} <cell>`, 'former name of --condition-on', collect),
    before: (chosen, { background, ...options }: AnswerOptions & { readonly background?: string[] }) => {
      if (background === undefined) return chosen;
      tell([note('former-name', { old: FORMER_CONDITION_ON, now: '--condition-on' })], options);
      return { ...chosen, conditionOn: [...background, ...(chosen.conditionOn ?? [])] };
    },
  });
}
