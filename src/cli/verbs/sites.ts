import type { Command } from 'commander';
import { findGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { sites } from '../../analyses/sites.ts';
import { siteColumns } from '../../partners/sites/site-columns.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addAnswerOptions, addAtlasOption, addFilterOptions, writeAnswer } from '../options.ts';
import { newCommand } from '../new-command.ts';
import { addQueryOptions, geneSources, GENOMES_OPTION } from '../query-options.ts';

interface SitesOptions extends AtlasOptions, RegionFiles {
  readonly partner: string;
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
    .option('--genes <file>', "gene models for nearest_gene (default: the atlas', else those built in)")
    .option(...GENOMES_OPTION);
  addAtlasOption(verb);
  return addAnswerOptions(addQueryOptions(addFilterOptions(verb)), { '': siteColumns }).action(run);
}

async function run(path: string, options: SitesOptions): Promise<void> {
  const { partner } = options;
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const query = await readQuery(path, opened.atlas.genome, options);
    const { models: genes } = await findGenes(geneSources(options));
    return sites({ ...opened, query, partner, genes });
  });
  writeAnswer(answer, options);
}
