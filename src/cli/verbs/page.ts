import type { Command } from 'commander';
import { readEnrichmentResult } from '../../analyses/inputs/agreement.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readFoldChanges } from '../../analyses/inputs/genes/fold-changes.ts';
import { needGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { page, pageChoices } from '../../analyses/page.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import {
  addAnswerOptions,
  addAtlasOption,
  addFilterOptions,
  geneIdsOption,
  writeAnswer,
} from '../options.ts';
import { pageColumns } from '../../partners/enrichment/enrichment-columns.ts';
import { geneSources, GENOMES_OPTION } from '../query-options.ts';

interface PageOptions extends AtlasOptions, Choosing<typeof pageChoices> {
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
    .option(...GENOMES_OPTION)
    .addOption(geneIdsOption())
    .option('--no-header', 'without the header line, as ChIP-Atlas writes its result')
    .option('--compare <tsv>', "compare with a result of ChIP-Atlas' own, experiment by experiment");
  addFilterOptions(addAtlasOption(verb), 'all');
  return addAnswerOptions(verb, { '': pageColumns }).action(run);
}

async function run(path: string, options: PageOptions): Promise<void> {
  const { geneIds, compare } = options;
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const { models } = await needGenes(geneSources(options));
    const changes = await readFoldChanges(path, models, geneIds);
    const theirs = compare === undefined ? undefined : readEnrichmentResult(compare);
    return page({ ...opened, models, changes, theirs }, chosenOf(pageChoices, options));
  });
  writeAnswer(answer, options);
}
