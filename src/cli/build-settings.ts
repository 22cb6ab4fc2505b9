import { basename } from 'node:path';
import type { Command } from 'commander';
import type { BuildOptions, BuildSummary } from '../atlas/making/build-atlas.ts';
import type { AtlasChange } from '../atlas/making/change-atlas.ts';
import type { Assembly } from '../genome/assembly.ts';
import { addQuietOption, addThreadsOption, say, tell, type TellOptions } from './options.ts';
import { watched } from './progress.ts';
import { buildSites, sitesWithin } from '../analyses/atlas/make-sites.ts';
import { counted } from '../counted.ts';
import type { Notice } from '../messages/message.ts';
import { readWhole } from './numbers.ts';
import { readRegions } from '../analyses/inputs/query.ts';

/** Options that `atlas build` and `atlas add` share. */
export interface IndexingOptions {
  readonly blacklist?: string;
  readonly signalColumn?: number;
  readonly scoreColumn?: number;
  readonly scoreIsQ?: boolean;
  readonly threads?: number;
  readonly quiet?: boolean;
}

export function addIndexingOptions(command: Command): Command {
  command
    .option('--blacklist <bed>', 'leave out peaks that overlap these regions')
    .option(
      '--signal-column <n>',
      'column that peaks are ranked by (default: 7 of narrowPeak and broadPeak, fold_enrichment of MACS, else the score)',
      readWhole('--signal-column', 1),
    )
    .option(
      '--score-column <n>',
      'column that --min-score compares (default: 5, the q-value of MACS)',
      readWhole('--score-column', 1),
    )
    .option('--score-is-q', 'the scores are -10 log10 Q: allow --min-score');
  return addQuietOption(addThreadsOption(command));
}

/** What the indexing options say, with the regions of the blacklist read. */
export async function readIndexingOptions(
  options: IndexingOptions,
  assembly: Assembly,
): Promise<BuildOptions> {
  const { blacklist, signalColumn, scoreColumn, scoreIsQ, threads } = options;
  return {
    assembly,
    onMessage: say(options),
    blacklist:
      blacklist === undefined
        ? undefined
        : { name: basename(blacklist), regions: await readRegions(blacklist, assembly) },
    signalColumn,
    scoreColumn,
    ...(scoreIsQ === true ? { scoreIsMinus10Log10Q: true } : {}),
    threads,
  };
}

/** What happens while an atlas is indexed. */
export type IndexingHooks = Required<Pick<BuildOptions, 'onProgress' | 'finish'>>;

/** Indexes under a bar and makes the sites before the atlas takes its place; says what came of it. */
export async function indexAndMakeSites(
  options: IndexingOptions,
  index: (hooks: IndexingHooks) => Promise<BuildSummary>,
): Promise<void> {
  let notices: readonly Notice[] = [];
  const finish = async (change: AtlasChange): Promise<void> => {
    ({ notices } = await watched('finding sites', options, (progress) => sitesWithin(change, progress)));
  };
  const { folder, experiments, peaks, wasThere } = await watched('indexing', options, (onProgress) =>
    index({ onProgress, finish }),
  );
  if (wasThere !== true)
    say(options)(`${folder}: ${counted(experiments, 'experiment')}, ${counted(peaks, 'peak')}`);
  tell(notices, options);
}

/** Brings the sites of an atlas up to date and says what was done. */
export async function updateSites(atlas: string, options: TellOptions): Promise<void> {
  const { notices } = await watched('finding sites', options, (progress) => buildSites(atlas, progress));
  tell(notices, options);
}

/** Ends the process with the shell's code for a signal, so that half-written folders are removed on the way out. */
export function endCleanlyOnSignals(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
