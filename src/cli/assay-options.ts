import type { Command } from 'commander';
import {
  everyPlanChoice,
  platePlan,
  platePlanChoices,
  type PlanKind,
} from '../analyses/assays/plate-plan.ts';
import type { Choosing } from '../analyses/inputs/choices.ts';
import { FILE_LOOK } from '../figures/svg.ts';
import { writeBesides } from '../formats/folders/result-folder.ts';
import { formatTable } from '../formats/text/table-writer.ts';
import { english } from '../messages/english/index.ts';
import { addChoices, chosenOf } from './choice-options.ts';
import { tell, type TellOptions } from './options.ts';

export interface PlanOptions extends TellOptions, Choosing<typeof everyPlanChoice> {
  readonly plan?: string;
}

/** `--plan FILE` and what is planned: groups, targets, experiments, as the assay needs them. */
export function addPlanOption(command: Command, kind: PlanKind): Command {
  return addChoices(command.option('--plan <file>', english['plan.choice.file']), platePlanChoices[kind]);
}

/**
 * Writes the plan that `--plan` asks for, FILE.tsv and FILE.svg; false where none is asked for.
 * @throws InputError where something is not said that the plan needs
 */
export function writesPlan(kind: PlanKind, options: PlanOptions): boolean {
  if (options.plan === undefined) return false;
  const { table, figure, notices } = platePlan(kind, chosenOf(everyPlanChoice, options));
  tell(notices, options);
  writeBesides(options.plan.replace(/\.(?:tsv|svg)$/, ''), {
    '.tsv': formatTable(table),
    '.svg': figure.draw({ ...FILE_LOOK, simulated: false }),
  });
  return true;
}
