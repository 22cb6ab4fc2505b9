import type { Command } from 'commander';
import { combination, combinationChoices } from '../../../analyses/assays/combination.ts';
import { readReadings } from '../../../analyses/inputs/assays/readings-input.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import {
  combinationColumns,
  combinationModelColumns,
  combinationPairColumns,
} from '../../../assays/combination/combination-columns.ts';
import { combinationTemplate } from '../../../assays/combination/template.ts';
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
  extends AnswerOptions, ReadingsOptions, PlanOptions, FigureOptions, Choosing<typeof combinationChoices> {
  readonly template?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'assay combination',
    'Two drugs together: better than the drug alone, than the better of both, than expected (synergy)',
    [
      'chipmate assay combination --template -o bars.tsv',
      'chipmate assay combination bars.tsv --response viability --figures bars',
      'chipmate assay combination matrix.tsv --show models -o models.tsv',
    ],
  ).argument('[table]', 'readings: experiment, drug, dose, second_drug, second_dose, value');
  addFigureOptions(
    addChoices(addReadingsOptions(addTemplateOption(verb)), combinationChoices),
    'the bars, or the synergy surface and the isobologram',
  );
  addPlanOption(verb, 'combination');
  return addAnswerOptions(verb, {
    '': combinationColumns,
    'with --show models': combinationModelColumns,
    'with --show pairs': combinationPairColumns,
  }).action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  if (options.template === true) return writeTemplate(combinationTemplate(), options);
  if (writesPlan('combination', options)) return;
  const writeFigures = await figureWriter(options);
  const readings = await readReadings(readingsFiles(file, options), 'combination');
  const answer = combination({ readings }, chosenOf(combinationChoices, options));
  writeAnswer(answer, options);
  writeFigures?.(figureFiles(answer.figures));
}
