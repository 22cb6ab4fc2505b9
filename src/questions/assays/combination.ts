import {
  combination,
  combinationChoices,
  type CombinationAnswer,
} from '../../analyses/assays/combination.ts';
import { readReadings } from '../../analyses/inputs/assays/readings-input.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import {
  combinationColumns,
  combinationModelColumns,
  combinationPairColumns,
} from '../../assays/combination/combination-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { readingsChoices, readingsFiles } from './readings-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'combination.choice.table' },
  ...readingsChoices,
  ...combinationChoices,
} as const satisfies Choices;

/** Are two drugs together better than one, and than expected? */
export const combinationQuestion: Question<typeof choices, CombinationAnswer> = {
  choices,
  given: ['table'],
  figures: ({ figures }) => figures,
  tables: {
    '': combinationColumns,
    'with --show models': combinationModelColumns,
    'with --show pairs': combinationPairColumns,
  },
  answer: async (chosen) => {
    const input = { readings: await readReadings(readingsFiles(chosen), 'combination') };
    return combination(input, chosenOf(combinationChoices, chosen));
  },
};
