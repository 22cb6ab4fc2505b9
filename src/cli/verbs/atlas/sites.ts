import type { Command } from 'commander';
import { endCleanlyOnSignals, updateSites } from '../../build-settings.ts';
import { newCommand } from '../../new-command.ts';
import { addQuietOption, type TellOptions } from '../../options.ts';

export function command(): Command {
  const sites = newCommand(
    'atlas sites',
    'Make the consensus sites that partners are ranked over, or bring them up to date; goes on where it was stopped',
    ['chipmate atlas sites my-atlas'],
  )
    .argument('<atlas>', 'the atlas folder')
    .option('--json', 'what is said as lines of JSON');
  return addQuietOption(sites).action(async (atlas: string, options: TellOptions) => {
    endCleanlyOnSignals();
    await updateSites(atlas, options);
  });
}
