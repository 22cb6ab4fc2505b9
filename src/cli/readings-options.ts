import type { Command } from 'commander';
import type { ReadingsFiles } from '../analyses/inputs/assays/readings-input.ts';
import { neededTable } from './template.ts';

/** What may be said of a table of the bench. */
export type ReadingsOptions = Omit<ReadingsFiles, 'file'>;

/** `--map` and `--sheet`: what wells are, and where a workbook has its table. */
export function addReadingsOptions(command: Command): Command {
  return command
    .option('--map <file>', 'what the wells are: a table, or a plate plan')
    .option(
      '--sheet <name>',
      'sheet of the workbook, by name or number (default: the one with such a table)',
    );
}

/** Where the readings are. @throws InputError where no table was given */
export function readingsFiles(file: string | undefined, { map, sheet }: ReadingsOptions): ReadingsFiles {
  return {
    file: neededTable(file),
    ...(map === undefined ? {} : { map }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}
