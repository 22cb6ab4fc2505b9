// What happens to the partner score with noisy copies, shallow queries, half an atlas, and no partners
// at all?
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { countOccupancy } from '../../src/partners/sites/occupancy.ts';
import { scorePartners } from '../../src/partners/score/score-partners.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { withNoisyCopies } from './copies.ts';
import { FEWEST_PEAKS, LINES, type LineQuery } from './queries.ts';
import { averagePrecisions, kendallTau, meanOf, medianOf } from './metrics.ts';
import type { BenchmarkAtlas } from './open.ts';
import { fitPartnerModel } from '../../src/partners/score/fit-partner-model.ts';
import { MatchedQueries } from '../../src/partners/score/matched-null.ts';
import { boundSitesOf, ownOf, scoresOf } from './scores.ts';
import { inOrder } from './planted.ts';
import { table, three } from './tables.ts';
import type { Truth } from './truth.ts';

const RANDOM_PAIRS = 250;

/** Tables of variants; each query is an experiment of at least 500 peaks with a true partner in its line. */
export function variantTables(
  opened: BenchmarkAtlas,
  queries: readonly LineQuery[],
  truth: Truth,
  seed: number,
): string {
  const sites = opened.sites.read(opened.sites.cellClasses[0]);
  const deep = queries.filter(({ peaks }) => peaks.count >= FEWEST_PEAKS);
  const precision = (at: CellClassSites, cell: string, thin?: number): number => {
    const rankings = new Map<string, Map<string, number>>();
    for (const query of deep) {
      if (query.cell !== cell) continue;
      const scores = scoresOf(opened, at, query, seed, thin).score;
      const ranking = rankings.get(query.antigen) ?? new Map<string, number>();
      rankings.set(query.antigen, ranking);
      at.binders.forEach(({ antigen, cell: where, experiments, sites: count }, j) => {
        // Noisy copies are binders, but no candidates; sets under 500 peaks are left out as in the main table.
        if (where !== cell || antigen === query.antigen || experiments.length === 0) return;
        if (count < FEWEST_PEAKS * 0.9) return;
        ranking.set(antigen, Math.max(ranking.get(antigen) ?? Number.NEGATIVE_INFINITY, scores[j]));
      });
    }
    return meanOf(averagePrecisions(rankings, truth).values());
  };
  const rows: string[][] = [];
  const add = (name: string, value: (cell: string) => number) =>
    rows.push([name, ...LINES.map((cell) => three(value(cell)))]);
  add('as shipped', (cell) => precision(sites, cell));
  for (const copies of [1, 3]) {
    const diluted = withNoisyCopies(sites, copies, truth, createRandom(seed).split(`copies ${copies}`));
    add(`${copies} noisy ${copies === 1 ? 'copy' : 'copies'} of every partner`, (cell) =>
      precision(diluted, cell),
    );
  }
  for (const peaks of [350, 1000, 5000])
    add(`query thinned to its ${peaks} strongest peaks`, (cell) => precision(sites, cell, peaks));
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
          [
            `median conditional log2 odds ratio, ${RANDOM_PAIRS} random pairs of factors`,
            ...LINES.map((cell) => three(medianLog2OddsRatio({ opened, sites }, deep, cell, truth, seed))),
          ],
          ['half the binders against all: Kendall tau of the scores', ...half.map(({ tau }) => three(tau))],
          ['half the binders against all: share of the top 10 kept', ...half.map(({ kept }) => three(kept))],
        ],
      ),
    ].join('\n\n'),
  ].join('\n\n');
}

/** Median over random pairs of factors of a line that are no curated partners. */
function medianLog2OddsRatio(
  { opened, sites }: { readonly opened: BenchmarkAtlas; readonly sites: CellClassSites },
  queries: readonly LineQuery[],
  cell: string,
  truth: Truth,
  seed: number,
): number {
  const random = createRandom(seed).split('pairs');
  const asked = queries.filter((query) => query.cell === cell);
  const each = Math.ceil(RANDOM_PAIRS / asked.length);
  const values = asked.flatMap((query) => {
    const { odds } = scoresOf(opened, sites, query, seed);
    const others = [...sites.binders.keys()].filter((j) => {
      const binder = sites.binders[j];
      if (binder.cell !== cell || binder.antigen === query.antigen) return false;
      return binder.sites >= FEWEST_PEAKS && truth.get(query.antigen)?.has(binder.antigen) !== true;
    });
    return Array.from(
      random.sample(others.length, each),
      (i) => odds.naturalLogOddsRatio[others[i]] / Math.LN2,
    );
  });
  return medianOf(values.slice(0, RANDOM_PAIRS));
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
      boundSitesOf(opened, sites, query),
      countOccupancy(sites, own),
      group,
      random,
    ).draw();
    const { log10P } = scorePartners(sites, inOrder(drawn), { own, cell, random: createRandom(seed + 1) });
    for (const p of log10P) {
      if (Number.isNaN(p)) continue;
      tests++;
      if (p <= Math.log10(0.05)) significant++;
    }
  }
  return significant / tests;
}

/** Scores with a random half of the binders against those with all, over the binders of the half in the query's cell. */
function halfAtlas(
  opened: BenchmarkAtlas,
  sites: CellClassSites,
  queries: readonly LineQuery[],
  seed: number,
): { tau: number; kept: number }[] {
  const n = sites.binders.length;
  const chosen = createRandom(seed)
    .split('half')
    .sample(n, Math.floor(n / 2))
    .sort();
  const place = new Int32Array(n).fill(-1);
  chosen.forEach((j, i) => (place[j] = i));
  const { members } = sites;
  const offset = new Uint32Array(members.siteCount + 1);
  const binder: number[] = [];
  const code: number[] = [];
  for (let site = 0; site < members.siteCount; site++) {
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) {
      if (place[members.binder[m]] < 0) continue;
      binder.push(place[members.binder[m]]);
      code.push(members.code[m]);
    }
    offset[site + 1] = binder.length;
  }
  const half = {
    ...sites,
    binders: Array.from(chosen, (j) => sites.binders[j]),
    members: {
      siteCount: members.siteCount,
      offset,
      binder: Uint16Array.from(binder),
      code: Uint8Array.from(code),
    },
  };
  const model = fitPartnerModel(half.binders, half.members, half.codeScore);
  const halved: CellClassSites = { ...half, model };
  return LINES.map((cell) => {
    const asked = queries.filter((query) => query.cell === cell).slice(0, 15);
    const results = asked.map((query) => {
      const all = scoresOf(opened, sites, query, seed).score;
      const some = scoresOf(opened, halved, query, seed).score;
      const both = Array.from(chosen.keys()).filter(
        (i) => halved.binders[i].cell === cell && !Number.isNaN(some[i]),
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
