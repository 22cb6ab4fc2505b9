import type { Choices } from '../../analyses/inputs/choices.ts';
import { openMotifScan } from '../../analyses/inputs/motif-scan.ts';
import { motifScan, motifSitesChoices } from '../../analyses/motifs/scan.ts';
import { familySiteColumns } from '../../motifs/site-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { geneChoices } from '../shared-choices.ts';
import { motifChoices } from './motif-choices.ts';

const choices = {
  sequences: { type: 'file', needed: true, help: 'motifs.choice.sequences' },
  ...motifChoices,
  genomes: geneChoices.genomes,
  ...motifSitesChoices,
} as const satisfies Choices;

/** Where are the sites of motifs in sequences? */
export const motifScanQuestion: Question<typeof choices> = {
  choices,
  given: ['sequences'],
  tables: { '': familySiteColumns },
  answer: async ({ sequences = '', ...chosen }) => {
    const { input, close } = await openMotifScan(sequences, chosen);
    try {
      return motifScan(input, chosenOf(motifSitesChoices, chosen));
    } finally {
      close();
    }
  },
};
