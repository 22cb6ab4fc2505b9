import type { Command } from 'commander';
import type { Asked } from '../../analyses/inputs/choices.ts';
import { readNamedTable } from '../../analyses/inputs/matched-table.ts';
import { needGenes } from '../../analyses/inputs/gene-models.ts';
import { readGenesOf } from '../../analyses/inputs/genes-named.ts';
import { explain, explainChoices, type ExplainInput } from '../../analyses/explain.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { explainColumns } from '../../targets/change/explain-columns.ts';
import { antigenNames } from '../antigen-names.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
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
import { newCommand } from '../new-command.ts';
import { startProgress } from '../progress.ts';
import { geneSources } from '../query-options.ts';

interface Options extends FilterOptions, OutputOptions, TellOptions, Asked<typeof explainChoices> {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly list?: boolean;
  readonly geneIds?: string;
}

export function command(): Command {
  const verb = newCommand(
    'explain',
    'Which factors of an atlas explain the changed genes: whose binding tells them from unchanged ones',
    [
      'chipmate explain drug.tsv --atlas my-atlas --direction down --cell-class Blood',
      'chipmate explain genes.txt --list --atlas my-atlas',
    ],
  )
    .argument('<table>', 'differential expression; with --list a list of genes')
    .option('--list', 'the file is a list of genes, compared with all others');
  addChoices(verb, explainChoices)
    .option('--genes <file>', "gene models (default: the atlas' own, or the built-in hg38 table)")
    .addOption(geneIdsOption());
  addAtlasOption(verb);
  return addQuietOption(addOutputOptions(addFilterOptions(verb), { '': explainColumns })).action(run);
}

async function run(path: string, options: Options): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  const progress = startProgress('testing', options);
  try {
    const genes = await needGenes(geneSources(options));
    const input: ExplainInput = {
      atlas,
      genes,
      changed: await changedGenes(path, genes.models, options),
      names: antigenNames(options),
      filter: filterOf(options),
      progress: (fraction) => progress.update(fraction),
    };
    const { table, notices } = await explain(input, chosenOf(explainChoices, options));
    progress.stop();
    tell(notices, options);
    writeTable(table, options);
  } finally {
    progress.stop();
    await atlas.close();
  }
}

async function changedGenes(
  name: string,
  models: GeneModels,
  { list, geneIds }: Options,
): Promise<ExplainInput['changed']> {
  if (list === true) return { name, list: await readGenesOf(name, models, geneIds) };
  return readNamedTable(name, geneIds);
}
