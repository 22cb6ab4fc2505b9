import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import type { Table } from '../formats/table.ts';
import { note, type Notice } from '../messages/message.ts';
import {
  COMPATIBLE_STATISTICS,
  compatibleScores,
  type CompatibleScores,
  type CompatibleStatistic,
} from '../partners/compatible/table.ts';
import {
  bestOfAntigens,
  PLAIN_STATISTICS,
  plainScores,
  rankRows,
  type PlainScores,
  type PlainStatistic,
} from '../partners/plain-statistics.ts';
import type { SiteCounts } from '../partners/site-counts.ts';
import type { Asked } from './inputs/asked.ts';
import { choose, type Asked as Choosing, type Choices } from './inputs/choices.ts';
import { countExperiments, countQuerySites, type OnProgress } from './inputs/experiment-counts.ts';
import { chosenExperiments } from './inputs/experiments.ts';

/** What may be chosen when partners are ranked by another statistic than chipmate's own. */
export const partnerStatisticsChoices = {
  statistic: {
    type: 'one of',
    values: [...PLAIN_STATISTICS, ...COMPATIBLE_STATISTICS],
    default: 'fisher',
    unit: 'name',
    help: 'partners.choice.statistic',
  },
  level: {
    type: 'one of',
    values: ['antigen', 'experiment'],
    default: 'antigen',
    unit: 'name',
    help: 'partners.choice.level',
  },
  seed: { type: 'integer', min: 0, default: 1, help: 'partners.choice.seed' },
} as const satisfies Choices;

/** What these rankings need, opened. */
export interface PartnerStatisticsInput {
  readonly asked: Asked;
  /** Which rows are shown. */
  readonly filter?: ExperimentFilter;
  /** Told how much of the atlas was read, 0 to 1, by statistics that count sites. */
  readonly onProgress?: OnProgress;
}

/** Experiments or antigens by a statistic, best first. */
export interface PartnerStatistics {
  readonly table: Table;
  readonly notices: readonly Notice[];
}

type Level = 'antigen' | 'experiment';

/**
 * Which factors share the query's sites, by a statistic of the table of sites or as another tool computes it?
 * @returns rows with the statistic's own columns; the notices state its universe and what N is
 * @throws InputError for a filter that names what is not there
 */
export async function partnerStatistics(
  input: PartnerStatisticsInput,
  asking: Choosing<typeof partnerStatisticsChoices> = {},
): Promise<PartnerStatistics> {
  const { statistic, level, seed } = choose(partnerStatisticsChoices, asking);
  const { table, notices } = isPlain(statistic)
    ? plainTable(input, statistic, level)
    : await compatibleTable(input, statistic, level, seed);
  return { table, notices: [...input.asked.notices, ...notices] };
}

function isPlain(statistic: PlainStatistic | CompatibleStatistic): statistic is PlainStatistic {
  return (PLAIN_STATISTICS as readonly string[]).includes(statistic);
}

/** Experiments of a filter without those of the query's own antigen. */
function othersOf({ atlas, names, identity }: Asked, filter: ExperimentFilter): Uint32Array {
  const { antigen } = atlas.experiments;
  return chosenExperiments(atlas, filter, names).filter(
    (row) => !identity.antigens.includes(names.key(antigen[row])),
  );
}

/** A statistic of the 2 x 2 table of sites, over the sites of the query's cell class. */
function plainTable(
  { asked, filter = {}, onProgress }: PartnerStatisticsInput,
  statistic: PlainStatistic,
  level: Level,
): PartnerStatistics {
  const { atlas, names } = asked;
  const { antigenClass } = filter;
  const shown = new Set(chosenExperiments(atlas, filter, names));
  // Tested is every experiment of the classes asked for but the query's own antigen; names only choose rows.
  const tested = othersOf(asked, antigenClass === undefined ? {} : { antigenClass });
  const { counts, notices } = countQuerySites(asked, tested, onProgress);
  const scores = plainScores(counts, tested);
  const order = rankRows(scores, statistic).filter((row) => shown.has(scores.experiment[row]));
  return { table: { columns: plainColumns(asked, scores, counts, order, level) }, notices };
}

function plainColumns(
  { atlas: { experiments: table }, names }: Asked,
  scores: PlainScores,
  counts: SiteCounts,
  order: Uint32Array,
  level: Level,
): Table['columns'] {
  const rows =
    level === 'antigen'
      ? bestOfAntigens(order, (row) => names.key(table.antigen[scores.experiment[row]]))
      : Array.from(order, (row) => ({ row, experiments: 1 }));
  const numbers = (value: (row: number) => number): Float64Array =>
    Float64Array.from(rows, ({ row }) => value(row));
  const text = (column: readonly string[]) => rows.map(({ row }) => column[scores.experiment[row]] || null);
  const experiment = {
    name: level === 'antigen' ? 'strongest_experiment' : 'experiment',
    values: text(table.experiment),
  };
  return [
    { name: 'rank', values: rows.map((_, i) => i + 1) },
    { name: 'antigen', values: text(table.antigen) },
    ...(level === 'experiment' ? [experiment] : []),
    { name: 'log2_odds_ratio', values: numbers((row) => scores.log2OddsRatio[row]) },
    { name: 'ci_low', values: numbers((row) => scores.low[row]) },
    { name: 'ci_high', values: numbers((row) => scores.high[row]) },
    { name: 'minus_log10_p', values: numbers((row) => -scores.log10P[row]) },
    { name: 'minus_log10_q', values: numbers((row) => -scores.log10Q[row]) },
    { name: 'jaccard', values: numbers((row) => scores.jaccard[row]) },
    ...(level === 'antigen'
      ? [{ name: 'experiments', values: rows.map(({ experiments }) => experiments) }, experiment]
      : []),
    { name: 'cell_class', values: text(table.cellClass) },
    { name: 'cell', values: text(table.cell) },
    { name: 'shared_sites', values: numbers((row) => counts.sharedSites[scores.experiment[row]]) },
    { name: 'query_sites', values: rows.map(() => counts.querySites) },
    { name: 'partner_sites', values: numbers((row) => counts.experimentSites[scores.experiment[row]]) },
    { name: 'universe_sites', values: rows.map(() => counts.sites) },
  ];
}

/** Another tool's statistic, with its own columns, universe and N stated. */
async function compatibleTable(
  { asked, filter = {}, onProgress }: PartnerStatisticsInput,
  statistic: CompatibleStatistic,
  level: Level,
  seed: number,
): Promise<PartnerStatistics> {
  const rows = othersOf(asked, filter);
  const sites = statistic === 'lola';
  const hits = statistic.startsWith('chip-atlas');
  const needs = { sites, hits, pairs: !sites && !hits, seed };
  const { counts, notices } = await countExperiments(asked, rows, needs, onProgress);
  const scores = compatibleScores(statistic, counts);
  return {
    table: { columns: compatibleColumns(asked, scores, rows, level) },
    notices: [...notices, scores.universe, ...(hits ? [note('partners.permutation-seed', { seed })] : [])],
  };
}

function compatibleColumns(
  { atlas: { experiments: table }, names, peaks }: Asked,
  { value, columns }: CompatibleScores,
  rows: Uint32Array,
  level: Level,
): Table['columns'] {
  const order = Array.from(rows.keys()).sort((a, b) => compare(value[b], value[a]) || a - b);
  const seen = new Set<string>();
  const shown = order.filter((i) => {
    if (level === 'experiment') return true;
    const key = names.key(table.antigen[rows[i]]);
    return seen.has(key) ? false : seen.add(key);
  });
  const text = (column: readonly string[]) => shown.map((i) => column[rows[i]] || null);
  return [
    { name: 'rank', values: shown.map((_, i) => i + 1) },
    { name: 'antigen', values: text(table.antigen) },
    { name: 'experiment', values: text(table.experiment) },
    ...columns.map(({ name, values }) => ({ name, values: shown.map((i) => values[i]) })),
    { name: 'cell_class', values: text(table.cellClass) },
    { name: 'cell', values: text(table.cell) },
    { name: 'peaks', values: shown.map((i) => table.peaks[rows[i]]) },
    { name: 'query_peaks', values: shown.map(() => peaks.count) },
  ];
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
