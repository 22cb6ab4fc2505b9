import { chipQpcr, chipQpcrChoices, type ChipQpcrAnswer } from '../../analyses/assays/chip-qpcr.ts';
import { openChipQpcr } from '../../analyses/inputs/assays/chip-qpcr-input.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import {
  bindingColumns,
  chromatinColumns,
  differenceColumns,
} from '../../assays/chip-qpcr/chip-qpcr-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { readingsChoices, readingsFiles } from './readings-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'chip-qpcr.choice.table' },
  amplicons: { type: 'file', help: 'chip-qpcr.choice.amplicons' },
  peaks: { type: 'file', help: 'chip-qpcr.choice.peaks' },
  ...readingsChoices,
  ...chipQpcrChoices,
} as const satisfies Choices;

/** Which regions does a protein bind, and does it leave them? */
export const chipQpcrQuestion: Question<typeof choices, ChipQpcrAnswer> = {
  choices,
  given: ['table'],
  figures: ({ figures }) => figures,
  tables: {
    '': bindingColumns,
    'with --show differences': differenceColumns,
    'with --show chromatins': chromatinColumns,
  },
  answer: async (chosen) => {
    const { amplicons, peaks } = chosen;
    const input = await openChipQpcr({ ...readingsFiles(chosen), amplicons, peaks });
    return chipQpcr(input, chosenOf(chipQpcrChoices, chosen));
  },
};
