import type { Choices } from '../../analyses/inputs/choices.ts';
import { openMotifDiscovery } from '../../analyses/inputs/motifs/discovery-input.ts';
import {
  motifDiscovery,
  motifDiscoveryChoices,
  type MotifDiscoveryAnswer,
} from '../../analyses/motifs/discover.ts';
import { discoveryColumns } from '../../motifs/discovery/discovery-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { comparedWithChoices, whileCompared } from './motif-choices.ts';

const choices = { ...comparedWithChoices, ...motifDiscoveryChoices } as const satisfies Choices;

/** Which motifs do peaks have more than a background, found without a library? */
export const motifDiscoverQuestion: Question<typeof choices, MotifDiscoveryAnswer> = {
  choices,
  given: ['query'],
  figures: ({ logos }) => logos,
  tables: { '': discoveryColumns },
  answer: (chosen, host) =>
    whileCompared(chosen, host, openMotifDiscovery, (input) =>
      motifDiscovery(input, chosenOf(motifDiscoveryChoices, chosen)),
    ),
};
