import type { Choices } from '../analyses/inputs/choices.ts';
import { readPlace } from '../analyses/inputs/place.ts';
import { lociTogether, lociTogetherChoices } from '../analyses/loci-together.ts';
import { locus, locusChoices } from '../analyses/locus.ts';
import { locusColumns } from '../partners/enrichment/locus-columns.ts';
import { togetherColumns } from '../partners/enrichment/together-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';
import { atlasChoice, filterChoices, geneChoices, geneSources, inAtlas } from './shared-choices.ts';

const choices = {
  places: { type: 'texts', needed: true, unit: 'genes or regions', help: 'locus.choice.places' },
  ...geneChoices,
  ...lociTogetherChoices,
  ...atlasChoice,
  ...filterChoices,
} as const satisfies Choices;

/** Who binds at a gene or region, and which factors do several share? */
export const locusQuestion: Question<typeof choices> = {
  choices,
  given: ['places'],
  tables: { '': locusColumns, 'of several': togetherColumns },
  answer: async (chosen, host) =>
    inAtlas(host, chosen, async (opened) => {
      const names = chosen.places ?? [];
      const sources = geneSources(chosen);
      const places = await Promise.all(names.map((name) => readPlace(name, opened.atlas.genome, sources)));
      return places.length === 1
        ? locus({ ...opened, place: places[0] }, chosenOf(locusChoices, chosen))
        : lociTogether({ ...opened, places }, chosenOf(lociTogetherChoices, chosen));
    }),
};
