import type { Command } from 'commander';
import { diff, diffChoices, type Diff } from '../../../analyses/atlas/diff.ts';
import type { Asked } from '../../../analyses/inputs/choices.ts';
import { readRankedNames } from '../../../analyses/inputs/ranked-names.ts';
import { movedRanks } from '../../../analyses/atlas/moved-ranks.ts';
import { openAtlas } from '../../../atlas/open-atlas.ts';
import { diffColumns, movedColumns } from '../../../atlas/atlas-columns.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { newCommand } from '../../new-command.ts';
import {
  addOutputOptions,
  addQuietOption,
  tell,
  writeTable,
  type OutputOptions,
  type TellOptions,
} from '../../options.ts';

interface DiffOptions extends OutputOptions, TellOptions, Asked<typeof diffChoices> {
  readonly results?: boolean;
  readonly key: string;
}

export function command(): Command {
  const verb = newCommand(
    'atlas diff',
    'What changed between two atlases, or how the ranks of a stored result moved',
    [
      'chipmate atlas diff blood-2026-06 blood-2026-09',
      'chipmate atlas diff --results partners.old.tsv partners.new.tsv --key antigen',
      'chipmate atlas diff --results IKZF1.Blood.tsv IKZF1.Blood.new.tsv --key Experiment',
    ],
  )
    .argument('<old>', 'atlas folder, or with --results a table')
    .argument('<new>', 'the same, later');
  addChoices(verb, diffChoices)
    .option('--results', 'compare two tables of results, best row first, instead of two atlases')
    .option('--key <column>', 'with --results: column that names a row', 'antigen');
  return addQuietOption(addOutputOptions(verb, { '': diffColumns, 'with --results': movedColumns })).action(
    run,
  );
}

async function run(before: string, after: string, options: DiffOptions): Promise<void> {
  const compared = options.results === true ? ofResults : ofAtlases;
  const { table, notices } = await compared(before, after, options);
  tell(notices, options);
  writeTable(table, options);
}

async function ofAtlases(oldFolder: string, newFolder: string, options: DiffOptions): Promise<Diff> {
  const before = await openAtlas(oldFolder);
  try {
    const after = await openAtlas(newFolder);
    try {
      return await diff({ before, after }, chosenOf(diffChoices, options));
    } finally {
      await after.close();
    }
  } finally {
    await before.close();
  }
}

async function ofResults(oldTable: string, newTable: string, options: DiffOptions): Promise<Diff> {
  const { key } = options;
  const before = await readRankedNames(oldTable, key);
  const after = await readRankedNames(newTable, key);
  return movedRanks({ key, before, after }, chosenOf(diffChoices, options));
}
