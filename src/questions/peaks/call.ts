import { openReads } from '../../analyses/inputs/reads/open-reads.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import { peaksCall, peaksCallChoices, type CalledAnswer } from '../../analyses/peaks/call.ts';
import { calledColumns, domainColumns } from '../../calling/called-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';

const choices = {
  chip: { type: 'files', needed: true, unit: 'reads', help: 'peaks-call.choice.chip' },
  control: { type: 'files', unit: 'reads', help: 'peaks-call.choice.control' },
  layout: { type: 'one of', values: ['single', 'paired'], help: 'peaks-call.choice.layout' },
  minQuality: { type: 'integer', min: 0, max: 254, default: 0, help: 'peaks-call.choice.min-quality' },
  ...peaksCallChoices,
} as const satisfies Choices;

/** Where do a factor's reads pile up? */
export const peaksCallQuestion: Question<typeof choices, CalledAnswer> = {
  choices,
  given: ['chip'],
  tables: { '': calledColumns, 'with --shape broad': domainColumns },
  threads: true,
  answer: async ({ chip = [], control = [], layout, minQuality, ...chosen }, host) =>
    host.watched('watch.reads', async () => {
      const opened = await openReads(chip, control, { layout, minimumQuality: minQuality });
      return peaksCall({ ...opened, threads: host.threads }, chosenOf(peaksCallChoices, chosen));
    }),
};
