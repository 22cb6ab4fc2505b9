import type { Command } from 'commander';
import { fetchMotifs } from '../../../atlas/fetch/fetch-motifs.ts';
import { readMotifsLock } from '../../../atlas/fetch/motif-lock.ts';
import { LIBRARY_NAMES, MOTIF_LIBRARIES } from '../../../atlas/fetch/motif-sources.ts';
import { endCleanlyOnSignals } from '../../build-settings.ts';
import { addFetchOptions, asBase, fetchSettings, lockGiven, type FetchOptions } from '../../fetch-options.ts';
import { newCommand } from '../../new-command.ts';

interface MotifsFetchOptions extends FetchOptions {
  readonly output?: string;
  readonly base?: string;
  readonly address?: string;
}

export function command(): Command {
  const releases = LIBRARY_NAMES.map((name) => MOTIF_LIBRARIES[name].source).join('; ');
  const fetch = newCommand('motifs fetch', `Download a library of motifs: ${releases}`, [
    'chipmate motifs fetch jaspar --dry-run',
    'chipmate motifs fetch jaspar',
    'chipmate motifs fetch hocomoco -o motifs/hocomoco12.txt',
    'chipmate motifs fetch jaspar --lock motifs.lock.json',
  ])
    .argument('<library>', LIBRARY_NAMES.join(' or '))
    .option(
      '-o, --output <path>',
      'folder, or the file itself where its name has an ending (default: motifs in the genomes folder)',
    )
    .option(
      '--base <url>',
      "address of the library's downloads, or of a mirror of them (default: that of its makers)",
    )
    .option('--address <url>', 'address of the file itself');
  return addFetchOptions(fetch).action(run);
}

async function run(library: string, options: MotifsFetchOptions): Promise<void> {
  endCleanlyOnSignals();
  const { output, base, address } = options;
  await fetchMotifs({
    ...fetchSettings(options, 1),
    ...{ library, output, address },
    base: base === undefined ? undefined : asBase(base),
    lock: lockGiven(options, readMotifsLock),
  });
}
