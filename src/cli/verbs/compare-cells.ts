import type { Command } from 'commander';
import { compareCells, compareCellsChoices } from '../../analyses/compare-cells.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { promoterGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { cellComparisonColumns } from '../../partners/compare/difference-columns.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import { addAnswerOptions, addAtlasOption, addFilterOptions, writeAnswer } from '../options.ts';
import {
  addIdentityOptions,
  addQueryOptions,
  askFor,
  type IdentityOptions,
  GENOMES_OPTION,
} from '../query-options.ts';

type CompareCellsOptions = AtlasOptions &
  RegionFiles &
  IdentityOptions &
  Choosing<typeof compareCellsChoices>;

export function command(): Command {
  const compare = newCommand(
    'compare-cells',
    'Which factors share the sites of your peaks in one group of cell types rather than in another',
    [
      'chipmate compare-cells peaks.narrowPeak --atlas my-atlas --a MM.1S --b GM12878 --b NALM-6',
      'chipmate compare-cells peaks.narrowPeak --atlas my-atlas --a Blood --b Liver --query-antigen CTCF',
    ],
  ).argument('<query>', 'peak file; - is standard input');
  const { a, b, ...ranking } = compareCellsChoices;
  addChoices(compare, { a, b });
  compare
    .option('--genes <file>', 'gene models for promoters (default: those of the atlas)')
    .option(...GENOMES_OPTION);
  addIdentityOptions(addAtlasOption(addChoices(compare, ranking)));
  addQueryOptions(addFilterOptions(compare));
  return addAnswerOptions(compare, { '': cellComparisonColumns }, { threads: true }).action(run);
}

async function run(path: string, options: CompareCellsOptions): Promise<void> {
  const answer = await inAtlas(options.atlas, options, async ({ atlas, filter }) => {
    const asked = await askFor(atlas, await readQuery(path, atlas.genome, options), options);
    const genes = await promoterGenes(options.genes, atlas.genome.name, options.genomes);
    const input = { asked, sites: openAtlasSites(atlas), genes, filter };
    return compareCells(input, chosenOf(compareCellsChoices, options));
  });
  writeAnswer(answer, options);
}
