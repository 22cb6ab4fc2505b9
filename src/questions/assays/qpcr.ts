import { qpcr, qpcrChoices, type QpcrAnswer } from '../../analyses/assays/qpcr.ts';
import { readReadings } from '../../analyses/inputs/assays/readings-input.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import { miqeColumns, primerColumns, qpcrColumns, quantityColumns } from '../../assays/qpcr/qpcr-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { readingsChoices, readingsFiles } from './readings-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'qpcr.choice.table' },
  ...readingsChoices,
  ...qpcrChoices,
} as const satisfies Choices;

/** Which genes change, by RT-qPCR? */
export const qpcrQuestion: Question<typeof choices, QpcrAnswer> = {
  choices,
  given: ['table'],
  figures: ({ figures }) => figures,
  tables: {
    '': qpcrColumns,
    'with --show primers': primerColumns,
    'with --show quantities': quantityColumns,
    'in the file of --miqe': miqeColumns,
  },
  answer: async (chosen) => {
    const input = { readings: await readReadings(readingsFiles(chosen), 'qpcr') };
    return qpcr(input, chosenOf(qpcrChoices, chosen));
  },
};
