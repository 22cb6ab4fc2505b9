import type { CellClassSites } from '../atlas/site-columns.ts';
import { groupColumns } from './column-groups.ts';

/** Lower edges of the occupancy bins; bin 0 holds sites without any other factor. */
const BIN_EDGES = [1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 60];
/** Number of occupancy bins, the empty one included. */
export const OCCUPANCY_BINS = BIN_EDGES.length + 1;
/** Occupancies from here on share the last bin. */
const LAST_EDGE = BIN_EDGES[BIN_EDGES.length - 1];
/** Occupancies above this need not be told apart: with or without one factor they are in the last bin. */
export const OCCUPANCY_CAP = LAST_EDGE + 1;

/** Bin of each occupancy 0 to OCCUPANCY_CAP. */
export const BIN_OF_OCCUPANCY = Uint8Array.from({ length: OCCUPANCY_CAP + 1 }, (_, occupancy) => {
  let bin = 0;
  while (bin < BIN_EDGES.length && BIN_EDGES[bin] <= occupancy) bin++;
  return bin;
});

/**
 * Walks over all sites and counts how many distinct antigens bind each, per group of columns and without the query's
 * own antigen. A cell type with enough columns is a group of its own.
 */
export class OccupancyWalk {
  readonly groupCount: number;
  readonly groupOfColumn: Uint16Array;
  /** Occupancy of each group at the site last visited; 0 in groups that are not `touched`. */
  readonly occupancy: Uint16Array;
  /** Groups with a member at that site: the first `touchedCount` elements. */
  readonly touched: Uint16Array;
  touchedCount = 0;
  readonly #sites: CellClassSites;
  readonly #own: Uint8Array;
  readonly #antigenOfColumn: Uint16Array;
  /** Whether several columns of a group may be of one antigen. */
  readonly #shared: Uint8Array;
  readonly #lastSite: Int32Array;

  /** @param own columns of the query's own antigen */
  constructor(sites: CellClassSites, own: readonly number[]) {
    const { groups, groupOfColumn } = sites.model ?? groupColumns(sites.columns);
    this.#sites = sites;
    this.groupCount = groups.length;
    this.groupOfColumn = groupOfColumn;
    this.occupancy = new Uint16Array(groups.length);
    this.touched = new Uint16Array(groups.length);
    this.#shared = Uint8Array.from(groups, ({ cell }) => (cell === '' ? 1 : 0));
    this.#own = new Uint8Array(sites.columns.length);
    for (const column of own) this.#own[column] = 1;
    const numbers = new Map<string, number>();
    this.#antigenOfColumn = Uint16Array.from(sites.columns, ({ antigen }) => {
      const number = numbers.get(antigen) ?? numbers.size;
      numbers.set(antigen, number);
      return number;
    });
    this.#lastSite = new Int32Array(numbers.size).fill(-1);
  }

  /** Counts the occupancy of one site. */
  visit(site: number): void {
    const { column, offset } = this.#sites.members;
    for (let i = 0; i < this.touchedCount; i++) this.occupancy[this.touched[i]] = 0;
    this.touchedCount = 0;
    const last = offset[site + 1];
    for (let m = offset[site]; m < last; m++) {
      const member = column[m];
      if (this.#own[member] === 1) continue;
      const group = this.groupOfColumn[member];
      if (this.#shared[group] === 1) {
        const antigen = this.#antigenOfColumn[member];
        if (this.#lastSite[antigen] === site) continue;
        this.#lastSite[antigen] = site;
      }
      if (this.occupancy[group]++ === 0) this.touched[this.touchedCount++] = group;
    }
  }
}
