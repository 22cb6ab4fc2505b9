import type { Command } from 'commander';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readNamedTable } from '../../analyses/inputs/genes/matched-table.ts';
import { needGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { readGenesOf } from '../../analyses/inputs/genes/genes-named.ts';
import { explain, explainChoices, type ExplainInput } from '../../analyses/explain.ts';
import { InputError } from '../../errors.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { explainColumns, explainExperimentColumns } from '../../targets/change/explain-columns.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import {
  addAnswerOptions,
  addAtlasOption,
  addFilterOptions,
  geneIdsOption,
  writeAnswer,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { watched } from '../progress.ts';
import { geneSources, GENOMES_OPTION } from '../query-options.ts';

interface Options extends AtlasOptions, Choosing<typeof explainChoices> {
  readonly list?: boolean;
  readonly geneIds?: string;
  readonly expression?: string;
}

export function command(): Command {
  const verb = newCommand(
    'explain',
    'Which factors of an atlas explain the changed genes: whose binding tells them from unchanged ones',
    [
      'chipmate explain drug.tsv --atlas my-atlas --direction down --cell-class Blood',
      'chipmate explain genes.txt --list --expression drug.tsv --atlas my-atlas',
    ],
  )
    .argument('<table>', 'differential expression; with --list a list of genes')
    .option('--list', 'the file is a list of genes, compared with others like them');
  addChoices(verb, explainChoices)
    .option(
      '--expression <file>',
      'with --list: table of differential expression of the same cells, whose genes the list is compared with',
    )
    .option('--genes <file>', "gene models (default: the atlas' own, or the built-in hg38 table)")
    .option(...GENOMES_OPTION)
    .addOption(geneIdsOption());
  addAtlasOption(verb);
  return addAnswerOptions(addFilterOptions(verb), {
    '': explainColumns,
    'with --level experiment': explainExperimentColumns,
  }).action(run);
}

async function run(path: string, options: Options): Promise<void> {
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const genes = await needGenes(geneSources(options));
    const changed = await changedGenes(path, genes.models, options);
    return watched('testing', options, (progress) =>
      explain({ ...opened, genes, changed, progress }, chosenOf(explainChoices, options)),
    );
  });
  writeAnswer(answer, options);
}

async function changedGenes(
  name: string,
  models: GeneModels,
  { list, geneIds, expression }: Options,
): Promise<ExplainInput['changed']> {
  if (list === true)
    return {
      name,
      list: await readGenesOf(name, models, geneIds),
      expression: expression === undefined ? undefined : await readNamedTable(expression, geneIds),
    };
  if (expression !== undefined)
    throw new InputError('--expression goes with --list: a table has its own', { file: name });
  return readNamedTable(name, geneIds);
}
