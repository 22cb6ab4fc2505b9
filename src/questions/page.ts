import { readEnrichmentResult } from '../analyses/inputs/agreement.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { readFoldChanges } from '../analyses/inputs/genes/fold-changes.ts';
import { needGenes } from '../analyses/inputs/genes/gene-models.ts';
import { page, pageChoices } from '../analyses/page.ts';
import { pageColumns } from '../partners/enrichment/enrichment-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import {
  atlasChoice,
  filterOfAllChoices,
  geneChoices,
  geneIdsChoice,
  geneSources,
  inAtlas,
} from './shared-choices.ts';

const choices = {
  table: { type: 'file', needed: true, help: 'page.choice.table' },
  ...pageChoices,
  ...geneChoices,
  ...geneIdsChoice,
  compare: { type: 'file', unit: 'tsv', help: 'choice.compare-enrichment' },
  ...atlasChoice,
  ...filterOfAllChoices,
} as const satisfies Choices;

/** Which experiments are bound at genes that change together? */
export const pageQuestion: Question<typeof choices> = {
  choices,
  given: ['table'],
  tables: { '': pageColumns },
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async (opened) => {
      const { models } = await needGenes(geneSources(chosen));
      const changes = await readFoldChanges(chosen.table ?? '', models, chosen.geneIds);
      const theirs = chosen.compare === undefined ? undefined : readEnrichmentResult(chosen.compare);
      return page({ ...opened, models, changes, theirs }, chosenOf(pageChoices, chosen));
    }),
};
