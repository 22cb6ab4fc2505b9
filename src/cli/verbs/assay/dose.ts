import type { Command } from 'commander';
import { dose, doseChoices } from '../../../analyses/assays/dose.ts';
import { readReadings } from '../../../analyses/inputs/assays/readings-input.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import {
  doseColumns,
  doseComparisonColumns,
  doseExperimentColumns,
} from '../../../assays/dose/dose-columns.ts';
import { doseTemplate } from '../../../assays/dose/template.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import { addFigureOptions, type FigureOptions } from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';
import { addReadingsOptions, readingsFiles, type ReadingsOptions } from '../../readings-options.ts';
import { addTemplateOption, writeTemplate } from '../../template.ts';

interface Options extends AnswerOptions, ReadingsOptions, FigureOptions, Choosing<typeof doseChoices> {
  readonly template?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'assay dose',
    'Dose-response: the IC50 of a drug over independent experiments, and whether a knock-down shifts it',
    [
      'chipmate assay dose --template -o doses.tsv',
      'chipmate assay dose doses.tsv --figures curves -o ic50.tsv',
      'chipmate assay dose doses.tsv --show comparisons --ic50 relative',
    ],
  ).argument(
    '[table]',
    'readings: experiment, drug, dose, value; perturbation and cell where there are several',
  );
  addFigureOptions(addChoices(addReadingsOptions(addTemplateOption(verb)), doseChoices), 'the curves');
  return addAnswerOptions(verb, {
    '': doseColumns,
    'with --show comparisons': doseComparisonColumns,
    'with --show experiments': doseExperimentColumns,
  }).action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  if (options.template === true) return writeTemplate(doseTemplate(), options);
  const writeFigures = await figureWriter(options);
  const readings = await readReadings(readingsFiles(file, options), 'dose');
  const answer = dose({ readings }, chosenOf(doseChoices, options));
  writeAnswer(answer, options);
  writeFigures?.(figureFiles(answer.figures));
}
