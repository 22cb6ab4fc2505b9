import type { Command } from 'commander';
import { qpcr, qpcrChoices } from '../../../analyses/assays/qpcr.ts';
import { readReadings } from '../../../analyses/inputs/assays/readings-input.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import {
  miqeColumns,
  primerColumns,
  qpcrColumns,
  quantityColumns,
} from '../../../assays/qpcr/qpcr-columns.ts';
import { qpcrTemplate } from '../../../assays/qpcr/template.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { addPlanOption, writesPlan, type PlanOptions } from '../../assay-options.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import { addFigureOptions, type FigureOptions } from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, writeTable, type AnswerOptions } from '../../options.ts';
import { addReadingsOptions, readingsFiles, type ReadingsOptions } from '../../readings-options.ts';
import { addTemplateOption, writeTemplate } from '../../template.ts';

interface Options
  extends AnswerOptions, ReadingsOptions, PlanOptions, FigureOptions, Choosing<typeof qpcrChoices> {
  readonly template?: boolean;
  readonly miqe?: string;
}

export function command(): Command {
  const verb = newCommand(
    'assay qpcr',
    'RT-qPCR: which genes change after a knock-down, over-expression or drug, over independent experiments',
    [
      'chipmate assay qpcr --template -o qpcr.tsv',
      'chipmate assay qpcr qpcr.tsv --figures qpcr --miqe miqe.tsv -o changes.tsv',
      'chipmate assay qpcr qpcr.tsv --reference ACTB --efficiency IRF4=1.93 --show primers',
    ],
  )
    .argument(
      '[table]',
      'readings: experiment, perturbation or drug, target, cq; role and quantity of standards',
    )
    .option('--miqe <file>', 'also write what the table shows of what a paper must tell (MIQE)');
  addReadingsOptions(
    addTemplateOption(addFigureOptions(addChoices(verb, qpcrChoices), 'a picture of each gene')),
  );
  addPlanOption(verb, 'qpcr');
  return addAnswerOptions(verb, {
    '': qpcrColumns,
    'with --show primers': primerColumns,
    'with --show quantities': quantityColumns,
    'in the file of --miqe': miqeColumns,
  }).action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  if (options.template === true) return writeTemplate(qpcrTemplate(), options);
  if (writesPlan('qpcr', options)) return;
  const writeFigures = await figureWriter(options);
  const readings = await readReadings(readingsFiles(file, options), 'qpcr');
  const answer = qpcr({ readings }, chosenOf(qpcrChoices, options));
  writeAnswer(answer, options);
  if (options.miqe !== undefined) writeTable(answer.miqe, { output: options.miqe });
  writeFigures?.(figureFiles(answer.figures));
}
