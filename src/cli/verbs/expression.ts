import type { Command } from 'commander';
import { InputError } from '../../errors.ts';
import {
  expression,
  expressionChoices,
  expressionGroups,
  groupsChoices,
  type GroupsChoices,
} from '../../analyses/expression.ts';
import { readExpressionInput, type ExpressionFiles } from '../../analyses/inputs/genes/expression-input.ts';
import { qualityFigures } from '../../expression/figures/quality-figures.ts';
import { groupColumns } from '../../expression/group-columns.ts';
import { geneColumns } from '../../expression/gene-columns.ts';
import { addChoices } from '../choice-options.ts';
import { figureWriter } from '../figures.ts';
import { newCommand } from '../new-command.ts';
import { addAnswerOptions, geneIdsOption, writeAnswer, type AnswerOptions } from '../options.ts';

interface Options extends GroupsChoices, Omit<ExpressionFiles, 'files'>, AnswerOptions {
  readonly figures?: string;
  readonly png?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'expression',
    'Differential expression: which genes differ between two groups of samples, and how surely',
    [
      'chipmate expression arrays.tsv --design samples.tsv --contrast treated-control -o genes.tsv',
      'chipmate expression GSE31421_series_matrix.txt.gz --contrast "agent=lenalidomide-none" --annotation GPL570.txt.gz',
      'chipmate expression *.CEL.gz --cdf HG-U133_Plus_2.cdf --design samples.tsv --contrast treated-control',
      'chipmate expression counts.tsv --design samples.tsv --contrast "(kd:drug-kd:none)-(ctl:drug-ctl:none)" --model "knockdown*treatment+batch"',
    ],
  )
    .argument(
      '<files...>',
      'one GEO series matrix, SOFT file or table of values or counts; or one array per file: CEL, Agilent, GenePix',
    )
    .option('--design <sheet>', 'table with the column sample and any columns that group the samples')
    .option('--cdf <file>', 'chip description of CEL files')
    .option(
      '--platform <file>',
      'GEO platform (GPL...) given apart: names the gene of every probe and, of a family of several platforms, chooses the samples',
    )
    .option('--annotation <file>', 'GEO platform file or table that names the gene of every probe')
    .addOption(geneIdsOption());
  addChoices(addChoices(verb, groupsChoices), expressionChoices)
    .option('--figures <dir>', 'also write quality pictures (SVG) into this folder')
    .option('--png', 'with --figures: also as PNG');
  return addAnswerOptions(verb, { '': geneColumns, 'with --groups': groupColumns }).action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  if (options.groups !== undefined && options.figures !== undefined)
    throw new InputError('--groups and --figures do not go together', {
      found: 'pictures show one contrast',
      fix: 'ask for the pictures with --contrast',
    });
  const writeFigures = await figureWriter(options);
  const input = await readExpressionInput({ ...options, files });
  const answer = (options.groups === undefined ? expression : expressionGroups)(input, options);
  writeAnswer(answer, options);
  writeFigures?.(qualityFigures(answer.analysis));
}
