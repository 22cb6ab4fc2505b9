import type { Choices } from '../../analyses/inputs/choices.ts';
import { countSamples } from '../../analyses/inputs/reads/count-samples.ts';
import {
  peaksDifferential,
  peaksDifferentialChoices,
  type ChangedPeaksAnswer,
} from '../../analyses/peaks/differential.ts';
import { changedPeakColumns } from '../../calling/differential/changed-peak-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';

const choices = {
  sheet: { type: 'file', needed: true, unit: 'sheet', help: 'peaks-differential.choice.sheet' },
  peaks: { type: 'files', needed: true, unit: 'peaks', help: 'peaks-differential.choice.peaks' },
  among: { type: 'files', served: 'reads', unit: 'reads', help: 'peaks-differential.choice.among' },
  regions: { type: 'file', unit: 'bed', help: 'peaks-differential.choice.regions' },
  spikeIn: { type: 'text', unit: 'prefix', help: 'peaks-differential.choice.spike-in' },
  layout: { type: 'one of', values: ['single', 'paired'], help: 'peaks-call.choice.layout' },
  minQuality: { type: 'integer', min: 0, max: 254, default: 0, help: 'peaks-call.choice.min-quality' },
  markedDuplicates: {
    type: 'one of',
    values: ['keep', 'drop'],
    default: 'keep',
    help: 'peaks-differential.choice.marked-duplicates',
  },
  ...peaksDifferentialChoices,
} as const satisfies Choices;

/** Where do reads differ between two groups of samples? */
export const peaksDifferentialQuestion: Question<typeof choices, ChangedPeaksAnswer> = {
  choices,
  given: ['sheet'],
  tables: { '': changedPeakColumns },
  answer: async (
    { sheet = '', peaks = [], among, regions, spikeIn, layout, minQuality, markedDuplicates, ...chosen },
    host,
  ) =>
    host.watched('watch.counting', async () => {
      const opened = await countSamples(
        { sheet, peaks, among, regions, spikeIn },
        { layout, minimumQuality: minQuality, keepMarkedDuplicates: markedDuplicates !== 'drop' },
      );
      return peaksDifferential(opened, chosenOf(peaksDifferentialChoices, chosen));
    }),
};
