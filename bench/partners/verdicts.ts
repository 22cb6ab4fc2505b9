// Which rows are called what, how many of them are known pairs, and what is called where nothing is planted?
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { takePeaks } from '../../src/genome/place.ts';
import type { PartnerRow } from '../../src/partners/score/partner-rows.ts';
import { MatchedQueries } from '../../src/partners/score/matched-null.ts';
import { placeOnSites, rankQuery } from '../../src/partners/score/rank-query.ts';
import { scorePartners, type PartnerScores } from '../../src/partners/score/score-partners.ts';
import type { Judged } from '../../src/tables/verdicts.ts';
import type { BoundSites } from '../../src/partners/sites/bound-sites.ts';
import { countOccupancy } from '../../src/partners/sites/occupancy.ts';
import { judgeBinders } from '../../src/partners/verdict/judge-binders.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { Z95 } from '../../src/statistics/distributions/normal.ts';
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import type { BenchmarkAtlas } from './open.ts';
import { inOrder, PlantedQueries, someSites } from './planted.ts';
import type { LineQuery } from './queries.ts';
import { boundSitesOf, ownOf } from './scores.ts';
import { table, three } from './tables.ts';
import type { Truth } from './truth.ts';

const ARM_END = 38_000_000;
/** A known pair is strong from this log2 odds ratio on, where the query has so many sites. */
const STRONG_ODDS = 1.5;
const STRONG_SITES = 300;
const FEWEST_SHARED = 30;
/** One in so many experiments is replaced by a matched random query; half as many where its peaks are cut. */
const EVERY_RANDOM = 3;
/** Queries with a planted partner: sites, how many queries, shares of the sites, and who may be planted or stood in for. */
const PLANTED_SITES = [300, 1000];
const PLANTED = 24;
const PLANTED_SHARES = [0.1, 0.5] as const;
const PLANTED_SMALLEST = 1000;
const PLANTED_DEEP = 2000;

const SETS: readonly [name: string, cut: (peaks: PeakColumns) => PeakColumns][] = [
  ['whole', (peaks) => peaks],
  ['300 strongest', (peaks) => strongest(peaks, 300)],
  ['chr1:0-38 Mb', onArm],
];

/** A row of a query's own line. */
interface Row extends PartnerRow {
  readonly query: LineQuery;
  readonly known: boolean;
}

/** Tables of what the verdicts call, over all experiments of factors. */
export async function verdictTables(
  opened: BenchmarkAtlas,
  truth: Truth,
  seed: number,
  every = 1,
): Promise<string> {
  const queries = (await factorQueries(opened)).filter((_, i) => i % every === 0);
  const sets = SETS.map(([name, cut]) => ({
    name,
    rows: queries.flatMap((query) => rowsOf(opened, query, cut(query.peaks), truth, seed)),
  }));
  return [verdictTable(sets), randomQueries(opened, queries, seed), plantedTable(opened, queries, seed)].join(
    '\n\n',
  );
}

function verdictTable(sets: readonly { readonly name: string; readonly rows: readonly Row[] }[]): string {
  const over = (value: (rows: readonly Row[]) => string): string[] => sets.map(({ rows }) => value(rows));
  const header = ['', ...sets.map(({ name }) => name)];
  const words = [
    ...new Set(sets.flatMap(({ rows }) => rows.map(said)).filter((word) => !word.startsWith('no '))),
  ].sort((a, b) => Number(b.startsWith('supp')) - Number(a.startsWith('supp')) || (a < b ? -1 : 1));
  return [
    '## Verdicts',
    `Every experiment of a factor as a query against its own line: whole, its 300 strongest peaks, and its peaks of one chromosome arm. *Known* are the pairs of \`truth/complexes-extended.tsv\`. *Strong* are known pairs with a log2 odds ratio of at least ${STRONG_ODDS} and a query of at least ${STRONG_SITES} sites; *lone* are strong pairs of queries with one known partner in the line. The rule was found on these two lines.`,
    table(header, [
      ['queries, rows', ...over((rows) => `${new Set(rows.map(({ query }) => query)).size}, ${rows.length}`)],
      ['known share of all rows', ...over((rows) => three(shareOf(rows, isKnown)))],
      ...words.map((word) => [
        `*${word}*: rows, known share`,
        ...over((rows) => {
          const called = rows.filter((row) => said(row) === word);
          return `${called.length}, ${three(shareOf(called, isKnown))}`;
        }),
      ]),
      [
        'known pairs that are supported',
        ...over((rows) => three(shareOf(rows.filter(isKnown), isSupported))),
      ],
      ...(['strong', 'lone'] as const).map((kind) => [
        `${kind} pairs: number, supported, at least suggested`,
        ...over((rows) => {
          const pairs = strongPairs(rows, kind === 'lone');
          return `${pairs.length}, ${three(shareOf(pairs, isSupported))}, ${three(shareOf(pairs, isFor))}`;
        }),
      ]),
      [
        `supported with under ${FEWEST_SHARED} shared sites (that are not half of the column), with an interval that reaches 0`,
        ...over((rows) => {
          const called = rows.filter(isSupported);
          const few = called.filter((row) => row.sharedSites < FEWEST_SHARED);
          const half = few.filter((row) => row.sharedSites >= row.partnerSites / 2);
          const reaching = called.filter((row) => !(row.score - Z95 * row.scoreError > 0));
          return `${few.length - half.length}, ${reaching.length}`;
        }),
      ],
      ['pairs that reach the score both ways: share with the same label', ...over(symmetry)],
      ['supported for the largest share of the queries of its line', ...over(widest)],
      ['queries with a supported row', ...over(queriesWith(isSupported))],
    ]),
  ].join('\n\n');
}

function said({ verdict, reason }: PartnerRow): string {
  return reason === null ? String(verdict) : `${verdict} ← ${reason}`;
}

const isKnown = ({ known }: Row): boolean => known;
const isSupported = ({ supported }: PartnerRow): boolean => supported;
const isFor = ({ verdict }: PartnerRow): boolean => verdict === 'supported' || verdict === 'suggested';

function shareOf(rows: readonly Row[], is: (row: Row) => boolean): number {
  return rows.filter(is).length / rows.length;
}

function strongPairs(rows: readonly Row[], lone: boolean): Row[] {
  const known = new Map<LineQuery, number>();
  for (const { query } of rows.filter(isKnown)) known.set(query, (known.get(query) ?? 0) + 1);
  return rows.filter(
    (row) =>
      row.known &&
      row.log2OddsRatio >= STRONG_ODDS &&
      row.querySites >= STRONG_SITES &&
      (!lone || known.get(row.query) === 1),
  );
}

function symmetry(rows: readonly Row[]): string {
  const reaching = rows.filter(({ score, threshold }) => score >= threshold);
  const key = (row: Row, a: string, b: string) => `${row.cell}\t${a}\t${b}`;
  const byPair = new Map<string, Row[]>();
  for (const row of reaching) {
    const at = key(row, row.query.antigen, row.antigen);
    byPair.set(at, [...(byPair.get(at) ?? []), row]);
  }
  let [pairs, same] = [0, 0];
  for (const row of reaching) {
    if (row.query.antigen >= row.antigen) continue;
    for (const other of byPair.get(key(row, row.antigen, row.query.antigen)) ?? []) {
      pairs++;
      if (row.supported === other.supported) same++;
    }
  }
  return `${three(same / pairs)} of ${pairs}`;
}

function widest(rows: readonly Row[]): string {
  const queries = new Map<string, Set<LineQuery>>();
  const supporting = new Map<string, Set<LineQuery>>();
  const add = (to: Map<string, Set<LineQuery>>, at: string, query: LineQuery) =>
    to.set(at, (to.get(at) ?? new Set()).add(query));
  for (const row of rows) {
    add(queries, row.cell, row.query);
    if (row.supported) add(supporting, `${row.antigen} in ${row.cell}`, row.query);
  }
  const shares = [...supporting].map(
    ([name, of]) => [name, of.size / (queries.get(name.split(' in ')[1])?.size ?? 0)] as const,
  );
  const [name, share] = shares.sort((a, b) => b[1] - a[1])[0] ?? ['none', 0];
  return `${three(share)} (${name})`;
}

function queriesWith(is: (row: Row) => boolean): (rows: readonly Row[]) => string {
  return (rows) => String(new Set(rows.filter(is).map(({ query }) => query)).size);
}

/** Matched random queries taken as queries themselves: own random queries, all steps anew. */
function randomQueries(opened: BenchmarkAtlas, queries: readonly LineQuery[], seed: number): string {
  const sites = opened.sites.read(opened.sites.cellClasses[0]);
  const levels = [0.05, 0.01, 0.001];
  const sentences = SETS.map(([name, cut], set) => {
    const random = createRandom(seed).split(`nothing planted ${name}`);
    const below = levels.map(() => 0);
    let [tests, asked, supported, suggested] = [0, 0, 0, 0];
    for (const query of queries.filter((_, i) => i % (set === 0 ? EVERY_RANDOM : 2 * EVERY_RANDOM) === 0)) {
      const own = ownOf(sites, query.antigen);
      const placed = boundSitesOf(opened, sites, { ...query, peaks: cut(query.peaks) });
      if (placed.site.length === 0) continue;
      const group = groupOf(sites, query.cell);
      const drawn = new MatchedQueries(sites, placed, countOccupancy(sites, own), group, random).draw();
      const { scores, judged } = judgedOf(sites, inOrder(drawn), own, query.cell, seed);
      for (const p of scores.log10P) {
        if (Number.isNaN(p)) continue;
        tests++;
        levels.forEach((level, i) => (below[i] += Number(p <= Math.log10(level))));
      }
      asked++;
      supported += Number(judged.some((each) => each?.verdict === 'supported'));
      suggested += Number(judged.some((each) => each?.verdict === 'suggested'));
    }
    const rates = levels.map((level, i) => `${(below[i] / tests).toFixed(5)} at ${level}`).join(', ');
    return `${name}, ${asked} queries with ${tests} tests: type-1 error ${rates}; a supported row in ${supported} of them, a suggested one in ${suggested}`;
  });
  return `Nothing planted, matched random queries in place of experiments. ${sentences.join('. ')}.`;
}

/** Matched random queries in which one binder of the line is planted: is it called, and is anything else? */
function plantedTable(opened: BenchmarkAtlas, queries: readonly LineQuery[], seed: number): string {
  const sites = opened.sites.read(opened.sites.cellClasses[0]);
  const deep = queries.filter(({ peaks }) => peaks.count >= PLANTED_DEEP);
  const [least, most] = PLANTED_SHARES;
  const rows = PLANTED_SITES.flatMap((size) =>
    [false, true].map((alike) => {
      const random = createRandom(seed).split(`planted ${size} ${alike}`);
      let [strong, supported, isFor, others, withOthers] = [0, 0, 0, 0, 0];
      for (let number = 0; number < PLANTED; number++) {
        const query = deep[random.integer(deep.length)];
        const own = ownOf(sites, query.antigen);
        const inLine = [...sites.binders.keys()].filter(
          (j) => sites.binders[j].cell === query.cell && !own.includes(j),
        );
        const possible = inLine.filter((j) => sites.binders[j].sites >= PLANTED_SMALLEST);
        const binder = possible[random.integer(possible.length)];
        const chosen = someSites(boundSitesOf(opened, sites, query), size, random);
        const planted = new PlantedQueries(sites, chosen, own, groupOf(sites, query.cell), random);
        const drawn = planted.draw(binder, least + (most - least) * random.uniform(), alike);
        const { scores, judged } = judgedOf(sites, drawn, own, query.cell, seed);
        if (scores.odds.naturalLogOddsRatio[binder] / Math.LN2 >= STRONG_ODDS) {
          strong++;
          supported += Number(judged[binder]?.verdict === 'supported');
          isFor += Number(isJudgedFor(judged[binder]));
        }
        const copies = Array.from(sites.model?.nearCopies[binder] ?? []);
        const called = inLine.filter((j) => j !== binder && !copies.includes(j) && isJudgedFor(judged[j]));
        others += called.length;
        withOthers += Number(called.length > 0);
      }
      return [
        `${size} sites, strengths ${alike ? 'half in order' : 'at random'}`,
        String(strong),
        three(supported / strong),
        three(isFor / strong),
        `${others}, in ${withOthers} of ${PLANTED}`,
      ];
    }),
  );
  return [
    `One partner planted: ${PLANTED} matched random queries each, ${100 * least} to ${100 * most} % of whose sites are moved to sites of one binder of the line that has at least ${PLANTED_SMALLEST} sites. Their strengths say nothing of the binder's, or half of them stand in its order. Counted is it where its log2 odds ratio reaches ${STRONG_ODDS}; others are binders that are no near-copies of it.`,
    table(['query', 'strong', 'supported', 'at least suggested', 'others at least suggested'], rows),
  ].join('\n\n');
}

const isJudgedFor = (judged: Judged | undefined): boolean =>
  judged?.verdict === 'supported' || judged?.verdict === 'suggested';

/** A query that is no experiment: its scores and what they say. */
function judgedOf(
  sites: CellClassSites,
  query: BoundSites,
  own: readonly number[],
  cell: string,
  seed: number,
): { scores: PartnerScores; judged: (Judged | undefined)[] } {
  const scores = scorePartners(sites, query, { own, cell, random: createRandom(seed + 1) });
  const judged = judgeBinders(sites, scores, { querySites: query.site.length, own, doubt: undefined });
  return { scores, judged };
}

function groupOf({ model }: CellClassSites, cell: string): number {
  return model?.groups.findIndex((one) => one.cell === cell) ?? -1;
}

async function factorQueries(opened: BenchmarkAtlas): Promise<LineQuery[]> {
  const { experiments } = opened.atlas;
  const queries: LineQuery[] = [];
  for (let experiment = 0; experiment < experiments.count; experiment++) {
    if (experiments.antigenClass[experiment] !== 'TFs and others') continue;
    const [antigen, cell] = [experiments.antigen[experiment], experiments.cell[experiment]];
    queries.push({ experiment, antigen, cell, peaks: await opened.queryOf(experiment) });
  }
  return queries;
}

function rowsOf(
  opened: BenchmarkAtlas,
  query: LineQuery,
  peaks: PeakColumns,
  truth: Truth,
  seed: number,
): Row[] {
  if (peaks.count === 0) return [];
  const { antigen, cell } = query;
  const { names } = opened;
  const [cellClass] = opened.sites.cellClasses;
  const placed = placeOnSites(opened.atlas, [opened.sites], peaks, {});
  const identity = { antigens: [names.key(antigen)], cell, cellClass };
  return rankQuery(placed, identity, names, { seed })
    .rows.filter(({ tier }) => tier === 'same cell')
    .map((row) => ({ ...row, query, known: truth.get(antigen)?.has(row.antigen) === true }));
}

function strongest(peaks: PeakColumns, count: number): PeakColumns {
  const order = Uint32Array.from({ length: peaks.count }, (_, i) => i).sort(
    (a, b) => peaks.signal[b] - peaks.signal[a] || a - b,
  );
  return takePeaks(peaks, order.slice(0, count).sort());
}

function onArm(peaks: PeakColumns): PeakColumns {
  const rows = Uint32Array.from({ length: peaks.count }, (_, i) => i);
  return takePeaks(
    peaks,
    rows.filter((i) => peaks.chromosomeNames[peaks.chromosome[i]] === 'chr1' && peaks.end[i] <= ARM_END),
  );
}
