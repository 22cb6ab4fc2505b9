// Does a query of so many sites see what the note on its power says? Matched random queries with a planted partner.
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { conditionalOdds, stretchesOfSites } from '../../src/partners/score/conditional-odds.ts';
import type { BoundSites } from '../../src/partners/sites/bound-sites.ts';
import { countOccupancy, type Occupancy } from '../../src/partners/sites/occupancy.ts';
import { mean, median } from '../../src/statistics/descriptive.ts';
import { normalLog10P, normalQuantile, Z95 } from '../../src/statistics/distributions/normal.ts';
import { power } from '../../src/statistics/power.ts';
import { createRandom } from '../../src/statistics/random.ts';
import type { BenchmarkAtlas } from './open.ts';
import { PlantedQueries, someSites } from './planted.ts';
import { LINES, type LineQuery } from './queries.ts';
import { boundSitesOf, ownOf } from './scores.ts';
import { table } from './tables.ts';

const SIZES = [100, 300, 1000, 3000];
/** Experiments per line that the random queries are made to match, and binders of usual size planted in each. */
const TEMPLATES = 2;
const BINDERS = 2;
const DEEP = 5000;
/** Shares of the sites that are planted, for 300 sites; they fall with the root of the number. */
const SHARES = [0.03, 0.06, 0.1, 0.14, 0.2, 0.28, 0.4];
const REPEATS = 10;
/** Bins of the true effect in units of the one that the note gives for 80 %. */
const BIN_EDGES = [0.25, 0.5, 0.7, 0.9, 1.1, 1.3, 1.6, 2.2];
const POWERS = [0.8, 0.9];

/** One binder planted in one share: what was true, what the note said, what came of it. */
interface Planted {
  readonly size: number;
  /** Mean log2 odds ratio of the repeats. */
  readonly effect: number;
  /** Standard error that the note goes by, log2. */
  readonly error: number;
  /** Share of the repeats whose 95 % interval lies above 0. */
  readonly seen: number;
}

/** The table of effects and how often they were seen. */
export function powerTable(opened: BenchmarkAtlas, queries: readonly LineQuery[], seed: number): string {
  const all = SIZES.flatMap((size) =>
    LINES.flatMap((cell) => plantedIn(opened, queries, { cell, size, seed })),
  );
  const bins = BIN_EDGES.slice(1).map((to, i) => ({ from: BIN_EDGES[i], to }));
  const said = (share: number) => Z95 + normalQuantile(share);
  const inUnits = ({ effect, error }: Planted) => effect / error / said(0.8);
  const within = (rows: readonly Planted[], { from, to }: { from: number; to: number }) =>
    rows.filter((row) => inUnits(row) >= from && inUnits(row) < to);
  const two = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(2));
  const seenIn = (rows: readonly Planted[]) =>
    two(rows.length === 0 ? Number.NaN : mean(rows.map(({ seen }) => seen)));
  const predicted = (rows: readonly Planted[]) =>
    two(
      rows.length === 0
        ? Number.NaN
        : mean(rows.map(({ effect, error }) => power(10, normalLog10P(effect / error - Z95, 'lower')))),
    );
  return [
    '## The power that is said',
    `Matched random queries of two experiments of each line, in which a share of the sites lie at the sites of a binder of usual size (of the line's binders the ${BINDERS} whose standard error is nearest to the median): ${all.length} combinations, ${REPEATS} queries each. The true log2 odds ratio is the mean of the ${REPEATS}. Columns are its size in units of what the note says would be seen with 80 % power (2.8 median standard errors of an unplanted query of this kind); entries are the share of 95 % intervals above 0, in brackets what the note's formula gives.`,
    table(
      ['sites', 'said for 80 %, 90 % (log2 odds)', ...bins.map(({ from, to }) => `${from} to ${to}`)],
      SIZES.map((size) => {
        const rows = all.filter((row) => row.size === size);
        return [
          String(size),
          POWERS.map((share) => (said(share) * median(rows.map(({ error }) => error))).toFixed(2)).join(', '),
          ...bins.map((bin) => `${seenIn(within(rows, bin))} (${predicted(within(rows, bin))})`),
        ];
      }),
    ),
  ].join('\n\n');
}

function plantedIn(
  opened: BenchmarkAtlas,
  queries: readonly LineQuery[],
  { cell, size, seed }: { readonly cell: string; readonly size: number; readonly seed: number },
): Planted[] {
  const sites = opened.sites.read(opened.sites.cellClasses[0]);
  const group = sites.model?.groups.findIndex((one) => one.cell === cell) ?? -1;
  const random = createRandom(seed).split(`power ${cell} ${size}`);
  const deep = queries.filter((query) => query.cell === cell && query.peaks.count >= DEEP);
  return Array.from(random.sample(deep.length, TEMPLATES), (i) => deep[i]).flatMap((query) => {
    const own = ownOf(sites, query.antigen);
    const chosen = someSites(boundSitesOf(opened, sites, query), size, random);
    const inLine = [...sites.binders.keys()].filter(
      (j) => sites.binders[j].cell === cell && !own.includes(j),
    );
    const oddsOf = oddsIn(sites);
    const planted = new PlantedQueries(sites, chosen, own, group, random);
    // The note of a query that is like the planted ones: a real query's sites cluster, and its errors are larger.
    const plain = planted.draw(inLine[0], 0);
    const { standardError } = oddsOf(plain, countOccupancy(sites, own, inLine));
    const error = median(inLine.map((j) => standardError[j]).filter((each) => each > 0)) / Math.LN2;
    const usual = inLine
      .filter((j) => standardError[j] > 0)
      .sort((a, b) => distance(standardError[a], error) - distance(standardError[b], error) || a - b)
      .slice(0, BINDERS);
    const asked = countOccupancy(sites, own, usual);
    return usual.flatMap((binder) =>
      SHARES.map((share) => {
        const drawn = Array.from({ length: REPEATS }, () => {
          const { naturalLogOddsRatio, standardError: errors } = oddsOf(
            planted.draw(binder, Math.min(0.9, share * Math.sqrt(300 / size))),
            asked,
          );
          return [naturalLogOddsRatio[binder] / Math.LN2, errors[binder] / Math.LN2];
        });
        return {
          size,
          error,
          effect: mean(drawn.map(([log2]) => log2)),
          seen: mean(drawn.map(([log2, its]) => Number(log2 - Z95 * its > 0))),
        };
      }),
    );
  });
}

/** How far a natural standard error is from a log2 one. */
function distance(natural: number, log2: number): number {
  return Math.abs(natural / Math.LN2 - log2);
}

function oddsIn(sites: CellClassSites) {
  const stretchOfSite = stretchesOfSites(sites.start);
  return (query: BoundSites, occupancy: Occupancy) =>
    conditionalOdds(sites, query.site, stretchOfSite, occupancy);
}
