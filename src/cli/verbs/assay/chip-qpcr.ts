import type { Command } from 'commander';
import { chipQpcr, chipQpcrChoices } from '../../../analyses/assays/chip-qpcr.ts';
import { openChipQpcr, type ChipQpcrFiles } from '../../../analyses/inputs/assays/chip-qpcr-input.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import {
  bindingColumns,
  chromatinColumns,
  differenceColumns,
} from '../../../assays/chip-qpcr/chip-qpcr-columns.ts';
import { chipQpcrTemplate } from '../../../assays/chip-qpcr/template.ts';
import { figureFiles } from '../../../figures/figure-files.ts';
import { addPlanOption, writesPlan, type PlanOptions } from '../../assay-options.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { figureWriter } from '../../figures.ts';
import { addFigureOptions, type FigureOptions } from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';
import { addReadingsOptions, readingsFiles } from '../../readings-options.ts';
import { addTemplateOption, writeTemplate } from '../../template.ts';

interface Options
  extends
    AnswerOptions,
    Omit<ChipQpcrFiles, 'file'>,
    PlanOptions,
    FigureOptions,
    Choosing<typeof chipQpcrChoices> {
  readonly template?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'assay chip-qpcr',
    'ChIP-qPCR: which regions a protein binds, and whether it leaves them, over independent chromatins',
    [
      'chipmate assay chip-qpcr --template -o chip.tsv',
      'chipmate assay chip-qpcr chip.tsv --negative-region "negative region" --figures chip -o bound.tsv',
      'chipmate assay chip-qpcr chip.tsv --amplicons amplicons.tsv --peaks IKZF1.narrowPeak --show differences',
    ],
  )
    .argument(
      '[table]',
      'readings: experiment, target, fraction, antibody, input_fraction, cq; perturbation, drug',
    )
    .option(
      '--amplicons <file>',
      'where amplicons lie: amplicon, chrom, start, end (as BED), and perhaps gene',
    )
    .option('--peaks <file>', 'peaks that amplicons should lie on; those that do not are named');
  addReadingsOptions(
    addTemplateOption(addFigureOptions(addChoices(verb, chipQpcrChoices), 'a picture of each amplicon')),
  );
  addPlanOption(verb, 'chip-qpcr');
  return addAnswerOptions(verb, {
    '': bindingColumns,
    'with --show differences': differenceColumns,
    'with --show chromatins': chromatinColumns,
  }).action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  if (options.template === true) return writeTemplate(chipQpcrTemplate(), options);
  if (writesPlan('chip-qpcr', options)) return;
  const { amplicons, peaks } = options;
  const writeFigures = await figureWriter(options);
  const input = await openChipQpcr({ ...readingsFiles(file, options), amplicons, peaks });
  const answer = chipQpcr(input, chosenOf(chipQpcrChoices, options));
  writeAnswer(answer, options);
  writeFigures?.(figureFiles(answer.figures));
}
