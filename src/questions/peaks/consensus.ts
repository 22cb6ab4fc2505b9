import type { Choices } from '../../analyses/inputs/choices.ts';
import { openPeakReplicates, peakReplicateChoices } from '../../analyses/inputs/reads/open-replicates.ts';
import {
  peaksConsensus,
  peaksConsensusChoices,
  type PeaksConsensus,
} from '../../analyses/peaks/consensus.ts';
import { consensusColumns } from '../../calling/replicates/consensus-columns.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';

const choices = {
  replicates: {
    type: 'files',
    needed: true,
    unit: 'narrowPeak',
    help: 'peaks-consensus.choice.replicates',
  },
  ...peaksConsensusChoices,
  ...peakReplicateChoices,
  pooled: { type: 'file', help: 'peaks-consensus.choice.pooled' },
  pseudo: { type: 'files', help: 'peaks-consensus.choice.pseudo' },
  selfPseudo: { type: 'files', help: 'peaks-consensus.choice.self-pseudo' },
} as const satisfies Choices;

/** Which peaks do replicates agree on? */
export const peaksConsensusQuestion: Question<typeof choices, PeaksConsensus> = {
  choices,
  given: ['replicates'],
  tables: { '': consensusColumns },
  answer: async ({ replicates = [], pooled, pseudo, selfPseudo, ...chosen }) =>
    peaksConsensus(
      await openPeakReplicates(
        { replicates, pooled, pseudo, selfPseudo },
        chosenOf(peakReplicateChoices, chosen),
      ),
      chosenOf(peaksConsensusChoices, chosen),
    ),
};
