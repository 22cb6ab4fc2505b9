import { search, searchChoices } from '../analyses/atlas/search.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { openSearched, type Searched } from '../analyses/inputs/searched.ts';
import { isAtlasFolder } from '../atlas/manifest.ts';
import type { Answer } from '../tables/answer.ts';
import { catalogueColumns, countColumns, sheetColumns } from '../atlas/atlas-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import { antigenNames, filterOf, filterOfAllChoices } from './shared-choices.ts';

const choices = {
  atlas: { type: 'folder', served: true, needed: true, help: 'search.choice.atlas' },
  words: { type: 'texts', help: 'search.choice.words' },
  ...filterOfAllChoices,
  ...searchChoices,
  top: { type: 'integer', min: 1, help: 'search.choice.top' },
} as const satisfies Choices;

/** Which experiments are there? */
export const searchQuestion: Question<typeof choices> = {
  choices,
  given: ['atlas', 'words'],
  tables: {
    '': sheetColumns,
    "of ChIP-Atlas' list": catalogueColumns,
    'with --count': countColumns,
  },
  answer: async ({ atlas = '', words, top, ...chosen }, host) => {
    const ask = (searched: Searched): Answer => {
      const input = { searched, names: antigenNames(chosen), filter: { ...filterOf(chosen), words }, top };
      return search(input, chosenOf(searchChoices, chosen));
    };
    // A face that keeps atlases open searches at once.
    if (isAtlasFolder(atlas)) return host.atlas([atlas], ({ experiments }) => ask({ experiments }));
    const searched = openSearched(atlas, host.say);
    try {
      return ask(searched);
    } finally {
      searched.close();
    }
  },
};
