import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { binsOfOccupancy, OCCUPANCY_BINS, type Occupancy } from '../sites/occupancy.ts';

/** Added to both sums of the pooled odds ratio, so that tiny sets cannot reach extreme values. */
const HALF = 0.5;
/** Cells of the tables of one layer: occupancy x bound by the query or not. */
const LAYER_CELLS = OCCUPANCY_BINS * 2;

/** How much more often the query binds where a binder is found, other things being equal; element j is binder j. */
export interface ConditionalOdds {
  /** Pooled natural log odds ratio; NaN for the query's own binders and those not asked for. */
  readonly naturalLogOddsRatio: Float64Array;
  /** Standard error by the block jackknife, first order. */
  readonly standardError: Float64Array;
  /** Sites that query and binder share. */
  readonly shared: Uint32Array;
}

interface OddsOptions {
  readonly layers?: number;
  /** Whether standard errors are wanted, which take as long as the ratios; else they are 0. */
  readonly errors?: boolean;
  readonly onStretch?: (stretch: number, change: Float64Array) => void;
  readonly onTable?: TableListener;
}

/** Told a 2 x 2 table of sites of one stratum, by whether a binder and the query bind them. */
type TableListener = (
  binder: number,
  both: number,
  binderOnly: number,
  queryOnly: number,
  neither: number,
) => void;

/** Tables of all binders: how many sites of a stratum the query binds (1) or not (0). */
interface Tallies {
  /** Number of binders. */
  readonly binders: number;
  /** Cells of one table: layer x occupancy x bound by the query or not. */
  readonly cells: number;
  /** Sites of each group in each stretch: (stretch x groups + group) x cells + stratum x 2 + query. */
  readonly ofStretches: Uint32Array;
  /** All sites of each group: group x cells + stratum x 2 + query. */
  readonly total: Uint32Array;
  /**
   * Sites of a binder, by all factors of its group but the query's own antigen: to be taken from `total`.
   * (stratum x 2 + query) x binders + binder: what is counted at neighbouring sites lies together.
   */
  readonly boundAt: Uint32Array;
  /** The same sites by the factors other than the binder: the stratum in which they count. */
  readonly boundBelow: Uint32Array;
}

/**
 * Conditional odds ratio of the query with every binder: Mantel-Haenszel over strata of (number of other antigens
 * bound, promoter or not), neither the query's antigen nor the binder's being counted. Strata without any other factor
 * are dropped: every site has a binder, so they hold no site that neither binds and would pull the ratio down.
 * @param querySites sites that the query binds, ascending
 * @param stretchOfSite genome stretch of each site, for the jackknife
 * @param occupancy how many antigens bind, the query's own not being counted, and the binders that are asked for
 * @param options.layers values that `sites.promoter` takes, where it tells more than promoters from other sites
 * @param options.onTable told every table of a binder that enters its ratio
 * @param options.onStretch told what each stretch of the genome adds to the log odds of every binder; the list is used again
 *
 * **Source:** Mantel & Haenszel, J Natl Cancer Inst 1959;22:719; block jackknife: Künsch, Ann Stat 1989;17:1217.
 * **R:** `mantelhaen.test` gives the same ratio up to the 0.5 added to either sum
 */
export function conditionalOdds(
  sites: CellClassSites,
  querySites: Uint32Array,
  stretchOfSite: Uint16Array,
  occupancy: Occupancy,
  { layers = 2, errors = true, onStretch, onTable }: OddsOptions = {},
): ConditionalOdds {
  const cells = layers * LAYER_CELLS;
  const n = sites.binders.length;
  const bound = new Uint8Array(sites.start.length);
  for (let i = 0; i < querySites.length; i++) bound[querySites[i]] = 1;
  const tallies = tally(sites, occupancy, bound, stretchOfSite, cells);
  const naturalLogOddsRatio = new Float64Array(n).fill(Number.NaN);
  const influence = { unbound: new Float64Array(n * cells), whenBound: new Float64Array(n * cells) };
  for (let j = 0; j < n; j++) {
    if (occupancy.asked[j] === 1)
      naturalLogOddsRatio[j] = pooledNaturalLogOddsRatio(
        tallies,
        j,
        occupancy.groupOfBinder[j],
        influence,
        onTable,
      );
  }
  const variance = errors
    ? varianceOverStretches(
        sites,
        occupancy,
        { bound, stretchOfSite },
        { ...tallies, ...influence },
        onStretch,
      )
    : new Float64Array(n);
  return {
    naturalLogOddsRatio,
    standardError: variance.map(Math.sqrt),
    shared: sitesInCommon(sites, querySites),
  };
}

/** Sites that each binder shares with some sites. */
export function sitesInCommon({ binders, members }: CellClassSites, sites: Uint32Array): Uint32Array {
  const shared = new Uint32Array(binders.length);
  for (const site of sites)
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) shared[members.binder[m]]++;
  return shared;
}

function tally(
  { binders: { length: n }, promoter, members: { siteCount } }: CellClassSites,
  { groupCount, groups, binders }: Occupancy,
  bound: Uint8Array,
  stretchOfSite: Uint16Array,
  cells: number,
): Tallies {
  const bins = binsOfOccupancy(n);
  const ofStretches = new Uint32Array(numberOfStretches(stretchOfSite) * groupCount * cells);
  const boundAt = new Uint32Array(n * cells);
  const boundBelow = new Uint32Array(n * cells);
  let stretch = 0;
  for (let site = 0; site < siteCount; site++) {
    if (site > 0 && stretchOfSite[site] !== stretchOfSite[site - 1]) stretch++;
    const cell = (promoter === undefined ? 0 : promoter[site] * LAYER_CELLS) + bound[site];
    for (let i = groups.offset[site]; i < groups.offset[site + 1]; i++)
      ofStretches[(stretch * groupCount + groups.of[i]) * cells + cell + bins[groups.antigens[i]] * 2]++;
    for (let i = binders.offset[site]; i < binders.offset[site + 1]; i++) {
      const j = binders.of[i];
      const others = binders.antigens[i];
      boundAt[(cell + bins[others] * 2) * n + j]++;
      if (others > 1) boundBelow[(cell + bins[others - 1] * 2) * n + j]++;
    }
  }
  const total = new Uint32Array(groupCount * cells);
  for (let i = 0; i < ofStretches.length; i++) total[i % total.length] += ofStretches[i];
  return { binders: n, cells, ofStretches, total, boundAt, boundBelow };
}

/** Number of stretches that hold sites. */
function numberOfStretches(stretchOfSite: Uint16Array): number {
  let stretches = stretchOfSite.length === 0 ? 0 : 1;
  for (let site = 1; site < stretchOfSite.length; site++)
    if (stretchOfSite[site] !== stretchOfSite[site - 1]) stretches++;
  return stretches;
}

/** Influence of a site on the log odds of a binder: by stratum, query and binder, unbound and bound by the binder. */
interface Influence {
  readonly unbound: Float64Array;
  readonly whenBound: Float64Array;
}

/** The pooled natural log odds ratio of one binder; fills in the influence of each kind of site on it. */
function pooledNaturalLogOddsRatio(
  { binders: n, cells, total, boundAt, boundBelow }: Tallies,
  binder: number,
  group: number,
  { unbound, whenBound }: Influence,
  onTable: TableListener | undefined,
): number {
  let agree = HALF;
  let differ = HALF;
  const tables: [without: number, both: number, binderOnly: number, queryOnly: number, neither: number][] =
    [];
  for (let stratum = 0; stratum < cells / 2; stratum++) {
    if (stratum % OCCUPANCY_BINS === 0) continue;
    const without = stratum * 2 * n + binder;
    const withQuery = without + n;
    const all = group * cells + stratum * 2;
    const binderOnly = boundBelow[without];
    const both = boundBelow[withQuery];
    const neither = total[all] - boundAt[without];
    const queryOnly = total[all + 1] - boundAt[withQuery];
    const count = both + binderOnly + queryOnly + neither;
    if (count === 0) continue;
    onTable?.(binder, both, binderOnly, queryOnly, neither);
    agree += (both * neither) / count;
    differ += (binderOnly * queryOnly) / count;
    tables.push([without, both, binderOnly, queryOnly, neither]);
  }
  for (const [without, both, binderOnly, queryOnly, neither] of tables) {
    const count = both + binderOnly + queryOnly + neither;
    const withAgree = (both * neither) / count;
    const withDiffer = (binderOnly * queryOnly) / count;
    const base = -withAgree / agree + withDiffer / differ;
    const withQuery = without + n;
    unbound[without] = (both / agree + base) / count;
    whenBound[withQuery] = (neither / agree + base) / count;
    whenBound[without] = (-queryOnly / differ + base) / count;
    unbound[withQuery] = (-binderOnly / differ + base) / count;
  }
  return Math.log(agree / differ);
}

/** Sum over stretches of the squared influence of the stretch's sites, for every binder. */
function varianceOverStretches(
  sites: CellClassSites,
  { groupCount, groupOfBinder, asked, binders: { offset, of, antigens } }: Occupancy,
  { bound, stretchOfSite }: { readonly bound: Uint8Array; readonly stretchOfSite: Uint16Array },
  { cells, ofStretches, unbound, whenBound }: Tallies & Influence,
  onStretch: OddsOptions['onStretch'],
): Float64Array {
  const n = sites.binders.length;
  const { siteCount } = sites.members;
  const { promoter } = sites;
  const bins = binsOfOccupancy(n);
  const variance = new Float64Array(n);
  const sums = new Float64Array(n);
  const bindersOfGroup = Array.from({ length: groupCount }, (): number[] => []);
  for (let j = 0; j < n; j++) if (asked[j] === 1) bindersOfGroup[groupOfBinder[j]].push(j);
  let stretch = 0;
  const close = (number: number): void => {
    bindersOfGroup.forEach((binders, group) => {
      const row = (stretch * groupCount + group) * cells;
      for (let cell = 0; cell < cells; cell++) {
        const count = ofStretches[row + cell];
        if (count > 0) for (const j of binders) sums[j] += count * unbound[cell * n + j];
      }
    });
    for (let j = 0; j < n; j++) variance[j] += sums[j] * sums[j];
    onStretch?.(number, sums);
    sums.fill(0);
    stretch++;
  };
  for (let site = 0; site < siteCount; site++) {
    if (site > 0 && stretchOfSite[site] !== stretchOfSite[site - 1]) close(stretchOfSite[site - 1]);
    const cell = (promoter === undefined ? 0 : promoter[site] * LAYER_CELLS) + bound[site];
    for (let i = offset[site]; i < offset[site + 1]; i++) {
      const others = antigens[i];
      const j = of[i];
      const change = others > 1 ? whenBound[(cell + bins[others - 1] * 2) * n + j] : 0;
      sums[j] += change - unbound[(cell + bins[others] * 2) * n + j];
    }
  }
  if (siteCount > 0) close(stretchOfSite[siteCount - 1]);
  return variance.map((value) => (value * stretch) / Math.max(1, stretch - 1));
}

/** Width of the stretches over which intervals are computed, bp: neighbouring sites are not independent. */
export const STRETCH_LENGTH = 5_000_000;

/** Genome stretch of each site. */
export function stretchesOfSites(start: Uint32Array): Uint16Array {
  const stretches = new Uint16Array(start.length);
  for (let i = 0; i < start.length; i++) stretches[i] = Math.floor(start[i] / STRETCH_LENGTH);
  return stretches;
}
