import { blot, blotChoices, type BlotAnswer } from '../../analyses/assays/blot.ts';
import { openBlot } from '../../analyses/inputs/assays/blot-input.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import { effectColumns } from '../../assays/design/effect-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { readingsChoices, readingsFiles } from './readings-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'blot.choice.table' },
  picture: { type: 'file', help: 'blot.choice.picture' },
  ...readingsChoices,
  ...blotChoices,
} as const satisfies Choices;

/** Which proteins change, and which go together? */
export const blotQuestion: Question<typeof choices, BlotAnswer> = {
  choices,
  given: ['table'],
  figures: ({ figures }) => figures,
  tables: { '': effectColumns },
  answer: async (chosen) => {
    const input = await openBlot({ ...readingsFiles(chosen), picture: chosen.picture });
    return blot(input, chosenOf(blotChoices, chosen));
  },
};
