import type { Command } from 'commander';
import { refuseDamaged, verifyAtlas } from '../../../atlas/verify-atlas.ts';
import { addAnswerOptions, writeTable, type AnswerOptions } from '../../options.ts';
import { newCommand } from '../../new-command.ts';
import { watched } from '../../progress.ts';
import { verifyColumns } from '../../../atlas/atlas-columns.ts';
import { tableOf } from '../../../tables/table.ts';

export function command(): Command {
  const verify = newCommand(
    'atlas verify',
    'Check every byte of an atlas; names each file that is not as written',
    ['chipmate atlas verify my-atlas'],
  ).argument('<atlas>', 'the atlas folder');
  return addAnswerOptions(verify, { '': verifyColumns }).action(run);
}

async function run(atlas: string, options: AnswerOptions): Promise<void> {
  const verdicts = await watched('checking', options, (progress) => verifyAtlas(atlas, progress));
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
