import type { Choices } from '../analyses/inputs/choices.ts';
import { readQuery } from '../analyses/inputs/query.ts';
import { overlap, overlapChoices } from '../analyses/overlap.ts';
import { overlapColumns } from '../partners/compatible/overlap-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import { atlasChoice, filterChoices, inAtlas, queryChoice, regionChoices } from './shared-choices.ts';

const choices = {
  ...queryChoice,
  ...atlasChoice,
  ...overlapChoices,
  ...filterChoices,
  ...regionChoices,
} as const satisfies Choices;

/** How many of the query's intervals overlap the peaks of each experiment? */
export const overlapQuestion: Question<typeof choices> = {
  choices,
  given: ['query'],
  tables: { '': overlapColumns },
  threads: true,
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async (opened) => {
      const query = await readQuery(chosen.query ?? '', opened.atlas.genome, chosen);
      return overlap({ ...opened, query }, chosenOf(overlapChoices, chosen));
    }),
};
