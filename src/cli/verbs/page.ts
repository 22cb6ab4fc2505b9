import type { Command } from 'commander';
import { readEnrichmentResult } from '../../analyses/inputs/agreement.ts';
import type { Asked } from '../../analyses/inputs/choices.ts';
import { readFoldChanges } from '../../analyses/inputs/fold-changes.ts';
import { needGenes } from '../../analyses/inputs/gene-models.ts';
import { page, pageChoices } from '../../analyses/page.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { antigenNames } from '../antigen-names.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  geneIdsOption,
  tell,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { pageColumns } from '../../partners/enrichment/enrichment-columns.ts';
import { geneSources } from '../query-options.ts';

interface PageOptions extends FilterOptions, OutputOptions, TellOptions, Asked<typeof pageChoices> {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly geneIds?: string;
  readonly header: boolean;
  readonly compare?: string;
}

export function command(): Command {
  const verb = newCommand(
    'page',
    'Which experiments are bound at genes that change together (PAGE), from any table of log2 fold changes',
    [
      'chipmate page genes.tsv --atlas my-atlas',
      'chipmate expression GSE31421_series_matrix.txt.gz --contrast "agent=lenalidomide-none" -o genes.tsv && chipmate page genes.tsv --atlas my-atlas',
    ],
  ).argument('<table>', 'what chipmate expression wrote, or limma, DESeq2, edgeR; - is standard input');
  addChoices(verb, pageChoices)
    .option('--genes <file>', 'gene models (default: those of the atlas)')
    .addOption(geneIdsOption())
    .option('--no-header', 'without the header line, as ChIP-Atlas writes its result')
    .option('--compare <tsv>', "compare with a result of ChIP-Atlas' own, experiment by experiment");
  addFilterOptions(addAtlasOption(verb), 'all');
  return addQuietOption(addOutputOptions(verb, { '': pageColumns })).action(run);
}

async function run(path: string, options: PageOptions): Promise<void> {
  const { geneIds, compare } = options;
  const atlas = await openAtlas(options.atlas);
  try {
    const { models } = await needGenes(geneSources(options));
    const input = {
      ...{ atlas, models, names: antigenNames(options), filter: filterOf(options) },
      changes: await readFoldChanges(path, models, geneIds),
      theirs: compare === undefined ? undefined : readEnrichmentResult(compare),
    };
    const { table, notices } = await page(input, chosenOf(pageChoices, options));
    tell(notices, options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}
