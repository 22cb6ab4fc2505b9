// What happens to the partner score with noisy copies, shallow queries, another cell line's atlas, half an atlas, and
// no partners at all?
import type { CellClassSites } from '../../src/atlas/site-columns.ts';
import { readSummits } from '../../src/atlas/class-peaks.ts';
import { experimentsByClass } from '../../src/study/build-sites.ts';
import { queryPeaks } from '../../src/partners/rank-query.ts';
import { takePeaks } from '../../src/genome/place.ts';
import { buildClassSites } from '../../src/partners/build-class-sites.ts';
import { countOccupancy } from '../../src/partners/occupancy.ts';
import { queryColumn, type QueryColumn } from '../../src/partners/query-column.ts';
import { rankPartners } from '../../src/partners/rank-partners.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { withNoisyCopies } from './copies.ts';
import type { LineQuery } from './lines.ts';
import { averagePrecisions, kendallTau, meanOf } from './metrics.ts';
import type { BenchmarkAtlas } from './open.ts';
import { fitPartnerModel } from '../../src/partners/fit-partner-model.ts';
import { MatchedQueries } from '../../src/partners/matched-null.ts';
import { table, three } from './tables.ts';
import type { Truth } from './truth.ts';

const LINES = ['GM12878', 'K-562'];
const FEWEST_PEAKS = 500;

/** Tables of variants; each query is an experiment of at least 500 peaks with a true partner in its line. */
export function variantTables(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  queries: readonly LineQuery[],
  truth: Truth,
  seed: number,
): string[] {
  const deep = queries.filter(({ peaks }) => peaks.count >= FEWEST_PEAKS);
  const precision = (at: CellClassSites, cell: string, candidateCell: string, thin?: number): number => {
    const rankings = new Map<string, Map<string, number>>();
    for (const query of deep) {
      if (query.cell !== cell) continue;
      const scores = scoresOf(opened, at, query, seed, thin);
      const ranking = rankings.get(query.antigen) ?? new Map<string, number>();
      rankings.set(query.antigen, ranking);
      at.columns.forEach(({ antigen, cell: where, experiments, sites: count }, j) => {
        // Noisy copies are columns, but no candidates; sets under 500 peaks are left out as in the main table.
        if (where !== candidateCell || antigen === query.antigen || experiments.length === 0) return;
        if (count < FEWEST_PEAKS * 0.9) return;
        ranking.set(antigen, Math.max(ranking.get(antigen) ?? Number.NEGATIVE_INFINITY, scores[j]));
      });
    }
    return meanOf(averagePrecisions(rankings, truth).values());
  };
  const rows: string[][] = [];
  const add = (name: string, value: (cell: string) => number) =>
    rows.push([name, ...LINES.map((cell) => three(value(cell)))]);
  add('as shipped', (cell) => precision(sites, cell, cell));
  for (const copies of [1, 3]) {
    const diluted = withNoisyCopies(sites, copies, truth, createRandom(seed).split(`copies ${copies}`));
    add(`${copies} noisy ${copies === 1 ? 'copy' : 'copies'} of every partner`, (cell) =>
      precision(diluted, cell, cell),
    );
  }
  for (const peaks of [350, 1000, 5000])
    add(`query thinned to its ${peaks} strongest peaks`, (cell) => precision(sites, cell, cell, peaks));
  const alone = new Map(LINES.map((cell) => [cell, sitesOfCell(opened, cell)]));
  add("the other line's experiments alone", (cell) => {
    const other = LINES[1 - LINES.indexOf(cell)];
    return precision(alone.get(other) ?? sites, cell, other);
  });
  const half = halfAtlas(opened, sites, deep, seed);
  return [
    ['## Variants of the partner score', table(['atlas or query', ...LINES], rows)].join('\n\n'),
    [
      '## Calibration and stability',
      table(
        ['question', ...LINES],
        [
          [
            'type-1 error at 0.05, fresh matched queries',
            ...LINES.map((cell) => three(typeOneError(opened, sites, deep, cell, seed))),
          ],
          ['half the columns against all: Kendall tau of the scores', ...half.map(({ tau }) => three(tau))],
          ['half the columns against all: share of the top 10 kept', ...half.map(({ kept }) => three(kept))],
        ],
      ),
    ].join('\n\n'),
  ];
}

function columnOf(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  { peaks }: LineQuery,
  thin = Number.POSITIVE_INFINITY,
): QueryColumn {
  if (peaks.count <= thin) return queryColumn(queryPeaks(opened.atlas, peaks), sites);
  const order = Uint32Array.from({ length: peaks.count }, (_, i) => i).sort(
    (a, b) => peaks.signal[b] - peaks.signal[a] || a - b,
  );
  return queryColumn(queryPeaks(opened.atlas, takePeaks(peaks, order.slice(0, thin).sort())), sites);
}

function ownOf(sites: CellClassSites, antigen: string): number[] {
  return [...sites.columns.keys()].filter((j) => sites.columns[j].antigen === antigen);
}

function scoresOf(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  query: LineQuery,
  seed: number,
  thin?: number,
): Float64Array {
  return rankPartners(sites, columnOf(opened, sites, query, thin), {
    own: ownOf(sites, query.antigen),
    cell: sites.columns.some(({ cell }) => cell === query.cell) ? query.cell : undefined,
    random: createRandom(seed),
    draws: 0,
  }).score;
}

/** Sites, columns and model from one cell line's experiments. */
function sitesOfCell({ atlas }: BenchmarkAtlas, cell: string): CellClassSites {
  const shards = atlas.shards.map(({ shard }) => shard);
  const all = [...experimentsByClass(shards).classes.values()].flat().filter((one) => one.cell === cell);
  const [summits] = readSummits(shards, [all]);
  return buildClassSites(cell, { ...summits, experiments: all }, atlas.genome.offsets, undefined);
}

/** Share of p at most 0.05 where the query is itself a matched random one. */
function typeOneError(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  queries: readonly LineQuery[],
  cell: string,
  seed: number,
): number {
  const { model } = sites;
  if (model === undefined) return Number.NaN;
  const group = model.groups.findIndex((one) => one.cell === cell);
  const random = createRandom(seed).split('type one');
  let tests = 0;
  let significant = 0;
  for (const query of queries.filter((one) => one.cell === cell && one.peaks.count < 20_000).slice(0, 12)) {
    const own = ownOf(sites, query.antigen);
    const drawn = new MatchedQueries(
      sites,
      columnOf(opened, sites, query),
      countOccupancy(sites, own),
      group,
      random,
    ).draw();
    const order = Array.from(
      drawn.site.length === 0 ? [] : Array.from({ length: drawn.site.length }, (_, i) => i),
    ).sort((a, b) => drawn.site[a] - drawn.site[b]);
    const fresh: QueryColumn = {
      site: Uint32Array.from(order, (i) => drawn.site[i]),
      score: Float64Array.from(order, (i) => drawn.score[i]),
      peak: new Uint32Array(order.length),
      peaksOnNoSite: 0,
    };
    const { log10P } = rankPartners(sites, fresh, { own, cell, random: createRandom(seed + 1) });
    for (const p of log10P) {
      if (Number.isNaN(p)) continue;
      tests++;
      if (p <= Math.log10(0.05)) significant++;
    }
  }
  return significant / tests;
}

/** Scores with a random half of the columns against those with all, over the columns of the half in the query's cell. */
function halfAtlas(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  queries: readonly LineQuery[],
  seed: number,
): { tau: number; kept: number }[] {
  const n = sites.columns.length;
  const chosen = createRandom(seed)
    .split('half')
    .sample(n, Math.floor(n / 2))
    .sort();
  const place = new Int32Array(n).fill(-1);
  chosen.forEach((j, i) => (place[j] = i));
  const { members } = sites;
  const offset = new Uint32Array(members.siteCount + 1);
  const column: number[] = [];
  const code: number[] = [];
  for (let site = 0; site < members.siteCount; site++) {
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) {
      if (place[members.column[m]] < 0) continue;
      column.push(place[members.column[m]]);
      code.push(members.code[m]);
    }
    offset[site + 1] = column.length;
  }
  const half = {
    ...sites,
    columns: Array.from(chosen, (j) => sites.columns[j]),
    members: {
      siteCount: members.siteCount,
      offset,
      column: Uint16Array.from(column),
      code: Uint8Array.from(code),
    },
  };
  const model = fitPartnerModel(half.columns, half.members, half.codeScore);
  const halved: CellClassSites = { ...half, model };
  return LINES.map((cell) => {
    const asked = queries.filter((query) => query.cell === cell).slice(0, 15);
    const results = asked.map((query) => {
      const all = scoresOf(opened, sites, query, seed);
      const some = scoresOf(opened, halved, query, seed);
      const both = Array.from(chosen.keys()).filter(
        (i) => halved.columns[i].cell === cell && !Number.isNaN(some[i]),
      );
      const withAll = both.map((i) => all[chosen[i]]);
      const withHalf = both.map((i) => some[i]);
      const top = (values: number[]) =>
        new Set([...values.keys()].sort((a, b) => values[b] - values[a]).slice(0, 10));
      const topAll = top(withAll);
      return {
        tau: kendallTau(withAll, withHalf),
        kept: [...top(withHalf)].filter((i) => topAll.has(i)).length / topAll.size,
      };
    });
    return { tau: meanOf(results.map(({ tau }) => tau)), kept: meanOf(results.map(({ kept }) => kept)) };
  });
}
