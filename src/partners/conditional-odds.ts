import type { CellClassSites } from '../atlas/site-columns.ts';
import { BIN_OF_OCCUPANCY, OCCUPANCY_BINS, OCCUPANCY_CAP, OccupancyWalk } from './occupancy.ts';

/** Added to both sums of the pooled odds ratio, so that tiny sets cannot reach extreme values. */
const HALF = 0.5;
const STRATA = OCCUPANCY_BINS * 2;

/** How much more often the query binds where a column binds, other things being equal; element j is column j. */
export interface ConditionalOdds {
  /** Pooled natural log odds ratio; NaN for the query's own columns. */
  readonly logOdds: Float64Array;
  /** Standard error by the block jackknife, first order. */
  readonly standardError: Float64Array;
  /** Sites that query and column share. */
  readonly shared: Uint32Array;
  /** Sites of the column's group that were left out because no other factor binds them. */
  readonly dropped: Uint32Array;
}

/** Tables of all columns: how many sites of a stratum the query binds (1) or not (0). */
interface Tallies {
  /** All sites of each group: (group x STRATA + stratum) x 2 + query. */
  readonly total: Uint32Array;
  /** Sites that a column binds, by all factors of its group but the query's own antigen: to be taken from `total`. */
  readonly boundAt: Uint32Array;
  /** The same sites by the factors other than the column: the stratum in which they count. */
  readonly boundBelow: Uint32Array;
  readonly shared: Uint32Array;
  readonly dropped: Uint32Array;
}

/**
 * Conditional odds ratio of the query with every column: Mantel-Haenszel over strata of (number of other antigens
 * bound, promoter or not), neither the query's antigen nor the column's being counted. Strata without any other factor
 * are dropped: every site has a binder, so they hold no site that neither binds and would pull the ratio down.
 * @param querySites sites that the query binds, ascending
 * @param own columns of the query's own antigen
 * @param blockOfSite genome block of each site, for the jackknife
 *
 * **Source:** Mantel & Haenszel, J Natl Cancer Inst 1959;22:719; block jackknife: Künsch, Ann Stat 1989;17:1217.
 * **R:** `mantelhaen.test` gives the same ratio up to the 0.5 added to either sum
 */
export function conditionalOdds(
  sites: CellClassSites,
  querySites: Uint32Array,
  own: readonly number[],
  blockOfSite: Uint16Array,
): ConditionalOdds {
  const n = sites.columns.length;
  const bound = queryFlags(sites.start.length, querySites);
  const walk = new OccupancyWalk(sites, own);
  const tallies = tally(sites, walk, bound, own);
  const logOdds = new Float64Array(n).fill(Number.NaN);
  // Influence of a site on the log odds of a column: by stratum and query, unbound and bound by the column.
  const unbound = new Float64Array(n * STRATA * 2);
  const whenBound = new Float64Array(n * STRATA * 2);
  const mine = new Set(own);
  for (let j = 0; j < n; j++) {
    if (!mine.has(j)) logOdds[j] = pooledLogOdds(tallies, j, walk.groupOfColumn[j], unbound, whenBound);
  }
  const variance = blockVariance(sites, walk, bound, blockOfSite, unbound, whenBound);
  return {
    logOdds,
    standardError: variance.map(Math.sqrt),
    shared: tallies.shared,
    dropped: tallies.dropped,
  };
}

function queryFlags(siteCount: number, querySites: Uint32Array): Uint8Array {
  const flags = new Uint8Array(siteCount);
  for (let i = 0; i < querySites.length; i++) flags[querySites[i]] = 1;
  return flags;
}

function tally(
  sites: CellClassSites,
  walk: OccupancyWalk,
  bound: Uint8Array,
  own: readonly number[],
): Tallies {
  const n = sites.columns.length;
  const { members, promoter } = sites;
  const total = new Uint32Array(walk.groupCount * STRATA * 2);
  const boundAt = new Uint32Array(n * STRATA * 2);
  const boundBelow = new Uint32Array(n * STRATA * 2);
  const shared = new Uint32Array(n);
  const isolated = new Uint32Array(n);
  const mine = new Uint8Array(n);
  for (const column of own) mine[column] = 1;
  for (let site = 0; site < members.siteCount; site++) {
    walk.visit(site);
    const query = bound[site];
    const shift = promoter === undefined ? 0 : promoter[site] * OCCUPANCY_BINS;
    for (let i = 0; i < walk.touchedCount; i++) {
      const group = walk.touched[i];
      const bin = BIN_OF_OCCUPANCY[Math.min(OCCUPANCY_CAP, walk.occupancy[group])];
      total[(group * STRATA + shift + bin) * 2 + query]++;
    }
    const last = members.offset[site + 1];
    for (let m = members.offset[site]; m < last; m++) {
      const column = members.column[m];
      if (mine[column] === 1) continue;
      const occupancy = Math.min(OCCUPANCY_CAP, walk.occupancy[walk.groupOfColumn[column]]);
      shared[column] += query;
      boundAt[(column * STRATA + shift + BIN_OF_OCCUPANCY[occupancy]) * 2 + query]++;
      if (occupancy === 1) isolated[column]++;
      else boundBelow[(column * STRATA + shift + BIN_OF_OCCUPANCY[occupancy - 1]) * 2 + query]++;
    }
  }
  return { total, boundAt, boundBelow, shared, dropped: isolated };
}

/** The pooled log odds ratio of one column; fills in the influence of each kind of site on it. */
function pooledLogOdds(
  { total, boundAt, boundBelow }: Tallies,
  column: number,
  group: number,
  unbound: Float64Array,
  whenBound: Float64Array,
): number {
  let agree = HALF;
  let differ = HALF;
  const tables: [at: number, both: number, columnOnly: number, queryOnly: number, neither: number][] = [];
  for (let stratum = 0; stratum < STRATA; stratum++) {
    if (stratum % OCCUPANCY_BINS === 0) continue;
    const at = (column * STRATA + stratum) * 2;
    const all = (group * STRATA + stratum) * 2;
    const columnOnly = boundBelow[at];
    const both = boundBelow[at + 1];
    const neither = total[all] - boundAt[at];
    const queryOnly = total[all + 1] - boundAt[at + 1];
    const count = both + columnOnly + queryOnly + neither;
    if (count === 0) continue;
    agree += (both * neither) / count;
    differ += (columnOnly * queryOnly) / count;
    tables.push([at, both, columnOnly, queryOnly, neither]);
  }
  for (const [at, both, columnOnly, queryOnly, neither] of tables) {
    const count = both + columnOnly + queryOnly + neither;
    const withAgree = (both * neither) / count;
    const withDiffer = (columnOnly * queryOnly) / count;
    const base = -withAgree / agree + withDiffer / differ;
    unbound[at] = (both / agree + base) / count;
    whenBound[at + 1] = (neither / agree + base) / count;
    whenBound[at] = (-queryOnly / differ + base) / count;
    unbound[at + 1] = (-columnOnly / differ + base) / count;
  }
  return Math.log(agree / differ);
}

/** Sum over blocks of the squared influence of the block's sites, for every column. */
function blockVariance(
  sites: CellClassSites,
  walk: OccupancyWalk,
  bound: Uint8Array,
  blockOfSite: Uint16Array,
  unbound: Float64Array,
  whenBound: Float64Array,
): Float64Array {
  const n = sites.columns.length;
  const { members, promoter } = sites;
  const variance = new Float64Array(n);
  const sums = new Float64Array(n);
  const groupCells = STRATA * 2;
  const groupSites = new Uint32Array(walk.groupCount * groupCells);
  const columnsOfGroup = Array.from({ length: walk.groupCount }, (): number[] => []);
  for (let j = 0; j < n; j++) columnsOfGroup[walk.groupOfColumn[j]].push(j);
  let blocks = 0;
  const close = (): void => {
    blocks++;
    columnsOfGroup.forEach((columns, group) => {
      for (let cell = 0; cell < groupCells; cell++) {
        const count = groupSites[group * groupCells + cell];
        if (count > 0) for (const j of columns) sums[j] += count * unbound[j * groupCells + cell];
      }
    });
    for (let j = 0; j < n; j++) variance[j] += sums[j] * sums[j];
    sums.fill(0);
    groupSites.fill(0);
  };
  for (let site = 0; site < members.siteCount; site++) {
    if (site > 0 && blockOfSite[site] !== blockOfSite[site - 1]) close();
    walk.visit(site);
    const query = bound[site];
    const shift = promoter === undefined ? 0 : promoter[site] * OCCUPANCY_BINS;
    for (let i = 0; i < walk.touchedCount; i++) {
      const group = walk.touched[i];
      const bin = BIN_OF_OCCUPANCY[Math.min(OCCUPANCY_CAP, walk.occupancy[group])];
      groupSites[group * groupCells + (shift + bin) * 2 + query]++;
    }
    const last = members.offset[site + 1];
    for (let m = members.offset[site]; m < last; m++) {
      const column = members.column[m];
      const occupancy = Math.min(OCCUPANCY_CAP, walk.occupancy[walk.groupOfColumn[column]]);
      if (occupancy === 0) continue;
      const row = column * groupCells + query;
      const below = BIN_OF_OCCUPANCY[occupancy - 1];
      sums[column] -= unbound[row + (shift + BIN_OF_OCCUPANCY[occupancy]) * 2];
      if (below > 0) sums[column] += whenBound[row + (shift + below) * 2];
    }
  }
  close();
  return variance.map((value) => (value * blocks) / Math.max(1, blocks - 1));
}

/** Width of the blocks over which intervals are computed, bp: neighbouring sites are not independent. */
export const BLOCK_WIDTH = 5_000_000;

/** Genome block of each site. */
export function blocksOfSites(start: Uint32Array): Uint16Array {
  const blocks = new Uint16Array(start.length);
  for (let i = 0; i < start.length; i++) blocks[i] = Math.floor(start[i] / BLOCK_WIDTH);
  return blocks;
}
