import type { Choices } from '../../analyses/inputs/choices.ts';
import { openMotifLoci } from '../../analyses/inputs/motifs/loci-input.ts';
import { lociFigures } from '../../analyses/inputs/loci/pictures.ts';
import { motifLoci, motifLociChoices, type MotifLoci } from '../../analyses/motifs/loci.ts';
import { KNOWN_ASSEMBLIES } from '../../genome/assembly.ts';
import { ampliconColumns, lociChanceColumns, lociSiteColumns } from '../../motifs/loci/loci-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { motifChoices, sequenceChoices } from './motif-choices.ts';

const choices = {
  places: { type: 'texts', unit: 'genes or regions', help: 'loci.choice.places' },
  regions: { type: 'file', unit: 'bed', help: 'loci.choice.regions' },
  fasta: { type: 'file', help: 'loci.choice.fasta' },
  peaks: { type: 'file', help: 'loci.choice.peaks' },
  atlas: { type: 'folder', served: true, help: 'loci.choice.atlas' },
  genes: { type: 'file', help: 'loci.choice.genes' },
  ...motifChoices,
  ...sequenceChoices,
  genome: { ...sequenceChoices.genome, type: 'file', words: KNOWN_ASSEMBLIES },
  ...motifLociChoices,
} as const satisfies Choices;

/** Which motifs do a few chosen loci have, and would others have them, too? */
export const motifLociQuestion: Question<typeof choices, MotifLoci> = {
  choices,
  given: ['places'],
  figures: lociFigures,
  tables: {
    '': lociChanceColumns,
    'of --sites': lociSiteColumns,
    'of --amplicons': ampliconColumns,
  },
  answer: async ({ places = [], ...chosen }) => {
    const { input, close } = await openMotifLoci({ ...chosen, places });
    try {
      return await motifLoci(input, chosenOf(motifLociChoices, chosen));
    } finally {
      await close();
    }
  },
};
