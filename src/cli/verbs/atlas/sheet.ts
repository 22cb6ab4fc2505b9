import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { draftSheet } from '../../../atlas/drafting/draft-sheet.ts';
import { counted } from '../../../counted.ts';
import { InputError } from '../../../errors.ts';
import { writeFileAtomically } from '../../../formats/text/file-writer.ts';
import { KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import { newCommand } from '../../new-command.ts';
import { addQuietOption, say, type TellOptions } from '../../options.ts';

/** Files left out that are named one by one. */
const MOST_NAMED = 50;

export function command(): Command {
  const verb = newCommand(
    'atlas sheet',
    'Draft the sheet of experiments of a folder of peak files, from their names and what lies beside them',
    [
      'chipmate atlas sheet my-peaks -o sheet.tsv',
      'chipmate atlas build sheet.tsv -o my-atlas --genome hg38',
    ],
  )
    .argument('<folder>', 'folder of peak files, and of folders of them')
    .option('-o, --output <file>', 'file for the sheet (default: standard output); never replaced');
  return addQuietOption(verb).action(run);
}

async function run(folder: string, options: TellOptions & { readonly output?: string }): Promise<void> {
  const { output } = options;
  if (output !== undefined && existsSync(output))
    throw new InputError('this sheet is there already, and may hold your corrections', {
      file: output,
      fix: 'choose another name, or remove it',
    });
  const { text, experiments, unsure, leftOut } = await draftSheet(folder, output, new KnownNames());
  if (output === undefined) process.stdout.write(text);
  else writeFileAtomically(output, text);
  const tell = say(options);
  for (const { file, why } of leftOut.slice(0, MOST_NAMED)) tell(`left out ${file}: ${why.problem}`);
  if (leftOut.length > MOST_NAMED) tell(`left out ${leftOut.length - MOST_NAMED} more files`);
  tell(
    `${counted(experiments, 'experiment')}, ${counted(unsure, 'row')} with cells to look at: the column 'unsure' names them; ` +
      'atlas build takes the sheet once it is empty',
  );
}
