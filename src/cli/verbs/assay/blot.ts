import type { Command } from 'commander';
import { blot, blotChoices } from '../../../analyses/assays/blot.ts';
import { openBlot } from '../../../analyses/inputs/assays/blot-input.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { blotTemplate } from '../../../assays/blot/template.ts';
import { effectColumns } from '../../../assays/design/effect-columns.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import { addFigureOptions, type FigureOptions } from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';
import { addReadingsOptions, readingsFiles, type ReadingsOptions } from '../../readings-options.ts';
import { addTemplateOption, writeTemplate } from '../../template.ts';

interface Options extends AnswerOptions, ReadingsOptions, FigureOptions, Choosing<typeof blotChoices> {
  readonly template?: boolean;
  readonly picture?: string;
}

export function command(): Command {
  const verb = newCommand(
    'assay blot',
    'Proteins at the bench: densitometry, co-IP, blots read by eye, and flow cytometry',
    [
      'chipmate assay blot --template --reading co-IP -o co-ip.tsv',
      'chipmate assay blot co-ip.tsv --figures blots -o interactions.tsv',
      'chipmate assay blot bands.tsv --loading ACTB --control siNC',
      'chipmate assay blot seen.tsv --picture blot.png --figures blots',
    ],
  )
    .argument('[table]', 'readings: experiment, gel, lane, perturbation or fraction, target, intensity')
    .option('--picture <file>', 'photograph of the first gel (PNG, JPEG), shown with its lanes named');
  addFigureOptions(
    addChoices(addReadingsOptions(addTemplateOption(verb)), blotChoices),
    'effects and the named photograph',
  );
  return addAnswerOptions(verb, { '': effectColumns }).action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  if (options.template === true) return writeTemplate(blotTemplate(options.reading ?? 'bands'), options);
  const writeFigures = await figureWriter(options);
  const input = await openBlot({ ...readingsFiles(file, options), picture: options.picture });
  const answer = blot(input, chosenOf(blotChoices, options));
  writeAnswer(answer, options);
  writeFigures?.(figureFiles(answer.figures));
}
