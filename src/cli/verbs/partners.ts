import { Option, type Command } from 'commander';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import type { OverlapCounts } from '../../atlas/overlap.ts';
import { InputError } from '../../errors.ts';
import type { Table } from '../../formats/table.ts';
import type { AntigenNames } from '../../genome/antigen-aliases.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { COMPATIBLE_STATISTICS, type CompatibleStatistic } from '../../partners/compatible/table.ts';
import type { QueryParts } from '../../partners/compare-parts-of-query.ts';
import type { PartnerRow } from '../../partners/partner-rows.ts';
import type { QueryIdentity } from '../../partners/query-identity.ts';
import { rankingColumns } from '../../partners/ranking-table.ts';
import { PLAIN_STATISTICS, type PlainStatistic } from '../../partners/plain-statistics.ts';
import { antigenNames } from '../antigen-names.ts';
import {
  addRankingOptions,
  rankFor,
  shownExperiments,
  sitesOnce,
  type ComparisonOptions,
} from '../comparison.ts';
import { compatibleTable } from '../compatible-partners.ts';
import { promoterGenes } from '../gene-models.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  collect,
  say,
  writeTable,
  type OutputOptions,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { plainTable } from '../plain-partners.ts';
import { inBackground } from '../background.ts';
import { blockTable, complexTable } from '../partner-groups.ts';
import { partsTable } from '../partner-parts.ts';
import { addQueryOptions, readQueryParts, readRestrictedQuery, type QueryOptions } from '../query.ts';
import { addIdentityOptions, identifyQuery, type IdentityOptions } from '../query-identity.ts';

/** chipmate's own ranking: the default. */
const COBINDING = 'cobinding';

interface PartnersOptions extends ComparisonOptions, OutputOptions, QueryOptions, IdentityOptions {
  readonly statistic: typeof COBINDING | PlainStatistic | CompatibleStatistic;
  readonly level: 'antigen' | 'experiment' | 'block';
  readonly against?: string;
  readonly complexes?: string;
  readonly background?: readonly string[];
  readonly threads?: number;
}

export function command(): Command {
  const partners = newCommand('partners', 'Rank the factors that share the sites of your peaks', [
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
    .addOption(
      new Option('--level <name>', 'one row per antigen, per experiment, or per block of near-copies')
        .choices(['antigen', 'experiment', 'block'])
        .default('antigen'),
    )
    .option(
      '--against <bed>',
      'compare your other peaks (with --within: those of them) with the ones that overlap these regions, where alike in strength, promoters and number of other factors',
    )
    .option(
      '--complexes <file>',
      'one row per complex of this table, which has the columns complex and member and a row per member',
    )
    .option(
      '--background <cell>',
      'rank and condition on the experiments of these cell types alone, not on the whole class',
      collect,
    );
  addAtlasOption(addRankingOptions(partners));
  addIdentityOptions(addQueryOptions(addFilterOptions(partners)));
  return addQuietOption(addThreadsOption(addOutputOptions(partners))).action(run);
}

async function run(path: string, options: PartnersOptions): Promise<void> {
  const { statistic, threads } = options;
  const atlas = await openAtlas(options.atlas, threads === undefined ? {} : { threads });
  try {
    const names = antigenNames(options);
    refuseMixedOptions(options);
    const { against } = options;
    const parts =
      against === undefined ? undefined : await readQueryParts(path, atlas.genome, options, against);
    const { whole, peaks: query } = parts ?? (await readRestrictedQuery(path, atlas.genome, options));
    // Identity and ranking both ask how many of the query's peaks each experiment hits: it is counted once.
    let counted: Promise<OverlapCounts> | undefined;
    const overlap = (): Promise<OverlapCounts> => (counted ??= atlas.overlap(query));
    const toIdentify = {
      experiments: atlas.experiments,
      overlap: whole === query ? overlap : () => atlas.overlap(whole),
    };
    const identity = await identifyQuery(toIdentify, whole, names, options);
    const table =
      parts === undefined
        ? await tableOf(statistic, atlas, query, overlap, identity, names, options)
        : await partsTableOf(atlas, parts, identity, names, options);
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

/** The table of a comparison of two parts of the query. */
async function partsTableOf(
  atlas: Atlas,
  parts: QueryParts,
  identity: QueryIdentity,
  names: AntigenNames,
  options: PartnersOptions,
): Promise<Table> {
  const shown = shownExperiments(atlas, names, options);
  const genes = await promoterGenes(options, atlas.genome.name);
  const tell = say(options);
  const sources = inBackground(
    sitesOnce(atlas, options.atlas, tell),
    options.background,
    atlas.experiments,
    names,
  );
  return partsTable(atlas, sources, parts, identity, names, {
    shown: new Set(Array.from(shown, (row) => atlas.experiments.experiment[row])),
    say: tell,
    ...(options.cellClass === undefined ? {} : { cellClasses: options.cellClass }),
    genes,
  });
}

async function tableOf(
  statistic: PartnersOptions['statistic'],
  atlas: Atlas,
  query: PeakColumns,
  overlap: () => Promise<OverlapCounts>,
  identity: QueryIdentity,
  names: AntigenNames,
  options: PartnersOptions,
): Promise<Table> {
  if (statistic === COBINDING) return rankedTable(atlas, query, overlap, identity, names, options);
  if (isCompatible(statistic))
    return compatibleTable(statistic, atlas, query, identity, names, {
      ...options,
      level: plainLevel(options),
    });
  return plainTable(atlas, query, identity, names, { ...options, statistic, level: plainLevel(options) });
}

function plainLevel({ level }: PartnersOptions): 'antigen' | 'experiment' {
  return level === 'experiment' ? level : 'antigen';
}

function isCompatible(statistic: string): statistic is CompatibleStatistic {
  return (COMPATIBLE_STATISTICS as readonly string[]).includes(statistic);
}

/** The table of chipmate's own ranking. */
async function rankedTable(
  atlas: Atlas,
  query: PeakColumns,
  overlap: () => Promise<OverlapCounts>,
  identity: QueryIdentity,
  names: AntigenNames,
  options: PartnersOptions,
): Promise<Table> {
  const tell = say(options);
  const table = atlas.experiments;
  const shown = shownExperiments(atlas, names, options);
  const sources = inBackground(sitesOnce(atlas, options.atlas, tell), options.background, table, names);
  const level = plainLevel(options);
  const { rows } = await rankFor(atlas, sources, query, identity, names, options, tell, level);
  const numberOf = new Map(Array.from(shown, (row) => [table.experiment[row], row]));
  const kept = rows.filter(({ columnExperiments }) => columnExperiments.some((name) => numberOf.has(name)));
  if (options.unperturbed === true) {
    const mixed = kept.filter(
      ({ columnExperiments }) => !columnExperiments.every((name) => numberOf.has(name)),
    );
    if (mixed.length > 0)
      tell(
        `the sites of ${mixed.length} of ${kept.length} rows were also made from experiments that are left out; an atlas built with --unperturbed has none of them`,
      );
  }
  if (options.complexes !== undefined) return complexTable(rows, kept, options.complexes, names);
  if (options.level === 'block') return blockTable(kept);
  const several = kept.some(({ columnExperiments }) => columnExperiments.length > 1);
  const queryHits = several ? (await overlap()).queryHits : new Uint32Array(0);
  const likeness = (name: string): number => {
    const row = numberOf.get(name);
    return row === undefined ? -1 : queryHits[row] / (query.count + table.peaks[row] - queryHits[row]);
  };
  const strongest = (row: PartnerRow): string =>
    row.columnExperiments.reduce((best, name) => (likeness(name) > likeness(best) ? name : best));
  return { columns: rankingColumns(kept, kept.map(strongest)) };
}
