import { compare, compareChoices, type Comparison } from '../analyses/compare.ts';
import { ask, type Asked } from '../analyses/inputs/asked.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { openAtlasSites } from '../analyses/inputs/class-sites.ts';
import { promoterGenes } from '../analyses/inputs/genes/gene-models.ts';
import { readQuery } from '../analyses/inputs/query.ts';
import { comparisonColumns } from '../partners/compare/difference-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import {
  atlasChoice,
  filterChoices,
  identityChoices,
  inAtlas,
  promoterChoices,
  regionChoices,
} from './shared-choices.ts';

const { bestPeaks, allPeaks, ...ranking } = compareChoices;

const choices = {
  a: { type: 'file', needed: true, help: 'compare.choice.a' },
  b: { type: 'file', needed: true, help: 'compare.choice.b' },
  queryAntigen: { ...identityChoices.queryAntigen, help: 'compare.choice.query-antigen' },
  aCell: { type: 'text', unit: 'name', help: 'compare.choice.a-cell' },
  bCell: { type: 'text', unit: 'name', help: 'compare.choice.b-cell' },
  bestPeaks,
  allPeaks,
  ...promoterChoices,
  ...ranking,
  ...atlasChoice,
  ...filterChoices,
  ...regionChoices,
} as const satisfies Choices;

/** Which co-bound factors differ between two sets of peaks? */
export const compareQuestion: Question<typeof choices, Comparison> = {
  choices,
  given: ['a', 'b'],
  tables: { '': comparisonColumns },
  threads: true,
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async ({ atlas, names, filter }) => {
      const { a = '', b = '', queryAntigen: antigen } = chosen;
      const side = async (path: string, cell: string | undefined): Promise<Asked> =>
        ask(atlas, await readQuery(path, atlas.genome, chosen), { antigen, cell }, names);
      const input = {
        a: await side(a, chosen.aCell),
        b: await side(b, chosen.bCell),
        sites: openAtlasSites(atlas),
        genes: await promoterGenes(chosen.genes, atlas.genome.name, chosen.genomes),
        filter,
      };
      return compare(input, chosenOf(compareChoices, chosen));
    }),
};
