import { join } from 'node:path';
import type { Command } from 'commander';
import { exportAtlas, exportAtlasChoices } from '../../../analyses/atlas/export-atlas.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { needGenes } from '../../../analyses/inputs/genes/gene-models.ts';
import { openResultFolder } from '../../../formats/folders/result-folder.ts';
import { about } from '../../../messages/message.ts';
import { filterOfAllChoices } from '../../../questions/shared-choices.ts';
import { inAtlas, type FilterOptions } from '../../ask-atlas.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { newCommand } from '../../new-command.ts';
import { addQuietOption, tell, type TellOptions } from '../../options.ts';

interface ExportOptions extends FilterOptions, TellOptions, Choosing<typeof exportAtlasChoices> {
  readonly output: string;
  readonly genes?: string;
}

export function command(): Command {
  const verb = newCommand(
    'atlas export',
    "Write an atlas in ChIP-Atlas' own layouts: list of experiments, light peak file, network of experiments and genes",
    [
      'chipmate atlas export my-atlas -o exported',
      'chipmate atlas export my-atlas -o exported --network 5000 --antigen IKZF1',
    ],
  )
    .argument('<atlas>', 'the atlas folder')
    .requiredOption('-o, --output <dir>', 'folder for the files, at the paths that the data server has');
  addChoices(verb, exportAtlasChoices).option(
    '--genes <file>',
    'gene models for the network (default: those of the atlas)',
  );
  return addQuietOption(addChoices(verb, filterOfAllChoices)).action(run);
}

async function run(folder: string, options: ExportOptions): Promise<void> {
  const { network, genes: file, output } = options;
  await inAtlas(folder, options, async (opened) => {
    const { models } = network === undefined ? {} : await needGenes({ atlas: folder, file });
    const files = await exportAtlas({ ...opened, models }, chosenOf(exportAtlasChoices, options));
    const results = openResultFolder(output, { by: 'atlas export' });
    try {
      results.refuse(files.map(({ path }) => path));
      for (const { path, pieces } of files) await results.stagePieces(path, pieces());
      results.commit();
    } finally {
      results.close();
    }
    for (const { path, notices } of files)
      tell(about({ file: join(output, ...path.split('/')) }, notices), options);
  });
}
