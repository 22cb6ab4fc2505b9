import type { Command } from 'commander';
import { colocalize, colocalizeChoices } from '../../analyses/colocalize.ts';
import { readScores } from '../../analyses/inputs/agreement.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readQuery } from '../../analyses/inputs/query.ts';
import { readInteractions } from '../../formats/genes/interactions-reader.ts';
import { colocalizationColumns } from '../../partners/compatible/colocalization-columns.ts';
import { inAtlas, type AtlasOptions } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';
import { addAnswerOptions, addAtlasOption, addSampleOptions, collect, writeAnswer } from '../options.ts';

interface ColocalizeOptions extends AtlasOptions, Choosing<typeof colocalizeChoices> {
  readonly peaks?: string;
  readonly interactions?: string;
  readonly compare?: string;
}

export function command(): Command {
  const verb = newCommand(
    'colocalize',
    "ChIP-Atlas' Colocalization, re-created: every experiment of a cell type class against an antigen's experiments",
    [
      'chipmate colocalize IKZF1 --atlas my-atlas --cell-class Blood -o IKZF1.Blood.tsv',
      'chipmate colocalize IKZF1 --atlas my-atlas --cell-class Blood --peaks my-peaks.bed --interactions string.tsv',
      'chipmate colocalize STAT3 --atlas my-atlas --cell-class Blood --compare STAT3.Blood.tsv',
    ],
  )
    .argument('<antigen>', 'under any of its names')
    .option(
      '--cell-class <name>',
      'class of cell type (default: the one with most experiments of the antigen)',
      collect,
    )
    .option('--cell <name>', 'only experiments of this cell type', collect)
    .option('--exclude <name>', 'experiment, antigen or cell type to leave out', collect)
    .option('--peaks <file>', 'your own peaks as one more experiment of the antigen');
  addChoices(verb, colocalizeChoices)
    .option('--interactions <file>', 'STRING or BioGRID table for the column STRING')
    .option('--compare <tsv>', "compare with ChIP-Atlas' own table, cell by cell")
    .option('--aliases <file>', 'your own aliases: a symbol and its other names per line, tabs between');
  addAtlasOption(addSampleOptions(verb));
  return addAnswerOptions(verb, { '': colocalizationColumns }).action(run);
}

async function run(antigen: string, options: ColocalizeOptions): Promise<void> {
  const { peaks, interactions, compare } = options;
  const answer = await inAtlas(options.atlas, options, async (opened) => {
    const input = {
      ...{ ...opened, antigen },
      query: peaks === undefined ? undefined : await readQuery(peaks, opened.atlas.genome),
      interactions: interactions === undefined ? undefined : await readInteractions(interactions, 'binding'),
      theirs: compare === undefined ? undefined : readScores(compare),
    };
    return colocalize(input, chosenOf(colocalizeChoices, options));
  });
  writeAnswer(answer, options);
}
