import type { Command } from 'commander';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { readTreatmentTables } from '../../analyses/inputs/genes/treatment-tables.ts';
import { treatments, treatmentsChoices } from '../../analyses/treatments.ts';
import { readGeneIdentifiers } from '../../formats/genes/gene-identifiers-reader.ts';
import { treatmentColumns } from '../../targets/change/treatment-columns.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import { addAnswerOptions, geneIdsOption, writeAnswer, type AnswerOptions } from '../options.ts';
import { newCommand } from '../new-command.ts';

interface Options extends AnswerOptions, Choosing<typeof treatmentsChoices> {
  readonly geneIds?: string;
}

export function command(): Command {
  const verb = newCommand(
    'treatments',
    'Which treatments lower (or raise) a gene, over a folder of differential tables',
    [
      'chipmate treatments FOS experiments/ --direction lower',
      'chipmate treatments BLIMP1 a.tsv b.tsv --direction raise --gene-ids genes.tsv.gz',
    ],
  )
    .argument('<gene>', 'symbol, or any identifier with --gene-ids')
    .argument('<tables...>', "folders or tables of differential expression; a table's name is the treatment");
  addChoices(verb, treatmentsChoices).addOption(geneIdsOption());
  return addAnswerOptions(verb, { '': treatmentColumns }).action(run);
}

async function run(gene: string, paths: readonly string[], options: Options): Promise<void> {
  const identifiers = options.geneIds === undefined ? undefined : await readGeneIdentifiers(options.geneIds);
  const tables = await readTreatmentTables(paths);
  writeAnswer(treatments({ gene, tables, identifiers }, chosenOf(treatmentsChoices, options)), options);
}
