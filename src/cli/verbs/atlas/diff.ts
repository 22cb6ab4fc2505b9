import type { Command } from 'commander';
import { diff, diffChoices, type Diff } from '../../../analyses/atlas/diff.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { readRankedNames } from '../../../analyses/inputs/ranked-names.ts';
import { movedRanks } from '../../../analyses/atlas/moved-ranks.ts';
import { diffColumns, movedColumns } from '../../../atlas/atlas-columns.ts';
import { inAtlas } from '../../ask-atlas.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';

interface DiffOptions extends AnswerOptions, Choosing<typeof diffChoices> {
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
  return addAnswerOptions(verb, { '': diffColumns, 'with --results': movedColumns }).action(run);
}

async function run(before: string, after: string, options: DiffOptions): Promise<void> {
  const compared = options.results === true ? ofResults : ofAtlases;
  writeAnswer(await compared(before, after, options), options);
}

function ofAtlases(oldFolder: string, newFolder: string, options: DiffOptions): Promise<Diff> {
  return inAtlas(oldFolder, {}, ({ atlas: before }) =>
    inAtlas(newFolder, {}, ({ atlas: after }) => diff({ before, after }, chosenOf(diffChoices, options))),
  );
}

async function ofResults(oldTable: string, newTable: string, options: DiffOptions): Promise<Diff> {
  const { key } = options;
  const before = await readRankedNames(oldTable, key);
  const after = await readRankedNames(newTable, key);
  return movedRanks({ key, before, after }, chosenOf(diffChoices, options));
}
