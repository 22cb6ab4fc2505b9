import { resolve } from 'node:path';
import type { Command } from 'commander';
import { browse, browseChoices } from '../../analyses/atlas/browse.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { parseRegion } from '../../analyses/inputs/region.ts';
import { writePieces } from '../../formats/text/file-writer.ts';
import { note } from '../../messages/message.ts';
import { atlasChoice, filterChoices } from '../../questions/shared-choices.ts';
import { inAtlas, type FilterOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import { addQuietOption, tell, type TellOptions } from '../options.ts';

interface BrowseOptions extends FilterOptions, TellOptions, Choosing<typeof browseChoices> {
  readonly atlas: readonly string[];
  readonly region?: string;
  readonly output: string;
}

export function command(): Command {
  const verb = newCommand(
    'browse',
    'All peaks of chosen experiments in one track for IGV or the UCSC browser (Peak Browser)',
    [
      'chipmate browse --atlas my-atlas --antigen IKZF1 --cell-class Blood -o IKZF1.Blood.bed',
      'chipmate browse --atlas my-atlas --antigen-class all --region chr18:63,100,000-63,400,000 -o BCL2.bed',
    ],
  ).option('--region <place>', 'only this part of the genome, such as chr18:63100000-63400000');
  addChoices(verb, browseChoices).option('-o, --output <file>', 'file to write; .gz compresses', '-');
  return addQuietOption(addChoices(verb, { ...atlasChoice, ...filterChoices })).action(run);
}

async function run(options: BrowseOptions): Promise<void> {
  const { region: place, output } = options;
  await inAtlas(options.atlas, options, async (opened) => {
    const { genome } = opened.atlas;
    const region = place === undefined ? undefined : parseRegion(place, genome);
    const { pieces, notices } = browse({ ...opened, region }, chosenOf(browseChoices, options));
    await writePieces(output, pieces);
    tell(notices(), options);
    if (output === '-') return;
    const file = encodeURIComponent(resolve(output));
    const address = `http://localhost:60151/load?genome=${encodeURIComponent(genome.name)}&file=${file}`;
    tell([note('browse.igv', { address })], options);
  });
}
