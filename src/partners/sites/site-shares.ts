import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import type { Compared } from '../compare/comparison-rows.ts';

/** Sites that two queries bind, in one cell class: ascending lists. */
export interface TwoSiteLists {
  readonly sites: CellClassSites;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

/** Per factor the share of the sites that A alone, both and B alone bind at which the factor is found, 0 to 1. */
export interface SiteShares {
  readonly aOnly: Float64Array;
  readonly common: Float64Array;
  readonly bOnly: Float64Array;
}

const NEITHER = 0;
const A_ONLY = 1;
const B_ONLY = 2;
const COMMON = 3;

/**
 * Where factors are found among the sites of two queries: at sites of A alone by the binders that A was compared over,
 * at sites of B alone by B's, at common sites by either.
 */
export function siteShares(classes: readonly TwoSiteLists[], rows: readonly Compared<unknown>[]): SiteShares {
  const counts = rows.map(() => new Uint32Array(COMMON + 1));
  const totals = rows.map(() => new Uint32Array(COMMON + 1));
  classes.forEach(({ sites, a, b }, cellClass) => {
    const state = new Uint8Array(sites.start.length);
    for (const site of a) state[site] |= A_ONLY;
    for (const site of b) state[site] |= B_ONLY;
    const size = [0, 0, 0, 0];
    for (const one of state) size[one]++;
    const rowOf = [new Map<number, number>(), new Map<number, number>()];
    rows.forEach(({ bindersA, bindersB }, row) => {
      [bindersA, bindersB].forEach((binders, side) => {
        const here = binders.filter((at) => at.cellClass === cellClass);
        for (const { binder } of here) rowOf[side].set(binder, row);
        if (here.length > 0) totals[row][[A_ONLY, B_ONLY][side]] += size[[A_ONLY, B_ONLY][side]];
      });
      if ([...bindersA, ...bindersB].some((at) => at.cellClass === cellClass))
        totals[row][COMMON] += size[COMMON];
    });
    const lastSite = new Int32Array(rows.length).fill(-1);
    const { offset, binder } = sites.members;
    state.forEach((kind, site) => {
      if (kind === NEITHER) return;
      for (let m = offset[site]; m < offset[site + 1]; m++) {
        for (const side of [0, 1]) {
          const row = (kind & (side + 1)) === 0 ? undefined : rowOf[side].get(binder[m]);
          if (row === undefined || lastSite[row] === site) continue;
          lastSite[row] = site;
          counts[row][kind]++;
        }
      }
    });
  });
  const share = (kind: number) => Float64Array.from(rows, (_, row) => counts[row][kind] / totals[row][kind]);
  return { aOnly: share(A_ONLY), common: share(COMMON), bOnly: share(B_ONLY) };
}
