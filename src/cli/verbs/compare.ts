import type { Command } from 'commander';
import { compare, compareChoices, type Comparison } from '../../analyses/compare.ts';
import { ask, type Asked } from '../../analyses/inputs/asked.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { promoterGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { writeBesides } from '../../formats/folders/result-folder.ts';
import { peakText } from '../../formats/peaks/peak-writer.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import { addAnswerOptions, addAtlasOption, addFilterOptions, writeAnswer } from '../options.ts';
import { addQueryOptions, queryAntigenOption, GENOMES_OPTION } from '../query-options.ts';
import { comparisonColumns } from '../../partners/compare/difference-columns.ts';

interface CompareOptions extends AtlasOptions, RegionFiles, Choosing<typeof compareChoices> {
  readonly queryAntigen?: readonly string[];
  readonly aCell?: string;
  readonly bCell?: string;
  readonly sites?: string;
}

export function command(): Command {
  const verb = newCommand(
    'compare',
    'Which co-bound factors differ between two sets of peaks: one factor in two cell types, or with and without a drug',
    [
      'chipmate compare MM.1S.narrowPeak NALM-6.narrowPeak --atlas my-atlas --query-antigen IKZF1 --a-cell MM.1S --b-cell NALM-6',
      'chipmate compare vehicle.narrowPeak drug.narrowPeak --atlas my-atlas --a-cell MM.1S --b-cell MM.1S --sites drug',
    ],
  )
    .argument('<a>', 'peak file')
    .argument('<b>', 'the peak file that it is compared with')
    .addOption(queryAntigenOption('what both are (else inferred from near-identical experiments)'))
    .option('--a-cell <name>', 'cell type of A (else inferred in the same way)')
    .option('--b-cell <name>', 'cell type of B');
  const { bestPeaks, allPeaks, ...ranking } = compareChoices;
  addChoices(verb, { bestPeaks, allPeaks })
    .option(
      '--sites <prefix>',
      'write the peaks only in A, in both and only in B: PREFIX_a_only.narrowPeak and so on',
    )
    .option('--genes <file>', 'gene models for promoters (default: those of the atlas)')
    .option(...GENOMES_OPTION);
  addAtlasOption(addChoices(verb, ranking));
  addQueryOptions(addFilterOptions(verb));
  return addAnswerOptions(verb, { '': comparisonColumns }, { threads: true }).action(run);
}

async function run(pathA: string, pathB: string, options: CompareOptions): Promise<void> {
  const { sites, queryAntigen: antigen } = options;
  const answer = await inAtlas(options.atlas, options, async ({ atlas, names, filter }) => {
    const side = async (path: string, cell: string | undefined): Promise<Asked> =>
      ask(atlas, await readQuery(path, atlas.genome, options), { antigen, cell }, names);
    const input = {
      a: await side(pathA, options.aCell),
      b: await side(pathB, options.bCell),
      sites: openAtlasSites(atlas),
      genes: await promoterGenes(options.genes, atlas.genome.name, options.genomes),
      filter,
    };
    return compare(input, chosenOf(compareChoices, options));
  });
  if (sites !== undefined) writePeaks(answer.peaks, sites);
  writeAnswer(answer, options);
}

function writePeaks({ onlyA, common, onlyB }: Comparison['peaks'], prefix: string): void {
  writeBesides(prefix, {
    '_a_only.narrowPeak': peakText(onlyA, 'narrowPeak'),
    '_common.narrowPeak': peakText(common, 'narrowPeak'),
    '_b_only.narrowPeak': peakText(onlyB, 'narrowPeak'),
  });
}
