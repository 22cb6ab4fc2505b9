import { compareCells, compareCellsChoices } from '../analyses/compare-cells.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { openAtlasSites } from '../analyses/inputs/class-sites.ts';
import { promoterGenes } from '../analyses/inputs/genes/gene-models.ts';
import { cellComparisonColumns } from '../partners/compare/difference-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import {
  askedOf,
  atlasChoice,
  filterChoices,
  identityChoices,
  inAtlas,
  promoterChoices,
  queryChoice,
  regionChoices,
} from './shared-choices.ts';

const { a, b, ...ranking } = compareCellsChoices;

const choices = {
  ...queryChoice,
  a,
  b,
  ...promoterChoices,
  ...ranking,
  ...atlasChoice,
  ...identityChoices,
  ...filterChoices,
  ...regionChoices,
} as const satisfies Choices;

/** Which factors share the sites of the query in one group of cell types rather than in another? */
export const compareCellsQuestion: Question<typeof choices> = {
  choices,
  given: ['query'],
  tables: { '': cellComparisonColumns },
  threads: true,
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async (opened) => {
      const { atlas, filter } = opened;
      const asked = await askedOf(opened, chosen);
      const genes = await promoterGenes(chosen.genes, atlas.genome.name, chosen.genomes);
      const input = { asked, sites: openAtlasSites(atlas), genes, filter };
      return compareCells(input, chosenOf(compareCellsChoices, chosen));
    }),
};
