import { enrich, enrichChoices } from '../analyses/enrich.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { readEnrichInput } from '../analyses/inputs/enrich-input.ts';
import {
  enrichmentColumns,
  regionHitColumns,
  scriptColumns,
} from '../partners/enrichment/enrichment-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import {
  atlasChoice,
  filterOfAllChoices,
  geneChoices,
  geneIdsChoice,
  geneSources,
  inAtlas,
  regionChoices,
} from './shared-choices.ts';

const choices = {
  a: { type: 'file', needed: true, help: 'enrich.choice.a' },
  b: { type: 'file', help: 'enrich.choice.b' },
  ...enrichChoices,
  ...geneChoices,
  ...geneIdsChoice,
  expression: { type: 'file', help: 'enrich.choice.expression' },
  compare: { type: 'file', unit: 'tsv', help: 'choice.compare-enrichment' },
  ...atlasChoice,
  ...filterOfAllChoices,
  ...regionChoices,
} as const satisfies Choices;

/** Which experiments are hit by regions, or at genes, more than by a background? */
export const enrichQuestion: Question<typeof choices> = {
  choices,
  given: ['a', 'b'],
  tables: {
    '': enrichmentColumns,
    'with --mode chip-atlas-2024, chip-atlas-2025': scriptColumns,
    'with --per-region': regionHitColumns,
  },
  threads: true,
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async (opened) => {
      const { a = '', b, perRegion, geneIds, compare, expression } = chosen;
      const background = perRegion === true ? [] : chosen.background;
      const genes = geneSources(chosen);
      const files = { a, b, background, geneIds, expression, compare, regions: chosen, genes };
      const read = await readEnrichInput(files, opened.atlas.genome);
      return enrich({ ...opened, ...read }, chosenOf(enrichChoices, chosen));
    }),
};
