import { dose, doseChoices, type DoseAnswer } from '../../analyses/assays/dose.ts';
import { readReadings } from '../../analyses/inputs/assays/readings-input.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import { doseColumns, doseComparisonColumns, doseExperimentColumns } from '../../assays/dose/dose-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { readingsChoices, readingsFiles } from './readings-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'dose.choice.table' },
  ...readingsChoices,
  ...doseChoices,
} as const satisfies Choices;

/** Which dose halves the cells, and does a knock-down shift it? */
export const doseQuestion: Question<typeof choices, DoseAnswer> = {
  choices,
  given: ['table'],
  figures: ({ figures }) => figures,
  tables: {
    '': doseColumns,
    'with --show comparisons': doseComparisonColumns,
    'with --show experiments': doseExperimentColumns,
  },
  answer: async (chosen) => {
    const input = { readings: await readReadings(readingsFiles(chosen), 'dose') };
    return dose(input, chosenOf(doseChoices, chosen));
  },
};
