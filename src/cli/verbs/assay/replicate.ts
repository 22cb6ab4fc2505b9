import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { openReplicate, type ReplicateFiles } from '../../../analyses/inputs/assays/replicate-input.ts';
import { replicate, replicateChoices } from '../../../analyses/assays/replicate.ts';
import {
  replicateColumns,
  replicateCombinedColumns,
  replicateUnitColumns,
} from '../../../assays/replicate/replicate-columns.ts';
import { replicateTemplate } from '../../../assays/replicate/template.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import { addFigureOptions, type FigureOptions } from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';
import { addTemplateOption, neededTable, writeTemplate } from '../../template.ts';

interface Options
  extends AnswerOptions, Omit<ReplicateFiles, 'file'>, FigureOptions, Choosing<typeof replicateChoices> {
  readonly template?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'assay replicate',
    'Does an effect hold across cell lines and patients: replicated, not, or mixed',
    [
      'chipmate assay replicate --template -o effects.tsv',
      'chipmate assay replicate effects.tsv --discovery MM.1S --figures forest',
      'chipmate assay replicate patients.tsv --samples samples.tsv --scale log2 --show units',
    ],
  )
    .argument(
      '[table]',
      'an effect for each line or donor (estimate, and standard_error, low and high, or sd and n), or readings of donors or cells (value)',
    )
    .option('--map <file>', 'of readings: what the wells or samples are')
    .option('--sheet <name>', 'sheet of the workbook, by its name or number')
    .option('--samples <file>', 'what lines and donors are: name, kind, status, before, after');
  addTemplateOption(addFigureOptions(addChoices(verb, replicateChoices), 'a forest plot of each claim'));
  return addAnswerOptions(verb, {
    '': replicateColumns,
    'with --show units': replicateUnitColumns,
    'with --show combined': replicateCombinedColumns,
  }).action(run);
}

async function run(table: string | undefined, options: Options): Promise<void> {
  if (options.template === true) return writeTemplate(replicateTemplate(), options);
  const writeFigures = await figureWriter(options);
  const { map, sheet, samples } = options;
  const input = await openReplicate({ file: neededTable(table), map, sheet, samples });
  const answer = replicate(input, chosenOf(replicateChoices, options));
  writeAnswer(answer, options);
  writeFigures?.(figureFiles(answer.figures));
}
