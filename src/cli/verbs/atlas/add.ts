import type { Command } from 'commander';
import { addToAtlas } from '../../../atlas/making/add-to-atlas.ts';
import { assemblyOf, readManifest } from '../../../atlas/manifest.ts';
import {
  addIndexingOptions,
  endCleanlyOnSignals,
  indexAndMakeSites,
  readIndexingOptions,
  type IndexingOptions,
} from '../../build-settings.ts';
import { newCommand } from '../../new-command.ts';

export function command(): Command {
  const add = newCommand(
    'atlas add',
    'Add the experiments of a sheet to an atlas; nothing old is rewritten',
    ['chipmate atlas add my-atlas new-experiments.tsv'],
  )
    .argument('<atlas>', 'the atlas folder')
    .argument('<sheet>', 'tab-separated table with the columns experiment, antigen and file');
  return addIndexingOptions(add).action(run);
}

async function run(atlas: string, sheet: string, options: IndexingOptions): Promise<void> {
  endCleanlyOnSignals();
  const settings = await readIndexingOptions(options, assemblyOf(readManifest(atlas).genome));
  await indexAndMakeSites(options, (hooks) => addToAtlas(atlas, sheet, { ...settings, ...hooks }));
}
