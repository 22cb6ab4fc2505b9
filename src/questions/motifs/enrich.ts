import type { Choices } from '../../analyses/inputs/choices.ts';
import { openMotifEnrich } from '../../analyses/inputs/motifs/enrich-input.ts';
import { motifEnrich, motifEnrichChoices } from '../../analyses/motifs/motif-enrichment.ts';
import { motifEnrichmentColumns } from '../../motifs/enrichment/enrichment-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { comparedWithChoices, whileCompared } from './motif-choices.ts';

const choices = { ...comparedWithChoices, ...motifEnrichChoices } as const satisfies Choices;

/** Which motifs are enriched under peaks, and are they central? */
export const motifEnrichQuestion: Question<typeof choices> = {
  choices,
  given: ['query'],
  tables: { '': motifEnrichmentColumns },
  answer: (chosen, host) =>
    whileCompared(chosen, host, openMotifEnrich, (input) =>
      motifEnrich(input, chosenOf(motifEnrichChoices, chosen)),
    ),
};
