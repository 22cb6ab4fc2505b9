import type { Command } from 'commander';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readPlace } from '../../analyses/inputs/place.ts';
import { locus, locusChoices } from '../../analyses/locus.ts';
import { locusColumns } from '../../partners/enrichment/locus-columns.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import { addAnswerOptions, addAtlasOption, addFilterOptions, writeAnswer } from '../options.ts';
import { geneSources, GENOMES_OPTION } from '../query-options.ts';

type LocusOptions = AtlasOptions & Choosing<typeof locusChoices>;

export function command(): Command {
  const verb = newCommand(
    'locus',
    'Who binds here: the experiments with a peak at a gene or region, and how often that many bind elsewhere',
    [
      'chipmate locus BCL2 --atlas my-atlas',
      'chipmate locus chr18:63,123,346-63,320,128 --atlas my-atlas --antigen-class all',
    ],
  )
    .argument('<gene or region>', 'a gene (its promoters), or chr18:63123346-63320128')
    .option('--genes <file>', 'gene models (default: those of the atlas)')
    .option(...GENOMES_OPTION);
  addAtlasOption(addChoices(verb, locusChoices));
  return addAnswerOptions(addFilterOptions(verb), { '': locusColumns }).action(run);
}

async function run(name: string, options: LocusOptions): Promise<void> {
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const place = await readPlace(name, opened.atlas.genome, geneSources(options));
    return locus({ ...opened, place }, chosenOf(locusChoices, options));
  });
  writeAnswer(answer, options);
}
