import type { Command } from 'commander';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readPlace } from '../../analyses/inputs/place.ts';
import { lociTogether, lociTogetherChoices } from '../../analyses/loci-together.ts';
import { locus, locusChoices } from '../../analyses/locus.ts';
import { locusColumns } from '../../partners/enrichment/locus-columns.ts';
import { togetherColumns } from '../../partners/enrichment/together-columns.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import { addAnswerOptions, addAtlasOption, addFilterOptions, writeAnswer } from '../options.ts';
import { geneSources, GENOMES_OPTION } from '../query-options.ts';

type LocusOptions = AtlasOptions & Choosing<typeof lociTogetherChoices>;

export function command(): Command {
  const verb = newCommand(
    'locus',
    'Who binds here: the experiments with a peak at a gene or region, and how often that many bind elsewhere; of several, which factors they share',
    [
      'chipmate locus BCL2 --atlas my-atlas',
      'chipmate locus chr18:63,123,346-63,320,128 --atlas my-atlas --antigen-class all',
      'chipmate locus IRF4 SLAMF7 BSG CD48 --atlas my-atlas --cell-class Blood -o together.tsv',
    ],
  )
    .argument('<genes or regions...>', 'a gene (its promoters), or chr18:63123346-63320128; several together')
    .option('--genes <file>', 'gene models (default: those of the atlas)')
    .option(...GENOMES_OPTION);
  addAtlasOption(addChoices(verb, lociTogetherChoices));
  return addAnswerOptions(addFilterOptions(verb), {
    '': locusColumns,
    'of several': togetherColumns,
  }).action(run);
}

async function run(names: readonly string[], options: LocusOptions): Promise<void> {
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const { genome } = opened.atlas;
    const places = await Promise.all(names.map((name) => readPlace(name, genome, geneSources(options))));
    return places.length === 1
      ? locus({ ...opened, place: places[0] }, chosenOf(locusChoices, options))
      : lociTogether({ ...opened, places }, chosenOf(lociTogetherChoices, options));
  });
  writeAnswer(answer, options);
}
