import { withDefaultClass } from '../analyses/inputs/experiments.ts';
import { counted } from '../counted.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { summitPieces } from '../atlas/summit-pieces.ts';
import type { Table } from '../formats/table.ts';
import { nameKey, type AntigenNames } from '../genome/antigen-aliases.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { bestOfAntigens, plainScores, rankRows, type PlainStatistic } from '../partners/plain-statistics.ts';
import { SiteCounter, type SiteCounts } from '../partners/site-counts.ts';
import { filterOf, say, type FilterOptions } from './options.ts';
import { startProgress } from './progress.ts';
import type { QueryIdentity } from '../partners/query-identity.ts';

export interface PlainPartnersOptions extends FilterOptions {
  readonly statistic: PlainStatistic;
  readonly level: 'antigen' | 'experiment';
  readonly quiet?: boolean;
}

/** The table of a plain statistic over the sites of the query's cell class. */
export function plainTable(
  atlas: Atlas,
  query: PeakColumns,
  identity: QueryIdentity,
  names: AntigenNames,
  options: PlainPartnersOptions,
): Table {
  const table = atlas.experiments;
  const shown = selectExperiments(table, withDefaultClass(filterOf(options), table), names);
  // Tested is every experiment of the classes asked for but the query's own antigen; names only choose rows.
  const testedFilter = {
    ...(options.antigenClass === undefined ? {} : { antigenClass: options.antigenClass }),
  };
  const tested = selectExperiments(table, withDefaultClass(testedFilter, table), names).filter(
    (row) => names.key(table.antigen[row]) !== identity.antigen,
  );
  const counts = countQuerySites(atlas, query, identity, names, tested, options);
  const scores = plainScores(counts, tested);
  const isShown = new Set(shown);
  const order = rankRows(scores, options.statistic).filter((row) => isShown.has(scores.experiment[row]));
  const antigenOf = (row: number): string => names.key(table.antigen[scores.experiment[row]]);
  const rows =
    options.level === 'antigen'
      ? bestOfAntigens(order, antigenOf)
      : Array.from(order, (row) => ({ row, experiments: 1 }));
  const numbers = (value: (row: number) => number): Float64Array =>
    Float64Array.from(rows, ({ row }) => value(row));
  const text = (column: readonly string[]) => rows.map(({ row }) => column[scores.experiment[row]] || null);
  const experiment = {
    name: options.level === 'antigen' ? 'strongest_experiment' : 'experiment',
    values: text(table.experiment),
  };
  const antigen = { name: 'antigen', values: text(table.antigen) };
  return {
    columns: [
      { name: 'rank', values: rows.map((_, i) => i + 1) },
      antigen,
      ...(options.level === 'experiment' ? [experiment] : []),
      { name: 'log2_odds_ratio', values: numbers((row) => scores.log2OddsRatio[row]) },
      { name: 'ci_low', values: numbers((row) => scores.low[row]) },
      { name: 'ci_high', values: numbers((row) => scores.high[row]) },
      { name: 'minus_log10_p', values: numbers((row) => -scores.log10P[row]) },
      { name: 'minus_log10_q', values: numbers((row) => -scores.log10Q[row]) },
      { name: 'jaccard', values: numbers((row) => scores.jaccard[row]) },
      ...(options.level === 'antigen'
        ? [{ name: 'experiments', values: rows.map(({ experiments }) => experiments) }, experiment]
        : []),
      { name: 'cell_class', values: text(table.cellClass) },
      { name: 'cell', values: text(table.cell) },
      { name: 'shared_sites', values: numbers((row) => counts.sharedSites[scores.experiment[row]]) },
      { name: 'query_sites', values: rows.map(() => counts.querySites) },
      { name: 'partner_sites', values: numbers((row) => counts.experimentSites[scores.experiment[row]]) },
      { name: 'universe_sites', values: rows.map(() => counts.sites) },
    ],
  };
}

/** Counts sites over the factor experiments of the query's cell class, or of all where it is unknown; says which. */
export function countQuerySites(
  atlas: Atlas,
  query: PeakColumns,
  identity: QueryIdentity,
  names: AntigenNames,
  tested: Uint32Array,
  options: { readonly quiet?: boolean },
): SiteCounts {
  const table = atlas.experiments;
  const { cellClass } = identity;
  const ofClass = (row: number): boolean =>
    cellClass === undefined || nameKey(table.cellClass[row]) === nameKey(cellClass);
  const classRows = selectExperiments(table, withDefaultClass({}, table), names);
  const universe = Uint8Array.from(table.experiment, () => 0);
  for (const row of classRows) if (ofClass(row)) universe[row] = 1;
  const counts = countSites(atlas, query, universe, tested, options);
  say(options)(
    `universe: ${counted(counts.sites, 'site')} of ${counted(
      universe.reduce((sum, one) => sum + one, 0),
      'experiment',
    )} of ${cellClass ?? 'all cell classes'}; the query binds ${counts.querySites} of them`,
  );
  return counts;
}

function countSites(
  atlas: Atlas,
  query: PeakColumns,
  universe: Uint8Array,
  tested: Uint32Array,
  options: { readonly quiet?: boolean },
): SiteCounts {
  const wanted = universe.slice();
  for (const row of tested) wanted[row] = 1;
  const { offsets } = atlas.genome;
  const summits = Uint32Array.from(query.summit, (summit, i) => offsets[query.chromosome[i]] + summit).sort();
  const counter = new SiteCounter(universe, offsets);
  const progress = startProgress('reading sites', options);
  let given = 0;
  for (const { position, experiment, upTo } of summitPieces(atlas, wanted)) {
    let end = given;
    while (end < summits.length && summits[end] < upTo) end++;
    counter.add(withQuery(position, experiment, summits.subarray(given, end), universe.length), upTo);
    given = end;
    progress.update(Math.min(1, upTo / 2 ** 32));
  }
  progress.stop();
  return counter.finish();
}

function withQuery(position: Uint32Array, experiment: Uint32Array, summits: Uint32Array, number: number) {
  const positions = new Uint32Array(position.length + summits.length);
  positions.set(position);
  positions.set(summits, position.length);
  const experiments = new Uint32Array(positions.length).fill(number);
  experiments.set(experiment);
  return { position: positions, experiment: experiments };
}
