import type { Command } from 'commander';
import { growth, growthChoices } from '../../../analyses/assays/growth.ts';
import { openGrowth } from '../../../analyses/inputs/assays/growth-input.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { effectColumns } from '../../../assays/design/effect-columns.ts';
import { growthTemplate } from '../../../assays/growth/template.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { addPlanOption, writesPlan, type PlanOptions } from '../../assay-options.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import { addFigureOptions, type FigureOptions } from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';
import { addReadingsOptions, readingsFiles, type ReadingsOptions } from '../../readings-options.ts';
import { addTemplateOption, writeTemplate } from '../../template.ts';

interface Options
  extends AnswerOptions, ReadingsOptions, PlanOptions, FigureOptions, Choosing<typeof growthChoices> {
  readonly template?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'assay growth',
    'Growth and survival: growth rates, areas, percentages and GR of treated cells beside one control',
    [
      'chipmate assay growth --template -o counts.tsv',
      'chipmate assay growth counts.tsv --figures growth -o effects.tsv',
      'chipmate assay growth annexin.tsv --control siNC --control DMSO',
    ],
  ).argument('[table]', 'readings: experiment, perturbation or drug, time, target, value');
  addFigureOptions(
    addChoices(addReadingsOptions(addTemplateOption(verb)), growthChoices),
    'courses and effects',
  );
  addPlanOption(verb, 'growth');
  return addAnswerOptions(verb, { '': effectColumns }).action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  if (options.template === true) return writeTemplate(growthTemplate(), options);
  if (writesPlan('growth', options)) return;
  const writeFigures = await figureWriter(options);
  const answer = growth(await openGrowth(readingsFiles(file, options)), chosenOf(growthChoices, options));
  writeAnswer(answer, options);
  writeFigures?.(figureFiles(answer.figures));
}
