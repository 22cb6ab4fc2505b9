// The frame of the verbs of the bench: a table to fill in, a plan to pipette by, an answer with its figures.
import type { Command } from 'commander';
import type { PlanKind } from '../analyses/assays/plate-plan.ts';
import type { Choices } from '../analyses/inputs/choices.ts';
import { figureFiles } from '../figures/figure-files.ts';
import type { Figure } from '../figures/svg.ts';
import { caution } from '../messages/message.ts';
import type { Answer } from '../tables/answer.ts';
import type { Table } from '../tables/table.ts';
import { addPlanOption, writesPlan, type PlanOptions } from './assay-options.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from './figures.ts';
import { tell, writeTable, type AnswerOptions } from './options.ts';
import { questionCommand, type QuestionVerb } from './question-command.ts';

type Options<Also> = Also & PlanOptions & FigureOptions & { readonly template?: boolean };

/** A verb of the bench. */
interface AssayVerb<Taken extends Choices, Given extends Answer, Also> extends Pick<
  QuestionVerb<Taken, Given, Also>,
  'name' | 'summary' | 'examples' | 'question' | 'also'
> {
  /** A filled-in example, with made-up numbers. */
  readonly template: (options: Also) => Table;
  /** The plan of a plate, where the assay has one. */
  readonly plan?: PlanKind;
  /** What its figures show. */
  readonly drawn: string;
  /** Writes what else is asked for. */
  readonly beside?: (answer: Given, options: Also) => unknown;
}

/** The command of a question about a table of the bench. */
export function assayCommand<
  Taken extends Choices,
  Given extends Answer & { readonly figures: readonly Figure[] },
  Also = unknown,
>(verb: AssayVerb<Taken, Given, Also>): Command {
  const { name, summary, examples, question, template, plan, drawn } = verb;
  return questionCommand<Taken, Given, Options<Also>>({
    ...{ name, summary, examples, question },
    also: (command) => {
      verb.also?.(command);
      command.option('--template', 'write a filled-in example table, with made-up numbers, to copy');
      addFigureOptions(command, drawn);
      if (plan !== undefined) addPlanOption(command, plan);
    },
    instead: (options) => {
      if (options.template === true) writeTemplate(template(options), options);
      return options.template === true || (plan !== undefined && writesPlan(plan, options));
    },
    beside: async (options) => {
      const writeFigures = await figureWriter(options);
      return (answer) => {
        verb.beside?.(answer, options);
        writeFigures?.(figureFiles(answer.figures));
      };
    },
  });
}

/** Says that the numbers are made up and writes them. */
function writeTemplate(table: Table, options: AnswerOptions): void {
  tell([caution('assay.simulated')], options);
  writeTable(table, options);
}
