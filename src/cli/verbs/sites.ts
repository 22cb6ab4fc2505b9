import type { Command } from 'commander';
import { findGenes } from '../../analyses/inputs/gene-models.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { sites } from '../../analyses/sites.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { siteColumns } from '../../partners/sites/site-columns.ts';
import { antigenNames } from '../antigen-names.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  tell,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { addQueryOptions, geneSources } from '../query-options.ts';

interface SitesOptions extends FilterOptions, OutputOptions, RegionFiles, TellOptions {
  readonly atlas: readonly string[];
  readonly partner: string;
  readonly genes?: string;
}

export function command(): Command {
  const verb = newCommand('sites', 'The single sites that your peaks share with a partner', [
    'chipmate sites peaks.narrowPeak --atlas my-atlas --partner FOS --cell K-562',
    'chipmate sites peaks.narrowPeak --atlas my-atlas --partner SRX097088 -o sites.tsv',
  ])
    .argument('<query>', 'peak file; - is standard input')
    .requiredOption(
      '--partner <name>',
      'antigen (all its experiments that pass the filters), or one experiment',
    )
    .option('--genes <file>', "gene models for nearest_gene (default: the atlas', else those built in)");
  addAtlasOption(verb);
  return addQuietOption(
    addOutputOptions(addQueryOptions(addFilterOptions(verb)), { '': siteColumns }),
  ).action(run);
}

async function run(path: string, options: SitesOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  try {
    const { table, notices } = await sites({
      atlas,
      query: await readQuery(path, atlas.genome, options),
      partner: options.partner,
      genes: (await findGenes(geneSources(options))).models,
      names: antigenNames(options),
      filter: filterOf(options),
    });
    tell(notices, options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}
