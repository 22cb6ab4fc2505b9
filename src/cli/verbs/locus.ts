import type { Command } from 'commander';
import type { Asked } from '../../analyses/inputs/choices.ts';
import { readPlace } from '../../analyses/inputs/place.ts';
import { locus, locusChoices } from '../../analyses/locus.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { locusColumns } from '../../partners/enrichment/locus-columns.ts';
import { antigenNames } from '../antigen-names.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  tell,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { geneSources } from '../query-options.ts';

interface LocusOptions extends FilterOptions, OutputOptions, TellOptions, Asked<typeof locusChoices> {
  readonly atlas: readonly string[];
  readonly genes?: string;
}

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
    .option('--genes <file>', 'gene models (default: those of the atlas)');
  addAtlasOption(addChoices(verb, locusChoices));
  return addQuietOption(addOutputOptions(addFilterOptions(verb), { '': locusColumns })).action(run);
}

async function run(name: string, options: LocusOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  try {
    const place = await readPlace(name, atlas.genome, geneSources(options));
    const input = { atlas, place, names: antigenNames(options), filter: filterOf(options) };
    const { table, notices } = await locus(input, chosenOf(locusChoices, options));
    tell(notices, options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}
