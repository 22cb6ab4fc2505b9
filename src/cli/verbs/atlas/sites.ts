import type { Command } from 'commander';
import { buildSites } from '../../../analyses/atlas/make-sites.ts';
import { endCleanlyOnSignals } from '../../build-settings.ts';
import { newCommand } from '../../new-command.ts';
import { addQuietOption, tell, type TellOptions } from '../../options.ts';
import { startProgress } from '../../progress.ts';

export function command(): Command {
  const sites = newCommand(
    'atlas sites',
    'Make the consensus sites that partners are ranked over, or bring them up to date; goes on where it was stopped',
    ['chipmate atlas sites my-atlas'],
  )
    .argument('<atlas>', 'the atlas folder')
    .option('--json', 'what is said as lines of JSON');
  return addQuietOption(sites).action((atlas: string, options: TellOptions) => {
    endCleanlyOnSignals();
    updateSites(atlas, options);
  });
}

/** Brings the sites of an atlas up to date and says what was done. */
export function updateSites(atlas: string, options: TellOptions): void {
  const progress = startProgress('finding sites', options);
  try {
    const { notices } = buildSites(atlas, (fraction) => progress.update(fraction));
    progress.stop();
    tell(notices, options);
  } finally {
    progress.stop();
  }
}
