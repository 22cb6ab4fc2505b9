// The two cell lines: every statistic's rankings, and the tables made of them.
import { countExperiments } from '../../src/analyses/inputs/experiment-counts.ts';
import { placeOnSites, rankQuery } from '../../src/partners/score/rank-query.ts';
import { compatibleScores, COMPATIBLE_STATISTICS } from '../../src/partners/compatible/table.ts';
import { fisherLog10P } from '../../src/statistics/tests/fisher.ts';
import { CORRELATION, pairStatistics } from './competitors.ts';
import type { Rankings } from './metrics.ts';
import type { BenchmarkAtlas } from './open.ts';
import { coLoLike, type CoLoLike } from './colocalization.ts';
import { LINES, type LineQuery } from './queries.ts';
import { orderBinders } from '../../src/partners/order/order-binders.ts';
import { boundSitesOf, scoresOf, sitesOfCell } from './scores.ts';
import { mainTables, ORDER, OURS, type LineResults } from './tables.ts';
import { biogridPairs, type Truth } from './truth.ts';

/** Every statistic on real data: the tables as Markdown. */
export async function statisticTables(
  opened: BenchmarkAtlas,
  queries: readonly LineQuery[],
  { curated, extended }: { readonly curated: Truth; readonly extended: Truth },
  seed: number,
): Promise<string> {
  const lines: LineResults[] = [];
  const coLo = coLoLike(opened.atlas);
  for (const cell of LINES) {
    lines.push(await lineResults(opened, coLo, cell, queries, seed));
  }
  return mainTables(lines, opened, { curated, extended, biogrid: biogridPairs() }, seed).join('\n\n');
}

async function lineResults(
  opened: BenchmarkAtlas,
  coLo: readonly CoLoLike[],
  cell: (typeof LINES)[number],
  all: readonly LineQuery[],
  seed: number,
): Promise<LineResults> {
  const queries = all.filter((query) => query.cell === cell);
  const sites = opened.sites.read(opened.sites.cellClasses[0]);
  const others = sitesOfCell(opened, LINES[1 - LINES.indexOf(cell)]);
  const rankings = new Map<string, Map<string, Map<string, number>>>();
  const elsewhere = new Map<string, Map<string, Map<string, number>>>();
  let seconds = 0;
  for (const query of queries) {
    const start = process.cpuUsage();
    const { rows } = rankQuery(
      placeOnSites(opened.atlas, [opened.sites], query.peaks, {}),
      { antigens: [opened.names.key(query.antigen)], cell, cellClass: 'Blood' },
      opened.names,
      { seed, draws: 0 },
    );
    const used = process.cpuUsage(start);
    seconds += (used.user + used.system) / 1e6;
    for (const row of rows) {
      if (row.tier !== 'same cell') continue;
      keep(rankings, OURS, query.antigen, row.antigen, row.score);
      keep(rankings, ORDER, query.antigen, row.antigen, row.order);
    }
    const scores = scoresOf(opened, others, query, seed);
    const { naturalLogOddsRatio } = scores.odds;
    const order = orderBinders(
      others,
      boundSitesOf(opened, others, query),
      { ...scores, naturalLogOddsRatio },
      { cell: undefined, amongClasses: false },
    );
    others.binders.forEach(({ antigen }, j) => {
      if (antigen === query.antigen) return;
      keep(elsewhere, OURS, query.antigen, antigen, scores.score[j]);
      keep(elsewhere, ORDER, query.antigen, antigen, order[j]);
      keep(elsewhere, CORRELATION, query.antigen, antigen, scores.correlation[j]);
    });
    await otherStatistics(opened, query, seed, (statistic, antigen, partnerCell, value) =>
      keep(partnerCell === cell ? rankings : elsewhere, statistic, query.antigen, antigen, value),
    );
  }
  const share = (where: typeof rankings, name: string, ranking: Rankings) => {
    for (const [query, candidates] of ranking)
      if (queries.some(({ antigen }) => antigen === query))
        for (const [antigen, value] of candidates) keep(where, name, query, antigen, value);
  };
  for (const [name, ranking] of pairStatistics(sites, cell)) share(rankings, name, ranking);
  for (const { name, rankings: of } of coLo) {
    share(rankings, name, of(cell, cell));
    share(elsewhere, name, of(cell, LINES[1 - LINES.indexOf(cell)]));
  }
  return { cell, rankings, elsewhere, secondsPerQuery: seconds / queries.length, queries };
}

/** Keeps the best value of a pair of antigens over their experiments. */
function keep(
  rankings: Map<string, Map<string, Map<string, number>>>,
  statistic: string,
  query: string,
  antigen: string,
  value: number,
): void {
  const ranking = rankings.get(statistic) ?? new Map<string, Map<string, number>>();
  rankings.set(statistic, ranking);
  const candidates = ranking.get(query) ?? new Map<string, number>();
  ranking.set(query, candidates);
  const known = candidates.get(antigen);
  if (known === undefined || Number.isNaN(known) || value > known) candidates.set(antigen, value);
}

/** Other tools' statistics of one query against every experiment but its own antigen's. */
async function otherStatistics(
  { atlas, names }: BenchmarkAtlas,
  query: LineQuery,
  seed: number,
  tell: (statistic: string, antigen: string, cell: string, value: number) => void,
): Promise<void> {
  const { experiments } = atlas;
  const rows = Uint32Array.from({ length: experiments.count }, (_, i) => i).filter(
    (row) => experiments.antigenClass[row] === 'TFs and others' && experiments.antigen[row] !== query.antigen,
  );
  const identity = {
    antigens: [names.key(query.antigen)],
    cell: query.cell,
    cellClass: 'Blood',
  };
  const { peaks } = query;
  const { counts } = await countExperiments(
    { atlas, peaks, identity, names, overlaps: () => atlas.overlap(peaks) },
    rows,
    { sites: true, pairs: true, hits: true, seed },
  );
  const share = (name: string, value: (i: number) => number) =>
    rows.forEach((row, i) => tell(name, experiments.antigen[row], experiments.cell[row], value(i)));
  for (const statistic of COMPATIBLE_STATISTICS) {
    const { value } = compatibleScores(statistic, counts);
    share(statistic, (i) => value[i]);
  }
  const { sites, querySites, experimentSites, sharedSites } = counts;
  const table = (i: number): [number, number, number, number] => {
    const [x, b] = [sharedSites[i], experimentSites[i]];
    return [x, querySites - x, b - x, sites - querySites - b + x];
  };
  share('fisher (union of sites)', (i) => -fisherLog10P(...table(i), 'upper'));
  share('jaccard (sites)', (i) => sharedSites[i] / (querySites + experimentSites[i] - sharedSites[i]));
  share('log-odds (union of sites)', (i) => {
    const [a, b, c, d] = table(i);
    return Math.log(((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5)));
  });
  const genome = Math.round(3.1e9 / 600);
  share('fisher (whole genome)', (i) => {
    const [a, b, c] = table(i);
    return -fisherLog10P(a, b, c, genome - a - b - c, 'upper');
  });
}
