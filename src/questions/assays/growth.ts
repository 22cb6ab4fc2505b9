import { growth, growthChoices, type GrowthAnswer } from '../../analyses/assays/growth.ts';
import { openGrowth } from '../../analyses/inputs/assays/growth-input.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import { effectColumns } from '../../assays/design/effect-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { readingsChoices, readingsFiles } from './readings-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'growth.choice.table' },
  ...readingsChoices,
  ...growthChoices,
} as const satisfies Choices;

/** Do treated cells grow or survive less? */
export const growthQuestion: Question<typeof choices, GrowthAnswer> = {
  choices,
  given: ['table'],
  figures: ({ figures }) => figures,
  tables: { '': effectColumns },
  answer: async (chosen) => {
    const input = await openGrowth(readingsFiles(chosen));
    return growth(input, chosenOf(growthChoices, chosen));
  },
};
