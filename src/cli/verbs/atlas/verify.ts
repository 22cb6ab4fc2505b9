import type { Command } from 'commander';
import { refuseDamaged, verifyAtlas } from '../../../atlas/verify-atlas.ts';
import { addOutputOptions, addQuietOption, writeTable, type OutputOptions } from '../../options.ts';
import { newCommand } from '../../new-command.ts';
import { startProgress } from '../../progress.ts';
import { verifyColumns } from '../../../atlas/atlas-columns.ts';
import { tableOf } from '../../../tables/table.ts';

export function command(): Command {
  const verify = newCommand(
    'atlas verify',
    'Check every byte of an atlas; names each file that is not as written',
    ['chipmate atlas verify my-atlas'],
  ).argument('<atlas>', 'the atlas folder');
  return addQuietOption(addOutputOptions(verify, { '': verifyColumns })).action(run);
}

function run(atlas: string, options: OutputOptions & { readonly quiet?: boolean }): void {
  const progress = startProgress('checking', options);
  const verdicts = verifyAtlas(atlas, (fraction) => progress.update(fraction));
  progress.stop();
  writeTable(
    tableOf(verifyColumns, {
      file: verdicts.map(({ file }) => file),
      bytes: verdicts.map(({ bytes }) => bytes),
      verdict: verdicts.map(({ verdict }) => verdict),
      detail: verdicts.map(({ detail }) => detail),
    }),
    options,
  );
  refuseDamaged(atlas, verdicts);
}
