import type { Command } from 'commander';
import { buildAtlas, checkTarget, writeAtlas, type BuildOptions } from '../../../atlas/making/build-atlas.ts';
import { DEFAULT_CLASS } from '../../../atlas/experiment-filter.ts';
import { InputError } from '../../../errors.ts';
import { openAssembly } from '../../../formats/genes/chrom-sizes-reader.ts';
import { findGenes } from '../../../analyses/inputs/genes/gene-models.ts';
import type { FilterOptions } from '../../ask-atlas.ts';
import {
  addIndexingOptions,
  endCleanlyOnSignals,
  indexAndMakeSites,
  readIndexingOptions,
  type IndexingOptions,
} from '../../build-settings.ts';
import { antigenNames, filterChoices, filterOf, geneChoices } from '../../../questions/shared-choices.ts';
import { addChoices } from '../../choice-options.ts';
import { newCommand } from '../../new-command.ts';

interface AtlasBuildOptions extends IndexingOptions, FilterOptions {
  readonly output: string;
  readonly genome: string;
  readonly genes?: string;
  readonly genomes?: string;
  readonly chipAtlas?: string;
  readonly threshold: string;
  readonly force?: boolean;
}

export function command(): Command {
  const build = newCommand('atlas build', 'Index experiments into an atlas folder', [
    'chipmate atlas build experiments.tsv -o my-atlas --genome hg38',
    'chipmate atlas build experiments.tsv -o my-atlas --genome hg19 --genes refseq.bed.gz --blacklist hg19-blacklist.bed.gz',
    'chipmate atlas build --chip-atlas downloads -o blood-atlas --genome hg38 --cell-class Blood',
  ])
    .argument('[sheet]', 'tab-separated table with the columns experiment, antigen and file')
    .option('--chip-atlas <dir>', "instead of a sheet: a folder with ChIP-Atlas' own files")
    .requiredOption('-o, --output <dir>', 'folder to make')
    .requiredOption('--genome <name>', 'assembly (hg38, mm10, ...) or the path of a chrom.sizes file')
    .option(
      '--genes <file>',
      'gene models: BED6, refFlat or GTF (default: those of the genomes folder, or built in for hg38)',
    )
    .option('--threshold <code>', "ChIP-Atlas' peak threshold: 05, 10, 20 or 50", '05')
    .option('--force', 'replace an atlas that is there already');
  return addIndexingOptions(addChoices(build, { genomes: geneChoices.genomes, ...filterChoices })).action(
    run,
  );
}

async function run(sheet: string | undefined, options: AtlasBuildOptions): Promise<void> {
  endCleanlyOnSignals();
  const { output, chipAtlas } = options;
  if ((sheet === undefined) === (chipAtlas === undefined)) {
    throw new InputError('either a sheet of experiments or --chip-atlas DIR is needed', {
      fix: 'chipmate atlas build SHEET -o DIR --genome G',
    });
  }
  const assembly = await openAssembly(options.genome);
  const { genes: file, genomes } = options;
  const { models: genes } = await findGenes({ file, genomes, assembly: assembly.name });
  const settings: BuildOptions = {
    ...(await readIndexingOptions(options, assembly)),
    genes,
    replace: options.force === true,
  };
  await indexAndMakeSites(options, (hooks) =>
    sheet !== undefined
      ? buildAtlas(sheet, output, { ...settings, ...hooks })
      : buildFromChipAtlas(chipAtlas ?? '', options, { ...settings, ...hooks }),
  );
}

async function buildFromChipAtlas(folder: string, options: AtlasBuildOptions, settings: BuildOptions) {
  const { chipAtlasSource } = await import('../../../atlas/making/chip-atlas-source.ts');
  checkTarget(options.output, settings.replace === true);
  const source = await chipAtlasSource(
    folder,
    {
      genome: settings.assembly.name,
      threshold: options.threshold,
      filter: { ...filterOf(options), antigenClass: options.antigenClass ?? [DEFAULT_CLASS] },
      names: antigenNames(options),
    },
    settings.onMessage,
  );
  return writeAtlas(options.output, source, { scoreIsMinus10Log10Q: true, ...settings });
}
