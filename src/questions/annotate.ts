import { annotate, annotateChoices, type Annotated } from '../analyses/annotate.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { openAnnotate } from '../analyses/inputs/genes/annotate-input.ts';
import { annotationColumns, placeClassColumns } from '../genome/annotation/annotation-columns.ts';
import { placeClassesFigure } from '../genome/annotation/place-classes-figure.ts';
import { KNOWN_ASSEMBLIES } from '../genome/assembly.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import { geneChoices } from './shared-choices.ts';

const choices = {
  peaks: { type: 'file', needed: true, help: 'annotate.choice.peaks' },
  ...geneChoices,
  genes: { type: 'file', help: 'annotate.choice.genes' },
  genome: { type: 'file', words: KNOWN_ASSEMBLIES, unit: 'name', help: 'annotate.choice.genome' },
  blacklist: { type: 'file', unit: 'bed', help: 'annotate.choice.blacklist' },
  sequence: { type: 'file', help: 'annotate.choice.sequence' },
  ...annotateChoices,
} as const satisfies Choices;

/** Where in the genome do the peaks lie, and beside which genes? */
export const annotateQuestion: Question<typeof choices, Annotated> = {
  choices,
  given: ['peaks'],
  figures: ({ shares }) => [{ name: 'place-classes', draw: (look) => placeClassesFigure(look, shares) }],
  tables: { '': annotationColumns, 'of --classes': placeClassColumns },
  answer: async ({ peaks = '', genes: file, genomes, ...chosen }) => {
    const { input, close } = await openAnnotate({ ...chosen, peaks, genes: { file, genomes } });
    try {
      return annotate(input, chosenOf(annotateChoices, chosen));
    } finally {
      close();
    }
  },
};
