import type { Command } from 'commander';
import { enrich, enrichChoices } from '../../analyses/enrich.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readEnrichInput } from '../../analyses/inputs/enrich-input.ts';
import type { RegionFiles } from '../../analyses/inputs/query.ts';
import {
  enrichmentColumns,
  regionHitColumns,
  scriptColumns,
} from '../../partners/enrichment/enrichment-columns.ts';
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
import { addQueryOptions, geneSources, GENOMES_OPTION } from '../query-options.ts';

const EXPRESSION =
  'for a list of genes: table of differential expression of its cells; the genes that it measured, of like expression, are the background';

interface EnrichOptions extends AtlasOptions, RegionFiles, Choosing<typeof enrichChoices> {
  readonly geneIds?: string;
  readonly header: boolean;
  readonly compare?: string;
  readonly expression?: string;
}

export function command(): Command {
  const verb = newCommand(
    'enrich',
    'Enrichment Analysis: which experiments are hit by regions (or at genes) A more than by a background',
    [
      'chipmate enrich peaks.bed --atlas my-atlas',
      'chipmate enrich up.txt --expression drug.tsv --atlas my-atlas',
      'chipmate enrich up.txt down.txt --atlas my-atlas --window 5000',
      'chipmate enrich peaks.bed --atlas my-atlas --background reachable --background sites --background universe.bed',
      'chipmate enrich peaks.bed --atlas my-atlas --mode chip-atlas-2025 --permutations 1 --no-header -o result.tsv',
      'chipmate enrich peaks.bed --atlas my-atlas --per-region -o hits.tsv',
    ],
  )
    .argument('<a>', 'regions (any peak file), or a list of genes')
    .argument('[b]', 'what A is compared with: regions or genes; without it a background');
  addChoices(verb, enrichChoices)
    .option('--genes <file>', 'gene models (default: those of the atlas)')
    .option(...GENOMES_OPTION)
    .addOption(geneIdsOption())
    .option('--expression <file>', EXPRESSION)
    .option('--no-header', 'without the header line, as ChIP-Atlas writes its result')
    .option('--compare <tsv>', "compare with a result of ChIP-Atlas' own, experiment by experiment");
  addQueryOptions(addFilterOptions(addAtlasOption(verb), 'all'));
  const tables = {
    '': enrichmentColumns,
    'with --mode chip-atlas-2024, chip-atlas-2025': scriptColumns,
    'with --per-region': regionHitColumns,
  };
  return addAnswerOptions(verb, tables, { threads: true }).action(run);
}

async function run(a: string, b: string | undefined, options: EnrichOptions): Promise<void> {
  const { perRegion, geneIds, compare, expression } = options;
  const background = perRegion === true ? [] : options.background;
  const files = {
    a,
    b,
    background,
    geneIds,
    expression,
    compare,
    regions: options,
    genes: geneSources(options),
  };
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const read = await readEnrichInput(files, opened.atlas.genome);
    return enrich({ ...opened, ...read }, chosenOf(enrichChoices, options));
  });
  writeAnswer(answer, options);
}
