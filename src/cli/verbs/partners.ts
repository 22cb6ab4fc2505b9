import type { Command } from 'commander';
import type { Asked } from '../../analyses/inputs/asked.ts';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { genesForNames, promoterGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { expressedFactors, type ExpressedFactors } from '../../analyses/inputs/genes/expressed-factors.ts';
import { readNamedTable } from '../../analyses/inputs/genes/matched-table.ts';
import { readDividedQuery, readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { partnerComplexes } from '../../analyses/partner-complexes.ts';
import { partnerParts } from '../../analyses/partner-parts.ts';
import { partners, partnersChoices, type PartnersInput } from '../../analyses/partners.ts';
import { partnerStatistics, partnerStatisticsChoices } from '../../analyses/partner-statistics.ts';
import { InputError } from '../../errors.ts';
import { readComplexes } from '../../formats/genes/complexes-reader.ts';
import { note } from '../../messages/message.ts';
import type { CompatibleStatistic } from '../../partners/compatible/table.ts';
import { PLAIN_STATISTICS, type PlainStatistic } from '../../partners/compatible/plain-statistics.ts';
import type { Tables } from '../table-columns.ts';
import type { Answer } from '../../tables/answer.ts';
import { inAtlas, type AtlasOptions, type OpenedAtlas } from '../ask-atlas.ts';
import { addChoices } from '../choice-options.ts';
import {
  addAnswerOptions,
  addAtlasOption,
  addFilterOptions,
  collect,
  geneIdsOption,
  writeAnswer,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { watched } from '../progress.ts';
import {
  addIdentityOptions,
  addQueryOptions,
  askFor,
  geneSources,
  type IdentityOptions,
  GENOMES_OPTION,
} from '../query-options.ts';
import { columnsOfTools } from '../../partners/compatible/compatible-columns.ts';
import { expressedColumns } from '../../partners/score/expressed-columns.ts';
import { complexColumns } from '../../partners/complex-columns.ts';
import { partsColumns } from '../../partners/compare/parts-columns.ts';
import { lookalikesColumns, partnerColumns } from '../../partners/score/ranking-columns.ts';
import { statisticColumns } from '../../partners/compatible/statistic-columns.ts';

/** chipmate's own ranking: the default. */
const COBINDING = 'cobinding';
const FORMER_CONDITION_ON = '--background';

const TABLES: Tables = {
  '': partnerColumns,
  'with --level block': lookalikesColumns,
  'with --against': partsColumns,
  'with --complexes': complexColumns,
  [`with --statistic ${PLAIN_STATISTICS.join(', ')}`]: statisticColumns,
  ...Object.fromEntries(
    Object.entries(columnsOfTools).map(([name, columns]) => [`with --statistic ${name}`, columns]),
  ),
  'with --expression also': expressedColumns,
};

interface PartnersOptions
  extends AtlasOptions, RegionFiles, IdentityOptions, Omit<Choosing<typeof partnersChoices>, 'level'> {
  /** What `--condition-on` was called. */
  readonly background?: readonly string[];
  readonly statistic: typeof COBINDING | PlainStatistic | CompatibleStatistic;
  readonly level: 'antigen' | 'experiment' | 'block';
  readonly against?: string;
  readonly complexes?: string;
  readonly expression?: string;
  readonly geneIds?: string;
}

export function command(): Command {
  const verb = newCommand('partners', 'Rank the factors that share the sites of your peaks', [
    'chipmate partners peaks.narrowPeak --atlas my-atlas --top 20',
    'chipmate partners peaks.narrowPeak --atlas my-atlas --query-antigen IKZF1 --query-cell MM.1S',
    'chipmate partners ikzf3.bed --atlas my-atlas --against ikzf1.bed',
    'chipmate partners peaks.bed --atlas my-atlas --within ikzf1_changed.bed --against ikzf1_unchanged.bed',
    'chipmate partners peaks.narrowPeak --atlas my-atlas --expression drug.tsv',
    'chipmate partners peaks.narrowPeak --atlas my-atlas --complexes complexes.tsv',
    'chipmate partners peaks.narrowPeak --atlas my-atlas --condition-on MM.1S --condition-on "RPMI 8226"',
    'chipmate partners peaks.bed --atlas my-atlas --statistic jaccard --level experiment --query-antigen IKZF1',
  ]).argument('<query>', 'peak file; - is standard input');
  const { statistic } = partnerStatisticsChoices;
  const statistics = [COBINDING, ...statistic.values];
  addChoices(verb, { statistic: { ...statistic, values: statistics, default: COBINDING } });
  verb
    .option(
      '--against <bed>',
      'compare your other peaks (with --within: those of them) with the ones that overlap these regions, where alike in strength, promoters and number of other factors',
    )
    .option(
      '--complexes <file>',
      'one row per complex of this table, which has the columns complex and member and a row per member',
    )
    .option(
      '--expression <file>',
      "table of differential expression of the query's cells: is each factor expressed there, and does it change?",
    )
    .addOption(geneIdsOption())
    .option('--genes <file>', 'gene models for promoters (default: those of the atlas)')
    .option(...GENOMES_OPTION);
  addAtlasOption(addChoices(verb, partnersChoices));
  verb.option(`${FORMER_CONDITION_ON} <cell>`, 'former name of --condition-on', collect);
  addIdentityOptions(addQueryOptions(addFilterOptions(verb)));
  return addAnswerOptions(verb, TABLES, { threads: true }).action(run);
}

async function run(path: string, options: PartnersOptions): Promise<void> {
  refuseMixedOptions(options);
  const found = await inAtlas(options.atlas, options, (opened) => answer(path, opened, options));
  const former = note('former-name', { old: FORMER_CONDITION_ON, now: '--condition-on' });
  writeAnswer(
    options.background === undefined ? found : { ...found, notices: [former, ...found.notices] },
    options,
  );
}

function conditionedOn({ background, conditionOn }: PartnersOptions): readonly string[] | undefined {
  return background === undefined ? conditionOn : [...background, ...(conditionOn ?? [])];
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
  if (complexes !== undefined && options.expression !== undefined)
    throw new InputError('--complexes and --expression do not go together', {
      fix: 'a complex has several genes: ask for the factors, without --complexes',
    });
  if (conditionedOn(options) !== undefined && statistic !== COBINDING)
    throw new InputError('--condition-on and --statistic do not go together', {
      fix: 'ask for one of them; --cell chooses the rows of any statistic',
    });
  if (asked.length > 1 || (asked.length === 1 && level === 'experiment' && statistic === COBINDING))
    throw new InputError(`${[...asked, '--level experiment'].slice(0, 2).join(' and ')} do not go together`, {
      fix: 'ask for one of them',
    });
}

/** Asks the question that the options are about. */
async function answer(
  path: string,
  { atlas, filter }: OpenedAtlas,
  options: PartnersOptions,
): Promise<Answer> {
  const { statistic, level, against, complexes, seed, draws } = options;
  const conditionOn = conditionedOn(options);
  if (against !== undefined) {
    const divided = await readDividedQuery(path, atlas.genome, options, against);
    const input = await rankingInput(await askFor(atlas, divided, options), filter, options);
    return partnerParts({ ...input, first: divided.first }, { conditionOn });
  }
  const asked = await askFor(atlas, await readQuery(path, atlas.genome, options), options);
  if (statistic !== COBINDING) {
    const choices = { statistic, level: level === 'block' ? undefined : level, seed };
    const expression = await expressionOf(asked, options);
    return watched('reading sites', options, (onProgress) =>
      partnerStatistics({ asked, filter, onProgress, expression }, choices),
    );
  }
  const input = await rankingInput(asked, filter, options);
  if (complexes === undefined) return partners(input, { level, seed, draws, conditionOn });
  const groups = await readComplexes(complexes);
  return partnerComplexes({ ...input, complexes: { name: complexes, groups } }, { seed, draws, conditionOn });
}

async function rankingInput(
  asked: Asked,
  filter: OpenedAtlas['filter'],
  options: PartnersOptions,
): Promise<PartnersInput> {
  return {
    asked,
    sites: openAtlasSites(asked.atlas),
    genes: await promoterGenes(options.genes, asked.atlas.genome.name, options.genomes),
    filter,
    expression: await expressionOf(asked, options),
  };
}

/** Whether factors are expressed, by the table that the options name. */
async function expressionOf(
  { names }: Asked,
  { expression, geneIds, ...options }: PartnersOptions,
): Promise<ExpressedFactors | undefined> {
  if (expression === undefined) return undefined;
  const models = await genesForNames(geneSources(options));
  return expressedFactors(await readNamedTable(expression, geneIds), models, names);
}
