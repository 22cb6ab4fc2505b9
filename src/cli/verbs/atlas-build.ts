import type { Command } from 'commander';
import { buildAtlas } from '../../atlas/build/build-atlas.ts';
import { readAssembly } from '../../formats/chromosome-sizes.ts';
import {
  addIndexingOptions,
  endCleanlyOnSignals,
  readIndexingOptions,
  type IndexingOptions,
} from '../build-settings.ts';
import { needed, say } from '../options.ts';
import { newCommand } from '../new-command.ts';
import { startProgress } from '../progress.ts';

interface AtlasBuildOptions extends IndexingOptions {
  readonly output: string;
  readonly genome: string;
  readonly force?: boolean;
}

export function command(): Command {
  const build = newCommand('atlas build', 'Index the experiments of a sheet into an atlas folder', [
    'chipmate atlas build experiments.tsv -o my-atlas --genome hg38',
    'chipmate atlas build experiments.tsv -o my-atlas --genome hg19 --blacklist hg19-blacklist.bed.gz',
  ])
    .argument('[sheet]', 'tab-separated table with the columns experiment, antigen and file')
    .requiredOption('-o, --output <dir>', 'folder to make')
    .requiredOption('--genome <name>', 'assembly (hg38, mm10, ...) or the path of a chrom.sizes file')
    .option('--force', 'replace an atlas that is there already');
  return addIndexingOptions(build).action(run);
}

async function run(sheet: string | undefined, options: AtlasBuildOptions): Promise<void> {
  endCleanlyOnSignals();
  const settings = await readIndexingOptions(options, readAssembly(options.genome));
  const progress = startProgress('indexing', options);
  try {
    const path = needed(
      sheet,
      'a sheet of experiments',
      'name it: chipmate atlas build SHEET -o DIR --genome G',
    );
    const built = await buildAtlas(path, options.output, {
      ...settings,
      replace: options.force === true,
      onProgress: (fraction) => progress.update(fraction),
    });
    progress.stop();
    say(options)(`${built.folder}: ${built.experiments} experiments, ${built.peaks} peaks`);
  } finally {
    progress.stop();
  }
}
