import type { CellClassSites } from '../atlas/site-columns.ts';
import { groupColumns } from './column-groups.ts';

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

/**
 * How many distinct antigens bind each site, per group of columns and without the query's own antigen. A cell type
 * with enough columns is a group of its own. Element m of the lists is member m of the sites.
 */
export interface Occupancy {
  readonly groupCount: number;
  readonly groupOfColumn: Uint16Array;
  /** Antigens of the member's group at its site. */
  readonly ofMember: Uint16Array;
  /** 1 for one member of each group at each site; the query's own are none. */
  readonly leads: Uint8Array;
}

/** @param own columns of the query's own antigen */
export function countOccupancy(sites: CellClassSites, own: readonly number[]): Occupancy {
  const { groups, groupOfColumn } = sites.model ?? groupColumns(sites.columns);
  const { siteCount, offset, column } = sites.members;
  // Several columns of a group may be of one antigen only where a group has several cell types.
  const mixed = Uint8Array.from(groups, ({ cell }) => (cell === '' ? 1 : 0));
  const isOwn = new Uint8Array(sites.columns.length);
  for (const j of own) isOwn[j] = 1;
  const antigenOfColumn = numbersOf(sites.columns.map(({ antigen }) => antigen));
  const lastSite = new Int32Array(sites.columns.length).fill(-1);
  const count = new Uint16Array(groups.length);
  const ofMember = new Uint16Array(column.length);
  const leads = new Uint8Array(column.length);
  const special = groupOfColumn.map((group, j) => (isOwn[j] === 1 || mixed[group] === 1 ? 1 : 0));
  const met = new Uint16Array(groups.length);
  for (let site = 0; site < siteCount; site++) {
    const first = offset[site];
    const last = offset[site + 1];
    if (last === first + 1) {
      // Most sites have one binder.
      leads[first] = ofMember[first] = 1 - isOwn[column[first]];
      continue;
    }
    let groupsMet = 0;
    for (let m = first; m < last; m++) {
      const j = column[m];
      if (special[j] === 1) {
        if (isOwn[j] === 1) continue;
        const antigen = antigenOfColumn[j];
        if (lastSite[antigen] === site) continue;
        lastSite[antigen] = site;
      }
      const group = groupOfColumn[j];
      if (count[group]++ === 0) {
        leads[m] = 1;
        met[groupsMet++] = group;
      }
    }
    for (let m = first; m < last; m++) ofMember[m] = count[groupOfColumn[column[m]]];
    for (let i = 0; i < groupsMet; i++) count[met[i]] = 0;
  }
  return { groupCount: groups.length, groupOfColumn, ofMember, leads };
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
