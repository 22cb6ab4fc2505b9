import type { Choices } from '../../analyses/inputs/choices.ts';
import { openMotifSpacing } from '../../analyses/inputs/motifs/spacing-input.ts';
import { motifSpacing, motifSpacingChoices, type MotifSpacingAnswer } from '../../analyses/motifs/spacing.ts';
import { spacingColumns } from '../../motifs/spacing/spacing-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { motifChoices, sequenceChoices } from './motif-choices.ts';

const choices = {
  query: { type: 'file', needed: true, unit: 'peaks or sequences', help: 'motifs.choice.windows' },
  primary: { type: 'text', needed: true, unit: 'motif', help: 'motifs.choice.primary' },
  ...motifChoices,
  ...sequenceChoices,
  atlas: { type: 'folder', served: true, help: 'motifs.choice.assembly-of' },
  ...motifSpacingChoices,
} as const satisfies Choices;

/** How do motifs stand to the factor's own? */
export const motifSpacingQuestion: Question<typeof choices, MotifSpacingAnswer> = {
  choices,
  given: ['query'],
  figures: ({ figures }) => figures,
  tables: { '': spacingColumns },
  answer: async ({ query = '', primary = '', genome: assembly, sequence, genomes, atlas, ...chosen }) => {
    const windows = { query, sequence, genomes, assembly, atlas };
    const { input, close } = await openMotifSpacing(windows, primary, { ...chosen, genomes });
    try {
      return motifSpacing(input, chosenOf(motifSpacingChoices, chosen));
    } finally {
      close();
    }
  },
};
