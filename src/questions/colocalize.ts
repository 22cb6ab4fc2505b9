import { colocalize, colocalizeChoices } from '../analyses/colocalize.ts';
import { readScores } from '../analyses/inputs/agreement.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { readQuery } from '../analyses/inputs/query.ts';
import { readInteractions } from '../formats/genes/interactions-reader.ts';
import { colocalizationColumns } from '../partners/compatible/colocalization-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import { aliasesChoice, atlasChoice, filterChoices, inAtlas, sampleChoices } from './shared-choices.ts';

const choices = {
  antigen: { type: 'text', needed: true, unit: 'antigen', help: 'colocalize.choice.antigen' },
  cellClass: { type: 'texts', unit: 'name', help: 'colocalize.choice.cell-class' },
  cell: { type: 'texts', unit: 'name', help: 'colocalize.choice.cell' },
  exclude: filterChoices.exclude,
  peaks: { type: 'file', help: 'colocalize.choice.peaks' },
  ...colocalizeChoices,
  interactions: { type: 'file', help: 'choice.interactions' },
  compare: { type: 'file', unit: 'tsv', help: 'choice.compare-cells' },
  ...aliasesChoice,
  ...sampleChoices,
  ...atlasChoice,
} as const satisfies Choices;

/** ChIP-Atlas' Colocalization: which experiments sit with those of an antigen? */
export const colocalizeQuestion: Question<typeof choices> = {
  choices,
  given: ['antigen'],
  tables: { '': colocalizationColumns },
  answer: async ({ antigen = '', peaks, interactions, compare, ...chosen }, host) =>
    inAtlas(host, chosen, async (opened) => {
      const input = {
        ...{ ...opened, antigen },
        query: peaks === undefined ? undefined : await readQuery(peaks, opened.atlas.genome),
        interactions:
          interactions === undefined ? undefined : await readInteractions(interactions, 'binding'),
        theirs: compare === undefined ? undefined : readScores(compare),
      };
      return colocalize(input, chosenOf(colocalizeChoices, chosen));
    }),
};
