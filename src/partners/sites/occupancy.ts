import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { groupBinders } from '../score/binder-groups.ts';

/** Lower edges of the occupancy bins; bin 0 holds sites without any other factor. */
const BIN_EDGES = [1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 60];
/** Number of occupancy bins, the empty one included. */
export const OCCUPANCY_BINS = BIN_EDGES.length + 1;

/** Bin of each occupancy 0 to `most`. */
export function binsOfOccupancy(most: number): Uint8Array {
  let bin = 0;
  return Uint8Array.from({ length: most + 1 }, (_, occupancy) => {
    while (bin < BIN_EDGES.length && BIN_EDGES[bin] <= occupancy) bin++;
    return bin;
  });
}

/** How many antigens bind at sites: elements offset[site] to offset[site + 1] - 1 of the two other lists. */
interface AntigensAtSites {
  readonly offset: Uint32Array;
  /** Group or binder. */
  readonly of: Uint16Array;
  /** Distinct antigens of the group, or of the binder's group, at the site. */
  readonly antigens: Uint16Array;
}

/**
 * How many distinct antigens bind each site, per group of binders and without the query's own antigen. A cell type
 * with enough binders is a group of its own.
 */
export interface Occupancy {
  readonly groupCount: number;
  readonly groupOfBinder: Uint16Array;
  /** 1 for the binders that are asked for; never one of the query's own antigen. */
  readonly asked: Uint8Array;
  /** The groups that bind each site. */
  readonly groups: AntigensAtSites;
  /** The binders asked for that bind each site, ascending. */
  readonly binders: AntigensAtSites;
}

/**
 * @param own binders of the query's own antigen
 * @param binders binders asked for; all where undefined
 */
export function countOccupancy(
  sites: CellClassSites,
  own: readonly number[],
  binders?: readonly number[],
): Occupancy {
  const { groups, groupOfBinder } = sites.model ?? groupBinders(sites.binders);
  const { siteCount, offset, binder } = sites.members;
  // Several binders of a group may be of one antigen only where a group has several cell types.
  const mixed = Uint8Array.from(groups, ({ cell }) => (cell === '' ? 1 : 0));
  const isOwn = new Uint8Array(sites.binders.length);
  for (const j of own) isOwn[j] = 1;
  const asked = new Uint8Array(sites.binders.length).fill(binders === undefined ? 1 : 0);
  for (const j of binders ?? []) asked[j] = 1;
  for (const j of own) asked[j] = 0;
  const antigenOfBinder = numbersOf(sites.binders.map(({ antigen }) => antigen));
  const lastSite = new Int32Array(sites.binders.length).fill(-1);
  const count = new Uint16Array(groups.length);
  const special = groupOfBinder.map((group, j) => (isOwn[j] === 1 || mixed[group] === 1 ? 1 : 0));
  const ofGroups = roomFor(siteCount, binder.length);
  const ofBinders = roomFor(siteCount, binder.length);
  let nextGroup = 0;
  let nextBinder = 0;
  for (let site = 0; site < siteCount; site++) {
    const firstGroup = nextGroup;
    const firstBinder = nextBinder;
    const last = offset[site + 1];
    if (last === offset[site] + 1) {
      // Most sites have one binder.
      const j = binder[last - 1];
      if (isOwn[j] === 0) {
        ofGroups.antigens[nextGroup] = 1;
        ofGroups.of[nextGroup++] = groupOfBinder[j];
        if (asked[j] === 1) {
          ofBinders.antigens[nextBinder] = 1;
          ofBinders.of[nextBinder++] = j;
        }
      }
      ofGroups.offset[site + 1] = nextGroup;
      ofBinders.offset[site + 1] = nextBinder;
      continue;
    }
    for (let m = offset[site]; m < last; m++) {
      const j = binder[m];
      if (asked[j] === 1) ofBinders.of[nextBinder++] = j;
      if (special[j] === 1) {
        if (isOwn[j] === 1) continue;
        const antigen = antigenOfBinder[j];
        if (lastSite[antigen] === site) continue;
        lastSite[antigen] = site;
      }
      const group = groupOfBinder[j];
      if (count[group]++ === 0) ofGroups.of[nextGroup++] = group;
    }
    for (let i = firstBinder; i < nextBinder; i++)
      ofBinders.antigens[i] = count[groupOfBinder[ofBinders.of[i]]];
    for (let i = firstGroup; i < nextGroup; i++) {
      const group = ofGroups.of[i];
      ofGroups.antigens[i] = count[group];
      count[group] = 0;
    }
    ofGroups.offset[site + 1] = nextGroup;
    ofBinders.offset[site + 1] = nextBinder;
  }
  return { groupCount: groups.length, groupOfBinder, asked, groups: ofGroups, binders: ofBinders };
}

/** Lists for at most `most` entries; what is not written to takes no memory. */
function roomFor(siteCount: number, most: number): AntigensAtSites {
  return {
    offset: new Uint32Array(siteCount + 1),
    of: new Uint16Array(most),
    antigens: new Uint16Array(most),
  };
}

/** Equal numbers for equal names, from 0. */
function numbersOf(names: readonly string[]): Uint16Array {
  const numbers = new Map<string, number>();
  return Uint16Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}
