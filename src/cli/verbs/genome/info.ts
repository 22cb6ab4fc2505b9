import type { Command } from 'commander';
import { genomeColumns } from '../../../atlas/atlas-columns.ts';
import { describeGenomes } from '../../../atlas/fetch/describe-genomes.ts';
import { counted } from '../../../counted.ts';
import { InputError } from '../../../errors.ts';
import { genomesFolder } from '../../../formats/folders/genomes-folder.ts';
import { newCommand } from '../../new-command.ts';
import { geneChoices } from '../../../questions/shared-choices.ts';
import { addChoices } from '../../choice-options.ts';
import { addAnswerOptions, say, writeTable, type AnswerOptions } from '../../options.ts';

interface GenomeInfoOptions extends AnswerOptions {
  readonly genomes?: string;
  readonly verify?: boolean;
}

export function command(): Command {
  const info = newCommand('genome info', 'Which genomes are at hand, from where, and under which terms', [
    'chipmate genome info',
    'chipmate genome info hg19 --verify',
  ])
    .argument('[genome]', 'hg19, ...; all that are at hand where left out')
    .option('--verify', 'read every byte and compare its checksum');
  return addAnswerOptions(addChoices(info, { genomes: geneChoices.genomes }), { '': genomeColumns }).action(
    run,
  );
}

async function run(genome: string | undefined, options: GenomeInfoOptions): Promise<void> {
  const folder = genomesFolder(options.genomes);
  const { table, faulty } = await describeGenomes(folder, genome, options.verify === true);
  say(options)(`genomes folder: ${folder}`);
  writeTable(table, options);
  if (faulty > 0)
    throw new InputError(`${counted(faulty, 'file is', 'files are')} not as brought`, {
      file: folder,
      fix: 'chipmate genome fetch GENOME brings them again',
    });
}
