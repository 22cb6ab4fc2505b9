import type { Answer } from '../tables/answer.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { note } from '../messages/message.ts';
import { compatibleColumns } from '../partners/compatible/compatible-columns.ts';
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
} from '../partners/compatible/plain-statistics.ts';
import type { SiteCounts } from '../partners/sites/site-counts.ts';
import { statisticColumns } from '../partners/compatible/statistic-columns.ts';
import { tableOf, type Table } from '../tables/table.ts';
import type { Asked } from './inputs/asked.ts';
import { withExpression, type ExpressedFactors } from './inputs/genes/expressed-factors.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import { countExperiments, countQuerySites, type OnProgress } from './inputs/experiment-counts.ts';
import { chosenExperiments } from './inputs/experiments.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

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
  /** Whether factors are expressed in the query's cells, where an experiment tells. */
  readonly expression?: ExpressedFactors;
}

/** Experiments or antigens by a statistic, best first. */
export type PartnerStatistics = Answer;

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
  const { table: shown, notices: expressing } = withExpression(table, input.expression);
  return {
    table: shown,
    notices: [...simulatedAtlas(input.asked.atlas), ...input.asked.notices, ...notices, ...expressing],
  };
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
  const tested = othersOf(asked, { antigenClass });
  const { counts, notices } = countQuerySites(asked, tested, onProgress);
  const scores = plainScores(counts, tested);
  const order = rankRows(scores, statistic).filter((row) => shown.has(scores.experiment[row]));
  return { table: plainRows(asked, scores, counts, order, level), notices };
}

function plainRows(
  { atlas: { experiments: table }, names }: Asked,
  scores: PlainScores,
  counts: SiteCounts,
  order: Uint32Array,
  level: Level,
): Table {
  const rows =
    level === 'antigen'
      ? bestOfAntigens(order, (row) => names.key(table.antigen[scores.experiment[row]]))
      : Array.from(order, (row) => ({ row, experiments: 1 }));
  const numbers = (value: (row: number) => number): Float64Array =>
    Float64Array.from(rows, ({ row }) => value(row));
  const text = (column: readonly string[]) => rows.map(({ row }) => column[scores.experiment[row]] || null);
  const perAntigen = level === 'antigen';
  const experiment = text(table.experiment);
  return tableOf(statisticColumns, {
    rank: rows.map((_, i) => i + 1),
    antigen: text(table.antigen),
    experiment: perAntigen ? undefined : experiment,
    log2OddsRatio: numbers((row) => scores.log2OddsRatio[row]),
    ciLow: numbers((row) => scores.low[row]),
    ciHigh: numbers((row) => scores.high[row]),
    minusLog10P: numbers((row) => -scores.log10P[row]),
    minusLog10Q: numbers((row) => -scores.log10Q[row]),
    jaccard: numbers((row) => scores.jaccard[row]),
    experiments: perAntigen ? rows.map(({ experiments }) => experiments) : undefined,
    strongestExperiment: perAntigen ? experiment : undefined,
    cellClass: text(table.cellClass),
    cell: text(table.cell),
    sharedSites: numbers((row) => counts.sharedSites[scores.experiment[row]]),
    querySites: rows.map(() => counts.querySites),
    partnerSites: numbers((row) => counts.experimentSites[scores.experiment[row]]),
    universeSites: rows.map(() => counts.sites),
  });
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
    table: compatibleRows(asked, scores, rows, level),
    notices: [...notices, scores.universe, ...(hits ? [note('partners.permutation-seed', { seed })] : [])],
  };
}

function compatibleRows(
  { atlas: { experiments: table }, names, peaks }: Asked,
  { value, table: tool }: CompatibleScores,
  rows: Uint32Array,
  level: Level,
): Table {
  const order = Array.from(rows.keys()).sort((a, b) => compare(value[b], value[a]) || a - b);
  const seen = new Set<string>();
  const shown = order.filter((i) => {
    if (level === 'experiment') return true;
    const key = names.key(table.antigen[rows[i]]);
    return seen.has(key) ? false : seen.add(key);
  });
  const text = (column: readonly string[]) => shown.map((i) => column[rows[i]] || null);
  return tableOf(compatibleColumns, {
    rank: shown.map((_, i) => i + 1),
    antigen: text(table.antigen),
    experiment: text(table.experiment),
    ofTool: {
      several: tool.columns.map((column) => ({ ...column, values: shown.map((i) => column.values[i]) })),
    },
    cellClass: text(table.cellClass),
    cell: text(table.cell),
    peaks: shown.map((i) => table.peaks[rows[i]]),
    queryPeaks: shown.map(() => peaks.count),
  });
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
