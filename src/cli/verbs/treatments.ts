import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Option, type Command } from 'commander';
import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import { readDifferentialTable } from '../../formats/differential-table.ts';
import { readGeneIdentifiers } from '../../formats/gene-identifiers-file.ts';
import { AntigenNames } from '../../genome/antigen-aliases.ts';
import { effectsOnGene, rankTreatments } from '../../targets/treatments.ts';
import {
  addOutputOptions,
  addQuietOption,
  say,
  writeTable,
  type OutputOptions,
  geneIdsOption,
} from '../options.ts';
import { newCommand } from '../new-command.ts';

interface Options extends OutputOptions {
  readonly direction: 'lower' | 'raise';
  readonly geneIds?: string;
  readonly quiet?: boolean;
}

export function command(): Command {
  const treatments = newCommand(
    'treatments',
    'Which treatments lower (or raise) a gene, over a folder of differential tables',
    [
      'chipmate treatments FOS experiments/ --direction lower',
      'chipmate treatments BLIMP1 a.tsv b.tsv --direction raise --gene-ids genes.tsv.gz',
    ],
  )
    .argument('<gene>', 'symbol, or any identifier with --gene-ids')
    .argument('<tables...>', "folders or tables of differential expression; a table's name is the treatment")
    .addOption(
      new Option('--direction <which>', 'what the treatment should do')
        .choices(['lower', 'raise'])
        .default('lower'),
    )
    .addOption(geneIdsOption());
  return addQuietOption(addOutputOptions(treatments)).action(run);
}

async function run(gene: string, paths: readonly string[], options: Options): Promise<void> {
  const tell = say(options);
  const files = paths.flatMap(filesOf);
  const identifiers = options.geneIds === undefined ? undefined : await readGeneIdentifiers(options.geneIds);
  const tables = [];
  for (const path of files)
    tables.push({ treatment: treatmentName(path), table: await readDifferentialTable(path) });
  const { effects, without } = effectsOnGene(
    identifiers === undefined ? (new AntigenNames().symbol(gene) ?? gene) : gene,
    tables,
    identifiers,
  );
  if (effects.length === 0)
    throw new InputError(`no table holds the gene ${gene}`, {
      found: `${counted(tables.length, 'table')} without it`,
      expected: 'a symbol as the tables write it',
      fix: 'give --gene-ids FILE for old symbols and identifiers',
    });
  if (without.length > 0) tell(`without ${gene}: ${without.slice(0, 8).join(', ')}`);
  const ranked = rankTreatments(effects, options.direction);
  const sure = ranked.filter(({ low, high }) => low > 0 || high < 0).length;
  tell(
    `treatments that ${options.direction} ${gene}: ${ranked.length} of ${effects.length}, ${sure} with a 95 % interval that leaves out 0`,
  );
  writeTable(
    {
      columns: [
        { name: 'rank', values: ranked.map((_, i) => i + 1) },
        { name: 'treatment', values: ranked.map((effect) => effect.treatment) },
        { name: 'log2_fold_change', values: ranked.map((effect) => effect.log2FoldChange) },
        { name: 'ci_low', values: ranked.map((effect) => effect.low) },
        { name: 'ci_high', values: ranked.map((effect) => effect.high) },
        { name: 'minus_log10_p', values: ranked.map((effect) => -effect.log10P) },
        { name: 'adj_p', values: ranked.map((effect) => effect.adjustedP) },
        { name: 'share_of_genes_changing_less', values: ranked.map((effect) => effect.extremity) },
        { name: 'rows', values: ranked.map((effect) => effect.rows) },
      ],
    },
    options,
  );
}

/** The tables of a folder, by name; a file as it is. */
function filesOf(path: string): string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    throw new InputError('there is no such file or folder', { file: path });
  }
  if (!isFolder) return [path];
  const names = readdirSync(path).filter((name) => /\.(?:tsv|txt|csv|xls)(?:\.gz)?$/i.test(name));
  if (names.length === 0)
    throw new InputError('the folder holds no tables', {
      file: path,
      expected: '.tsv, .txt, .csv, plain or .gz',
    });
  return names.sort().map((name) => join(path, name));
}

function treatmentName(path: string): string {
  return basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.(?:tsv|txt|csv|xls)$/i, '');
}
