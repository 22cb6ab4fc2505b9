import type { Command } from 'commander';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { overlap, overlapChoices } from '../../analyses/overlap.ts';
import { overlapColumns } from '../../partners/compatible/overlap-columns.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { addAnswerOptions, addAtlasOption, addFilterOptions, writeAnswer } from '../options.ts';
import { newCommand } from '../new-command.ts';
import { addQueryOptions } from '../query-options.ts';

type OverlapVerbOptions = AtlasOptions & RegionFiles & Choosing<typeof overlapChoices>;

export function command(): Command {
  const verb = newCommand(
    'overlap',
    'Count, for every experiment, the query intervals that overlap its peaks',
    [
      'chipmate overlap peaks.narrowPeak --atlas my-atlas',
      'zcat peaks.bed.gz | chipmate overlap - --atlas my-atlas --antigen-class all --reverse -o counts.tsv',
    ],
  ).argument('<query>', 'peak file; - is standard input');
  addChoices(addAtlasOption(verb), overlapChoices);
  addQueryOptions(addFilterOptions(verb));
  return addAnswerOptions(verb, { '': overlapColumns }, { threads: true }).action(run);
}

async function run(path: string, options: OverlapVerbOptions): Promise<void> {
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const query = await readQuery(path, opened.atlas.genome, options);
    return overlap({ ...opened, query }, chosenOf(overlapChoices, options));
  });
  writeAnswer(answer, options);
}
