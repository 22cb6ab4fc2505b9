import type { Choices } from '../../analyses/inputs/choices.ts';
import { measureSignals, signalWindowChoices } from '../../analyses/inputs/reads/measure-signals.ts';
import { ALL_GENES } from '../../analyses/inputs/reads/open-sites.ts';
import { peaksSignal, peaksSignalChoices, type PeaksSignal } from '../../analyses/peaks/signal.ts';
import { profileColumns, profileGroupColumns } from '../../calling/profiles/profile-columns.ts';
import { KNOWN_ASSEMBLIES } from '../../genome/assembly.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';

const choices = {
  signals: { type: 'files', needed: true, unit: 'signal', help: 'peaks-signal.choice.signals' },
  sites: { type: 'files', unit: 'peaks', help: 'peaks-signal.choice.sites' },
  against: { type: 'file', unit: 'peaks', help: 'peaks-signal.choice.against' },
  tss: { type: 'files', words: [ALL_GENES], unit: 'genes', help: 'peaks-signal.choice.tss' },
  genes: { type: 'file', help: 'peaks-signal.choice.genes' },
  genomes: { type: 'folder', help: 'choice.genomes' },
  genome: { type: 'one of', values: KNOWN_ASSEMBLIES, help: 'peaks-signal.choice.genome' },
  ...signalWindowChoices,
  ...peaksSignalChoices,
} as const satisfies Choices;

/** How high are signals at sites and around them? */
export const peaksSignalQuestion: Question<typeof choices, PeaksSignal> = {
  choices,
  given: ['signals'],
  tables: { '': profileColumns, 'with --show groups': profileGroupColumns },
  figures: ({ figures }) => figures,
  answer: ({ signals = [], sites, against, tss, genes, genomes, genome, ...chosen }, host) =>
    host.watched('watch.signals', async () =>
      peaksSignal(
        await measureSignals(
          { signals, sites, against, tss, genes, genomes, genome },
          chosenOf(signalWindowChoices, chosen),
        ),
        chosenOf(peaksSignalChoices, chosen),
      ),
    ),
};
