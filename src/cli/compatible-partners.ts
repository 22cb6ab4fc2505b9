import { withDefaultClass } from '../analyses/inputs/experiments.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { scanPeaks } from '../atlas/peaks-file/scan-peaks.ts';
import type { Table } from '../formats/table.ts';
import type { AntigenNames } from '../genome/antigen-aliases.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import {
  compatibleScores,
  type CompatibleStatistic,
  type ExperimentCounts,
} from '../partners/compatible/table.ts';
import { shuffledOverGenome } from '../partners/compatible/shuffle.ts';
import { createRandom } from '../statistics/random.ts';
import { filterOf, say, type FilterOptions } from './options.ts';
import { countQuerySites } from './plain-partners.ts';
import type { QueryIdentity } from '../partners/query-identity.ts';

export interface CompatibleOptions extends FilterOptions {
  readonly level: 'antigen' | 'experiment';
  readonly seed: number;
  readonly quiet?: boolean;
}

/** The table of another tool's statistic: rows by that statistic, with its own columns, universe and N stated. */
export async function compatibleTable(
  statistic: CompatibleStatistic,
  atlas: Atlas,
  query: PeakColumns,
  identity: QueryIdentity,
  names: AntigenNames,
  options: CompatibleOptions,
): Promise<Table> {
  const table = atlas.experiments;
  const rows = selectExperiments(table, withDefaultClass(filterOf(options), table), names).filter(
    (row) => names.key(table.antigen[row]) !== identity.antigen,
  );
  const counts = await experimentCounts(needsOf(statistic), atlas, query, rows, identity, names, options);
  const { value, columns, universe } = compatibleScores(statistic, counts);
  say(options)(`${statistic}: universe: ${universe}`);
  if (statistic.startsWith('chip-atlas')) say(options)(`random permutation with seed ${options.seed}`);
  const order = Array.from(rows.keys()).sort((a, b) => compare(value[b], value[a]) || a - b);
  const seen = new Set<string>();
  const shown = order.filter((i) => {
    if (options.level === 'experiment') return true;
    const key = names.key(table.antigen[rows[i]]);
    return seen.has(key) ? false : seen.add(key);
  });
  const text = (column: readonly string[]) => shown.map((i) => column[rows[i]] || null);
  return {
    columns: [
      { name: 'rank', values: shown.map((_, i) => i + 1) },
      { name: 'antigen', values: text(table.antigen) },
      { name: 'experiment', values: text(table.experiment) },
      ...columns.map(({ name, values }) => ({ name, values: shown.map((i) => values[i]) })),
      { name: 'cell_class', values: text(table.cellClass) },
      { name: 'cell', values: text(table.cell) },
      { name: 'peaks', values: shown.map((i) => table.peaks[rows[i]]) },
      { name: 'query_peaks', values: shown.map(() => query.count) },
    ],
  };
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Which kinds of counts are made: each reads the atlas in another way. */
export interface CountNeeds {
  readonly sites: boolean;
  readonly pairs: boolean;
  readonly hits: boolean;
}

function needsOf(statistic: CompatibleStatistic): CountNeeds {
  const sites = statistic === 'lola';
  const hits = statistic.startsWith('chip-atlas');
  return { sites, hits, pairs: !sites && !hits };
}

/** What a statistic needs to know; the other counts are left at 0. */
export async function experimentCounts(
  needs: CountNeeds,
  atlas: Atlas,
  query: PeakColumns,
  rows: Uint32Array,
  identity: QueryIdentity,
  names: AntigenNames,
  options: { readonly seed: number; readonly quiet?: boolean },
): Promise<ExperimentCounts> {
  const { experiments, genome } = atlas;
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row]);
  const none = new Float64Array(experiments.count);
  const merged = mergedQuery(query, genome.offsets);
  const overlap = needs.pairs ? await pairsAndBases(atlas, query, merged) : { pairs: none, bases: none };
  const lengths = needs.pairs ? coveredBases(atlas) : { total: none, covered: none };
  const sites = needs.sites ? countQuerySites(atlas, query, identity, names, rows, options) : undefined;
  const random = shuffledOverGenome(query, genome, createRandom(options.seed));
  const [hits, randomHits] = needs.hits
    ? [(await atlas.overlap(query)).queryHits, (await atlas.overlap(random)).queryHits]
    : [none, none];
  let total = 0;
  for (let i = 0; i < query.count; i++) total += query.end[i] - query.start[i];
  return {
    queryIntervals: query.count,
    queryMeanLength: total / query.count,
    queryBases: merged.reduce((sum, [start, end]) => sum + end - start, 0),
    genomeSize: genome.totalSize,
    peaks: pick(experiments.peaks),
    meanLength: Float64Array.from(rows, (row) => lengths.total[row] / experiments.peaks[row]),
    bases: pick(lengths.covered),
    sharedBases: pick(overlap.bases),
    pairs: pick(overlap.pairs),
    hits: pick(hits),
    randomHits: pick(randomHits),
    permutations: 1,
    sites: sites?.sites ?? 0,
    querySites: sites?.querySites ?? 0,
    experimentSites: pick(sites?.experimentSites ?? none),
    sharedSites: pick(sites?.sharedSites ?? none),
  };
}

/** The query's intervals in linear coordinates, sorted, overlapping and book-ended ones joined. */
function mergedQuery(query: PeakColumns, offsets: ArrayLike<number>): [number, number][] {
  const intervals = Array.from({ length: query.count }, (_, i): [number, number] => {
    const offset = offsets[query.chromosome[i]];
    return [offset + query.start[i], offset + query.end[i]];
  }).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const [start, end] of intervals) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Per experiment, the overlapping pairs with the query and the bases that both cover. */
async function pairsAndBases(
  atlas: Atlas,
  query: PeakColumns,
  merged: readonly [number, number][],
): Promise<{ pairs: Float64Array; bases: Float64Array }> {
  const { count } = atlas.experiments;
  const { offsets } = atlas.genome;
  const pairs = new Float64Array(count);
  const bases = new Float64Array(count);
  const overlapping = await atlas.peaksOverlapping(query);
  for (let i = 0; i < overlapping.count; i++) pairs[overlapping.experiment[i]]++;
  // A peak counts once per query interval above; its bases count once.
  const order = Array.from({ length: overlapping.count }, (_, i) => i);
  const start = (i: number) => offsets[overlapping.chromosome[i]] + overlapping.start[i];
  const end = (i: number) => offsets[overlapping.chromosome[i]] + overlapping.end[i];
  order.sort((a, b) => overlapping.experiment[a] - overlapping.experiment[b] || start(a) - start(b));
  let next = 0;
  let covered = 0;
  let experiment = -1;
  for (const i of order) {
    if (overlapping.experiment[i] !== experiment) {
      experiment = overlapping.experiment[i];
      next = 0;
      covered = 0;
    }
    const from = Math.max(covered, start(i));
    const to = end(i);
    while (next < merged.length && merged[next][1] <= from) next++;
    for (let j = next; j < merged.length && merged[j][0] < to; j++)
      bases[experiment] += Math.max(0, Math.min(to, merged[j][1]) - Math.max(from, merged[j][0]));
    covered = Math.max(covered, to);
  }
  return { pairs, bases };
}

/** Per experiment, the sum of its peaks' lengths and the bases that they cover. */
function coveredBases(atlas: Atlas): { total: Float64Array; covered: Float64Array } {
  const total = new Float64Array(atlas.experiments.count);
  const covered = new Float64Array(total.length);
  const reached = new Float64Array(total.length);
  for (const { shard, firstExperiment } of atlas.shards) {
    scanPeaks(shard.peaks, false, (block) => {
      for (let i = 0; i < block.count; i++) {
        const experiment = firstExperiment + block.experiment[i];
        const end = block.start[i] + block.width[i];
        total[experiment] += block.width[i];
        covered[experiment] += Math.max(0, end - Math.max(block.start[i], reached[experiment]));
        reached[experiment] = Math.max(reached[experiment], end);
      }
    });
  }
  return { total, covered };
}
