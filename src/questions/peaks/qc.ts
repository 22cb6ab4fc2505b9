import type { Choices } from '../../analyses/inputs/choices.ts';
import { openQuality } from '../../analyses/inputs/reads/open-quality.ts';
import { peaksQuality, peaksQualityChoices, type PeaksQuality } from '../../analyses/peaks/qc.ts';
import { qualityColumns } from '../../calling/quality/quality-columns.ts';
import { qualityFigures } from '../../calling/quality/quality-figures.ts';
import { KNOWN_ASSEMBLIES } from '../../genome/assembly.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { geneChoices } from '../shared-choices.ts';

const choices = {
  chips: { type: 'files', needed: true, unit: 'reads', help: 'peaks-qc.choice.chips' },
  control: { type: 'files', unit: 'reads', help: 'peaks-qc.choice.control' },
  peaks: { type: 'files', unit: 'peaks', help: 'peaks-qc.choice.peaks' },
  layout: { type: 'one of', values: ['single', 'paired'], help: 'peaks-call.choice.layout' },
  minQuality: { type: 'integer', min: 0, max: 254, default: 0, help: 'peaks-call.choice.min-quality' },
  genome: { type: 'one of', values: KNOWN_ASSEMBLIES, help: 'peaks-qc.choice.genome' },
  ...geneChoices,
  genes: { type: 'file', help: 'peaks-qc.choice.genes' },
  blacklist: { type: 'file', unit: 'bed', help: 'peaks-qc.choice.blacklist' },
  ...peaksQualityChoices,
} as const satisfies Choices;

/** How good are the reads of each chip? */
export const peaksQualityQuestion: Question<typeof choices, PeaksQuality> = {
  choices,
  given: ['chips'],
  tables: { '': qualityColumns },
  figures: ({ samples }) => qualityFigures(samples),
  threads: true,
  answer: async ({ chips = [], control, layout, minQuality, ...chosen }, host) =>
    host.watched('watch.quality', async () => {
      const opened = await openQuality(
        { ...chosen, chips, controls: control },
        { layout, minimumQuality: minQuality },
      );
      return peaksQuality({ ...opened, threads: host.threads }, chosenOf(peaksQualityChoices, chosen));
    }),
};
