import { replicate, replicateChoices, type ReplicateAnswer } from '../../analyses/assays/replicate.ts';
import { openReplicate } from '../../analyses/inputs/assays/replicate-input.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import {
  replicateColumns,
  replicateCombinedColumns,
  replicateUnitColumns,
} from '../../assays/replicate/replicate-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { readingsChoices, readingsFiles } from './readings-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'replicate.choice.table' },
  map: { ...readingsChoices.map, help: 'replicate.choice.map' },
  sheet: { ...readingsChoices.sheet, help: 'replicate.choice.sheet' },
  samples: { type: 'file', help: 'replicate.choice.samples' },
  ...replicateChoices,
} as const satisfies Choices;

/** Does an effect hold across cell lines and patients? */
export const replicateQuestion: Question<typeof choices, ReplicateAnswer> = {
  choices,
  given: ['table'],
  figures: ({ figures }) => figures,
  tables: {
    '': replicateColumns,
    'with --show units': replicateUnitColumns,
    'with --show combined': replicateCombinedColumns,
  },
  answer: async (chosen) => {
    const input = await openReplicate({ ...readingsFiles(chosen), samples: chosen.samples });
    return replicate(input, chosenOf(replicateChoices, chosen));
  },
};
