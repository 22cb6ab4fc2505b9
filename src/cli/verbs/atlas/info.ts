import { infoColumns } from '../../../atlas/atlas-columns.ts';
import type { Command } from 'commander';
import { describeAtlas } from '../../../atlas/describe-atlas.ts';
import { addOutputOptions, writeTable, type OutputOptions } from '../../options.ts';
import { newCommand } from '../../new-command.ts';

export function command(): Command {
  const info = newCommand('atlas info', 'What an atlas holds and how it was made', [
    'chipmate atlas info my-atlas',
  ]).argument('<atlas>', 'the atlas folder');
  return addOutputOptions(info, { '': infoColumns }).action((atlas: string, options: OutputOptions) =>
    writeTable(describeAtlas(atlas), options),
  );
}
