// Which rows are called what, how many of them are known pairs, and what is called where nothing is planted?
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { takePeaks } from '../../src/genome/place.ts';
import type { PartnerRow } from '../../src/partners/score/partner-rows.ts';
import { MatchedQueries } from '../../src/partners/score/matched-null.ts';
import { placeOnSites, rankQuery } from '../../src/partners/score/rank-query.ts';
import { scorePartners } from '../../src/partners/score/score-partners.ts';
import { countOccupancy } from '../../src/partners/sites/occupancy.ts';
import { judgeBinders } from '../../src/partners/verdict/judge-binders.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { Z95 } from '../../src/statistics/distributions/normal.ts';
import type { BenchmarkAtlas } from './open.ts';
import type { LineQuery } from './queries.ts';
import { boundSitesOf, ownOf } from './scores.ts';
import { table, three } from './tables.ts';
import type { Truth } from './truth.ts';

const ARM_END = 38_000_000;
/** A known pair is strong from this log2 odds ratio on, where the query has so many sites. */
const STRONG_ODDS = 1.5;
const STRONG_SITES = 300;
const FEWEST_SHARED = 30;
/** One in so many experiments is replaced by a matched random query. */
const EVERY_RANDOM = 3;

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
  return [verdictTable(sets), randomQueries(opened, queries, seed)].join('\n\n');
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
  const groups = sites.model?.groups ?? [];
  const random = createRandom(seed).split('nothing planted');
  const levels = [0.05, 0.01, 0.001];
  const below = levels.map(() => 0);
  let [tests, asked, supported, suggested] = [0, 0, 0, 0];
  for (const query of queries.filter((_, i) => i % EVERY_RANDOM === 0)) {
    const own = ownOf(sites, query.antigen);
    const group = groups.findIndex(({ cell }) => cell === query.cell);
    const placed = boundSitesOf(opened, sites, query);
    const drawn = new MatchedQueries(sites, placed, countOccupancy(sites, own), group, random).draw();
    const order = Uint32Array.from(drawn.site.keys()).sort((a, b) => drawn.site[a] - drawn.site[b]);
    const site = Uint32Array.from(order, (i) => drawn.site[i]);
    const score = Float64Array.from(order, (i) => drawn.score[i]);
    const scores = scorePartners(
      sites,
      { site, score, peak: new Uint32Array(site.length), peaksOnNoSite: 0 },
      { own, cell: query.cell, random: createRandom(seed + 1) },
    );
    for (const p of scores.log10P) {
      if (Number.isNaN(p)) continue;
      tests++;
      levels.forEach((level, i) => (below[i] += Number(p <= Math.log10(level))));
    }
    const judged = judgeBinders(sites, scores, { querySites: site.length, own, elsewhere: false });
    asked++;
    supported += Number(judged.some((each) => each?.verdict === 'supported'));
    suggested += Number(judged.some((each) => each?.verdict === 'suggested'));
  }
  const rates = levels.map((level, i) => `${(below[i] / tests).toFixed(5)} at ${level}`).join(', ');
  return `Nothing planted: ${asked} matched random queries in place of experiments, ${tests} tests: type-1 error ${rates}. A supported row in ${supported} of them, a suggested one in ${suggested}.`;
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
