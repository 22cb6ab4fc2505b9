import { Option, type Command } from 'commander';
import type { Asked } from '../../analyses/inputs/asked.ts';
import { conditionedOn, openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { chosenFactors } from '../../analyses/inputs/experiments.ts';
import { promoterGenes } from '../../analyses/inputs/gene-models.ts';
import { readDividedQuery, readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { partners, partnersChoices } from '../../analyses/partners.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import type { Table } from '../../formats/table.ts';
import type { Notice } from '../../messages/message.ts';
import { COMPATIBLE_STATISTICS, type CompatibleStatistic } from '../../partners/compatible/table.ts';
import { PLAIN_STATISTICS, type PlainStatistic } from '../../partners/plain-statistics.ts';
import { addChoices } from '../choice-options.ts';
import type { ComparisonOptions } from '../comparison.ts';
import { compatibleTable } from '../compatible-partners.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  filterOf,
  tell,
  writeTable,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { plainTable } from '../plain-partners.ts';
import { complexTable } from '../partner-groups.ts';
import { partsTable } from '../partner-parts.ts';
import { addIdentityOptions, addQueryOptions, askFor, type IdentityOptions } from '../query-options.ts';

/** chipmate's own ranking: the default. */
const COBINDING = 'cobinding';

interface PartnersOptions
  extends ComparisonOptions, OutputOptions, RegionFiles, IdentityOptions, TellOptions {
  readonly statistic: typeof COBINDING | PlainStatistic | CompatibleStatistic;
  readonly level: 'antigen' | 'experiment' | 'block';
  readonly against?: string;
  readonly complexes?: string;
  readonly background?: readonly string[];
  readonly threads?: number;
}

export function command(): Command {
  const verb = newCommand('partners', 'Rank the factors that share the sites of your peaks', [
    'chipmate partners peaks.narrowPeak --atlas my-atlas --top 20',
    'chipmate partners peaks.narrowPeak --atlas my-atlas --query-antigen IKZF1 --query-cell MM.1S',
    'chipmate partners ikzf3.bed --atlas my-atlas --against ikzf1.bed',
    'chipmate partners peaks.bed --atlas my-atlas --within ikzf1_changed.bed --against ikzf1_unchanged.bed',
    'chipmate partners peaks.narrowPeak --atlas my-atlas --complexes complexes.tsv',
    'chipmate partners peaks.narrowPeak --atlas my-atlas --background MM.1S --background "RPMI 8226"',
    'chipmate partners peaks.bed --atlas my-atlas --statistic jaccard --level experiment --query-antigen IKZF1',
  ])
    .argument('<query>', 'peak file; - is standard input')
    .addOption(
      new Option(
        '--statistic <name>',
        "what rows are ordered by: chipmate's partner score, or another statistic",
      )
        .choices([COBINDING, ...PLAIN_STATISTICS, ...COMPATIBLE_STATISTICS])
        .default(COBINDING),
    )
    .option(
      '--against <bed>',
      'compare your other peaks (with --within: those of them) with the ones that overlap these regions, where alike in strength, promoters and number of other factors',
    )
    .option(
      '--complexes <file>',
      'one row per complex of this table, which has the columns complex and member and a row per member',
    );
  verb.option('--genes <file>', 'gene models for promoters (default: those of the atlas)');
  addAtlasOption(addChoices(verb, partnersChoices));
  addIdentityOptions(addQueryOptions(addFilterOptions(verb)));
  return addQuietOption(addThreadsOption(addOutputOptions(verb))).action(run);
}

async function run(path: string, options: PartnersOptions): Promise<void> {
  refuseMixedOptions(options);
  const { threads, against } = options;
  const atlas = await openAtlas(options.atlas, threads === undefined ? {} : { threads });
  try {
    const divided =
      against === undefined ? undefined : await readDividedQuery(path, atlas.genome, options, against);
    const query = divided ?? (await readQuery(path, atlas.genome, options));
    const asked = await askFor(atlas, query, options);
    const { table, notices } =
      divided !== undefined
        ? await partsTableOf(asked, divided.first, options)
        : options.statistic === COBINDING
          ? await rankedTable(asked, options)
          : { table: await otherTable(options.statistic, asked, options), notices: asked.notices };
    tell(notices, options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}

/** @throws InputError for options that ask for different tables */
function refuseMixedOptions(options: PartnersOptions): void {
  const { statistic, level, against, complexes } = options;
  const asked = [
    ...(statistic === COBINDING ? [] : ['--statistic']),
    ...(level === 'block' ? ['--level block'] : []),
    ...(against === undefined ? [] : ['--against']),
    ...(complexes === undefined ? [] : ['--complexes']),
  ];
  if (options.background !== undefined && statistic !== COBINDING)
    throw new InputError('--background and --statistic do not go together', {
      fix: 'ask for one of them; --cell chooses the rows of any statistic',
    });
  if (asked.length > 1 || (asked.length === 1 && level === 'experiment' && statistic === COBINDING))
    throw new InputError(`${[...asked, '--level experiment'].slice(0, 2).join(' and ')} do not go together`, {
      fix: 'ask for one of them',
    });
}

interface Answer {
  readonly table: Table;
  readonly notices: readonly Notice[];
}

/** The table of a comparison of two parts of the query. */
async function partsTableOf(asked: Asked, first: number, options: PartnersOptions): Promise<Answer> {
  const { atlas, names, peaks } = asked;
  const shown = chosenFactors(atlas, filterOf(options), names);
  const genes = await promoterGenes(options.genes, atlas.genome.name);
  const { sources, notices } = openAtlasSites(atlas);
  const parts = partsTable(
    atlas,
    conditionedOn(sources, options.background, atlas.experiments, names),
    { peaks, first },
    asked.identity,
    names,
    {
      shown: new Set(Array.from(shown, (row) => atlas.experiments.experiment[row])),
      ...(options.cellClass === undefined ? {} : { cellClasses: options.cellClass }),
      genes,
    },
  );
  return { table: parts.table, notices: [...asked.notices, ...notices, ...parts.notices] };
}

/** The table of a statistic as other tools compute it. */
async function otherTable(
  statistic: PlainStatistic | CompatibleStatistic,
  asked: Asked,
  options: PartnersOptions,
): Promise<Table> {
  const { atlas, peaks, identity, names } = asked;
  const level = options.level === 'experiment' ? 'experiment' : 'antigen';
  if (isCompatible(statistic))
    return compatibleTable(statistic, atlas, peaks, identity, names, { ...options, level });
  return plainTable(atlas, peaks, identity, names, { ...options, statistic, level });
}

function isCompatible(statistic: string): statistic is CompatibleStatistic {
  return (COMPATIBLE_STATISTICS as readonly string[]).includes(statistic);
}

/** The table of chipmate's own ranking, or of a user's complexes in it. */
async function rankedTable(asked: Asked, options: PartnersOptions): Promise<Answer> {
  const { level, seed, draws, background, complexes } = options;
  const answer = await partners(
    {
      asked,
      sites: openAtlasSites(asked.atlas),
      genes: await promoterGenes(options.genes, asked.atlas.genome.name),
      filter: filterOf(options),
    },
    { level, seed, draws, background },
  );
  if (complexes === undefined) return answer;
  const table = await complexTable(answer.ranking.rows, answer.shown, complexes, asked.names);
  return { table, notices: answer.notices };
}
