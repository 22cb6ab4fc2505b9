import type { Choices } from '../analyses/inputs/choices.ts';
import { findGenes } from '../analyses/inputs/genes/gene-models.ts';
import { readQuery } from '../analyses/inputs/query.ts';
import { sites } from '../analyses/sites.ts';
import { siteColumns } from '../partners/sites/site-columns.ts';
import type { Question } from './question.ts';
import {
  atlasChoice,
  filterChoices,
  geneChoices,
  geneSources,
  inAtlas,
  queryChoice,
  regionChoices,
} from './shared-choices.ts';

const choices = {
  ...queryChoice,
  partner: { type: 'text', needed: true, unit: 'name', help: 'sites.choice.partner' },
  ...geneChoices,
  genes: { type: 'file', help: 'choice.genes-for-nearest' },
  ...atlasChoice,
  ...filterChoices,
  ...regionChoices,
} as const satisfies Choices;

/** Which single sites does the query share with a partner? */
export const sitesQuestion: Question<typeof choices> = {
  choices,
  given: ['query'],
  tables: { '': siteColumns },
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async (opened) => {
      const query = await readQuery(chosen.query ?? '', opened.atlas.genome, chosen);
      const { models: genes } = await findGenes(geneSources(chosen));
      return sites({ ...opened, query, partner: chosen.partner ?? '', genes });
    }),
};
