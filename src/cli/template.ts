import type { Command } from 'commander';
import { InputError } from '../errors.ts';
import { caution } from '../messages/message.ts';
import type { Table } from '../tables/table.ts';
import { tell, writeTable, type AnswerOptions } from './options.ts';

/** `--template`: a filled-in example table in place of an answer. */
export function addTemplateOption(command: Command): Command {
  return command.option('--template', 'write a filled-in example table, with made-up numbers, to copy');
}

/** Says that the numbers are made up and writes them. */
export function writeTemplate(table: Table, options: AnswerOptions): void {
  tell([caution('assay.simulated')], options);
  writeTable(table, options);
}

/** The table that was given. @throws InputError where none was */
export function neededTable(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new InputError('a table is needed', { fix: '--template writes one to fill in' });
}
