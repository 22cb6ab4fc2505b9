import { counted } from '../../counted.ts';
import type { Command } from 'commander';
import { buildSites, type SitesSummary } from '../../analyses/inputs/build-sites.ts';
import { endCleanlyOnSignals } from '../build-settings.ts';
import { newCommand } from '../new-command.ts';
import { addQuietOption, say } from '../options.ts';
import { startProgress } from '../progress.ts';

interface AtlasSitesOptions {
  readonly quiet?: boolean;
}

export function command(): Command {
  const sites = newCommand(
    'atlas sites',
    'Make the consensus sites that partners are ranked over, or bring them up to date; goes on where it was stopped',
    ['chipmate atlas sites my-atlas'],
  ).argument('<atlas>', 'the atlas folder');
  return addQuietOption(sites).action((atlas: string, options: AtlasSitesOptions) => {
    endCleanlyOnSignals();
    updateSites(atlas, options);
  });
}

/** Brings the sites of an atlas up to date and says what was done. */
export function updateSites(atlas: string, options: AtlasSitesOptions): SitesSummary {
  const progress = startProgress('finding sites', options);
  try {
    const summary = buildSites(atlas, (fraction) => progress.update(fraction));
    progress.stop();
    const { made, kept, leftOut } = summary;
    const list = (names: readonly string[]) =>
      names.map((name) => (name === '' ? '(none)' : name)).join(', ');
    if (made.length > 0)
      say(options)(`sites made for ${counted(made.length, 'cell class', 'cell classes')}: ${list(made)}`);
    if (kept.length > 0)
      say(options)(`sites kept for ${counted(kept.length, 'cell class', 'cell classes')}: ${list(kept)}`);
    if (leftOut.length > 0) say(options)(`no factors, left out of the sites: ${list(leftOut)}`);
    return summary;
  } finally {
    progress.stop();
  }
}
