// Small atlases: random subsets of the columns of one line, and of both, as atlases of their own.
import type { CellClassSites, PartnerModel } from '../../src/atlas/sites/cell-class-sites.ts';
import { oddsAmongPairs } from '../../src/partners/order/odds-among-pairs.ts';
import { orderBinders } from '../../src/partners/order/order-binders.ts';
import { calibrateScores } from '../../src/partners/score/calibrate-scores.ts';
import { conditionOnBinders } from '../../src/partners/score/condition-on-binders.ts';
import { correlateBinders } from '../../src/partners/score/correlation.ts';
import { sitesInCommon } from '../../src/partners/score/conditional-odds.ts';
import { correlateQuery } from '../../src/partners/score/query-correlation.ts';
import { QueryPartials } from '../../src/partners/score/query-partials.ts';
import type { BoundSites } from '../../src/partners/sites/bound-sites.ts';
import { giggleScore } from '../../src/partners/compatible/giggle.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { fisherLog10P } from '../../src/statistics/tests/fisher.ts';
import { averagePrecisions, meanOf } from './metrics.ts';
import type { BenchmarkAtlas } from './open.ts';
import { FEWEST_PEAKS, LINES } from './queries.ts';
import { ownOf } from './scores.ts';
import { table, three } from './tables.ts';
import type { Truth } from './truth.ts';

const SIZES = [8, 12, 16, 20, 30, 40, 60];
const SUBSETS = 20;
/** One column in so many comes into a subset together with a known partner, so that there is something to find. */
const SEEDED = 12;
const GENOME = 3.1e9;
const SITE = 300;
const OVERLAP = ['log odds', 'GIGGLE', 'Fisher'];
const RULE = 'order of the rows (chipmate)';

/** Mean average precision of every statistic in random subsets, as a table; complexes.tsv beside the extended list. */
export function subsetsTable(
  opened: BenchmarkAtlas,
  { curated, extended }: { readonly curated: Truth; readonly extended: Truth },
  seed: number,
  subsets = SUBSETS,
): string {
  const all = opened.sites.read(opened.sites.cellClasses[0]);
  const settings = [...LINES.map((cell) => [cell]), [...LINES]];
  const columns: { name: string; size: number; means: Map<string, [number, number]> }[] = [];
  for (const size of SIZES) {
    for (const cells of settings) {
      const found = new Map<string, [number[], number[]]>();
      for (let number = 0; number < subsets; number++) {
        const random = createRandom(seed).split(`${cells.join()} ${size} ${number}`);
        const chosen = new Set(
          cells.flatMap((cell) => chooseColumns(all, cell, size / cells.length, extended, random)),
        );
        const sites = conditionOnBinders(all, (binder) => chosen.has(all.binders.indexOf(binder)));
        const rankings = rankingsIn(sites, columnsOf(sites), extended);
        for (const [name, ranking] of rankings) {
          const lists = found.get(name) ?? [[], []];
          found.set(name, lists);
          [curated, extended].forEach((truth, i) => {
            const precisions = [...averagePrecisions(ranking, truth).values()];
            if (precisions.length > 0) lists[i].push(meanOf(precisions));
          });
        }
      }
      columns.push({
        name: cells.length === 1 ? cells[0] : 'both',
        size,
        means: new Map(
          [...found].map(([name, [ofCurated, ofExtended]]) => [
            name,
            [meanOf(ofCurated), meanOf(ofExtended)],
          ]),
        ),
      });
    }
  }
  return [
    '## Small atlases',
    ...[...settings.map((cells) => (cells.length === 1 ? cells[0] : 'both')), 'mean of the three'].map(
      (name) => subsetTable(name, columns),
    ),
    `Mean of ${subsets} random subsets of each size, columns of at least ${FEWEST_PEAKS * 0.9} sites, half of each line where both are taken; every ${SEEDED / 2}th column comes with a known partner. Queries are the columns themselves, candidates the others of their line. Curated complexes, in brackets the extended list. "Behind": how far the order of the rows is behind the best of log odds, GIGGLE and Fisher on the extended list (negative: ahead). The overlap statistics are of site counts; Fisher and GIGGLE over the whole genome.`,
  ].join('\n\n');
}

function subsetTable(
  name: string,
  columns: readonly { name: string; size: number; means: Map<string, [number, number]> }[],
): string {
  const chosen = SIZES.map((size) =>
    columns.filter((column) => column.size === size && (column.name === name || name.startsWith('mean'))),
  );
  // The smallest atlases have no partner score.
  const statistics = [...new Set(chosen.flat().flatMap(({ means }) => [...means.keys()]))];
  const mean = (at: number, statistic: string, list: 0 | 1): number =>
    meanOf(chosen[at].map(({ means }) => means.get(statistic)?.[list] ?? Number.NaN));
  return table(
    [name, ...SIZES.map((size) => `${size} columns`)],
    [
      ...statistics.map((statistic) => [
        statistic,
        ...SIZES.map((_, at) => `${three(mean(at, statistic, 0))} (${three(mean(at, statistic, 1))})`),
      ]),
      [
        'behind',
        ...SIZES.map((_, at) =>
          three(Math.max(...OVERLAP.map((other) => mean(at, other, 1))) - mean(at, RULE, 1)),
        ),
      ],
    ],
  );
}

/** Columns of a line, with pairs of known partners among them. */
function chooseColumns(
  { binders }: CellClassSites,
  cell: string,
  count: number,
  truth: Truth,
  random: ReturnType<typeof createRandom>,
): number[] {
  const there = [...binders.keys()].filter(
    (j) => binders[j].cell === cell && binders[j].sites >= FEWEST_PEAKS * 0.9,
  );
  const order = Array.from(random.sample(there.length, there.length), (i) => there[i]);
  const chosen: number[] = [];
  const pairs = Math.max(1, Math.round(count / SEEDED));
  for (const j of order) {
    if (chosen.length >= 2 * pairs) break;
    if (chosen.includes(j)) continue;
    const partner = order.find(
      (k) => k !== j && !chosen.includes(k) && truth.get(binders[j].antigen)?.has(binders[k].antigen),
    );
    if (partner !== undefined) chosen.push(j, partner);
  }
  for (const j of order) if (chosen.length < count && !chosen.includes(j)) chosen.push(j);
  return chosen;
}

/** Candidates of every column that has a known partner among the others of its line, by statistic. */
function rankingsIn(
  sites: CellClassSites,
  columns: readonly Column[],
  truth: Truth,
): Map<string, Map<string, Map<string, number>>> {
  const { binders, model } = sites;
  const n = binders.length;
  const moments = model ?? correlateBinders(sites.members, n, sites.codeScore);
  const rankings = new Map<string, Map<string, Map<string, number>>>();
  for (const { number, bound } of columns) {
    const { antigen, cell } = binders[number];
    const own = ownOf(sites, antigen);
    const candidates = [...binders.keys()].filter((j) => binders[j].cell === cell && !own.includes(j));
    if (!candidates.some((j) => truth.get(antigen)?.has(binders[j].antigen))) continue;
    // A column's conditional odds as a query are those among the pairs: one pass for all of a line.
    const pairs = oddsAmongPairs(sites, cell);
    const naturalLogOddsRatio = new Float64Array(n).fill(Number.NaN);
    const row = pairs?.binders.indexOf(number) ?? -1;
    pairs?.binders.forEach((j, i) => {
      if (!own.includes(j))
        naturalLogOddsRatio[j] = pairs.naturalLogOddsRatio[row * pairs.binders.length + i];
    });
    const correlation = correlateQuery(bound, sites.members, sites.codeScore, moments);
    const score =
      model === undefined
        ? new Float64Array(n).fill(Number.NaN)
        : scoreOfColumn(model, correlation, own, cell);
    const order = orderBinders(
      sites,
      bound,
      { score, correlation, naturalLogOddsRatio },
      { cell, amongClasses: false },
    );
    const shared = sitesInCommon(sites, bound.site);
    const tell = (name: string, value: (j: number) => number): void => {
      const ranking = rankings.get(name) ?? new Map<string, Map<string, number>>();
      rankings.set(name, ranking.set(antigen, ranking.get(antigen) ?? new Map<string, number>()));
      for (const j of candidates) ranking.get(antigen)?.set(binders[j].antigen, value(j));
    };
    const beside = (j: number): [number, number, number] => [
      shared[j],
      bound.site.length - shared[j],
      binders[j].sites - shared[j],
    ];
    tell(RULE, (j) => order[j]);
    if (model !== undefined) tell('partner score (chipmate)', (j) => score[j]);
    tell('conditional odds', (j) => naturalLogOddsRatio[j]);
    tell('correlation of scores', (j) => correlation[j]);
    tell('log odds', (j) => {
      const [x, a, b] = beside(j);
      return Math.log(((x + 0.5) * (sites.start.length - x - a - b + 0.5)) / ((a + 0.5) * (b + 0.5)));
    });
    tell('GIGGLE', (j) => {
      const [x, a, b] = beside(j);
      return giggleScore({
        pairs: x,
        intervalsA: x + a,
        intervalsB: x + b,
        meanLengthA: SITE,
        meanLengthB: SITE,
        genomeSize: GENOME,
      }).comboScore;
    });
    tell('Fisher', (j) => {
      const [x, a, b] = beside(j);
      return -fisherLog10P(x, a, b, Math.round(GENOME / (2 * SITE)) - a - b - x, 'upper');
    });
  }
  return rankings;
}

/** The partner score of a query by its correlations, as `scorePartners` has it, without p and intervals. */
function scoreOfColumn(
  model: PartnerModel,
  correlation: Float64Array,
  own: readonly number[],
  cell: string,
): Float64Array {
  const copies = [...correlation.keys()].filter((j) => correlation[j] >= model.nearCopy && !own.includes(j));
  const partials = new QueryPartials(model, own, copies);
  const [projection] = partials.project([correlation]);
  const group = model.groups.findIndex((one) => one.cell === cell);
  return calibrateScores(model, partials.evaluate(projection), group < 0 ? undefined : group);
}

/** A column as a query: its sites with their scores. */
interface Column {
  readonly number: number;
  readonly bound: BoundSites;
}

function columnsOf({ binders, members, codeScore }: CellClassSites): Column[] {
  const site = binders.map(({ sites }) => new Uint32Array(sites));
  const score = binders.map(({ sites }) => new Float64Array(sites));
  const next = new Uint32Array(binders.length);
  for (let at = 0; at < members.siteCount; at++) {
    for (let m = members.offset[at]; m < members.offset[at + 1]; m++) {
      const j = members.binder[m];
      site[j][next[j]] = at;
      score[j][next[j]++] = codeScore[members.code[m]];
    }
  }
  return binders.map((_, number) => ({
    number,
    bound: { site: site[number], score: score[number], peak: new Uint32Array(0), peaksOnNoSite: 0 },
  }));
}
