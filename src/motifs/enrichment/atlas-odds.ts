// How large is the enrichment of a motif at the sites of every factor of an atlas?
import type { SiteMembers } from '../../atlas/sites/cell-class-sites.ts';
import {
  addStratum,
  MANTEL_HAENSZEL_SUMS,
  mantelHaenszelFromSums,
} from '../../statistics/tests/cochran-mantel-haenszel.ts';
import type { MotifWindows } from '../windows/motif-windows.ts';

/** Sites of which the sequence was read: s of them. */
export interface ReadSites {
  /** Site of the atlas of each. */
  readonly site: Uint32Array;
  /** Number of those among which each is compared: those of like GC and CpG. */
  readonly stratum: Uint16Array;
  readonly strata: number;
}

/** How common an enrichment of this size is among the factors of an atlas. */
export interface AtlasShare {
  /** The query's odds ratio at the sites of the atlas, and how many sets of sites it is compared with. */
  readonly oddsRatio: number;
  readonly factors: number;
  /** Share of them whose own odds ratio is as large; NaN where that is not to be told. */
  readonly share: number;
}

/** Fewer sites of a set tell no odds ratio. */
export const LEAST_SITES = 100;

const GC_STEP = 0.04;
const CPG_STEP = 0.25;
const CPG_STRATA = 8;

/** Strata of windows of like GC and CpG. */
export function windowStrata({ gc, cpg }: MotifWindows): { stratum: Uint16Array; strata: number } {
  const stratum = Uint16Array.from(
    gc,
    (share, i) =>
      Math.floor(share / GC_STEP) * CPG_STRATA + Math.min(CPG_STRATA - 1, Math.floor(cpg[i] / CPG_STEP)),
  );
  return { stratum, strata: (Math.floor(1 / GC_STEP) + 1) * CPG_STRATA };
}

/** For each stratum the sites of one set, and those of them that have a site of the motif. */
class Counted {
  readonly sites: Uint32Array;
  readonly hit: Uint32Array;
  count = 0;

  constructor(strata: number) {
    this.sites = new Uint32Array(strata);
    this.hit = new Uint32Array(strata);
  }

  add(stratum: number, hit: number): void {
    this.count++;
    this.sites[stratum]++;
    this.hit[stratum] += hit;
  }
}

/**
 * The odds ratio of a motif at the sites that a set binds against all others, of like GC and CpG (Mantel and Haenszel's over strata): of each
 * binder of a cell class, and of the query. NaN below 100 sites.
 * @param hit 1 where a read site has a site of the motif
 * @param bound 1 where the query binds a read site
 */
export function atlasOdds(
  { site, stratum, strata }: ReadSites,
  hit: Uint8Array,
  { offset, binder }: SiteMembers,
  binders: number,
  bound: Uint8Array,
): { readonly query: number; readonly binders: Float64Array } {
  const all = new Counted(strata);
  const query = new Counted(strata);
  const each = Array.from({ length: binders }, () => new Counted(strata));
  for (let i = 0; i < site.length; i++) {
    all.add(stratum[i], hit[i]);
    if (bound[i] === 1) query.add(stratum[i], hit[i]);
    for (let at = offset[site[i]]; at < offset[site[i] + 1]; at++) each[binder[at]].add(stratum[i], hit[i]);
  }
  return { query: oddsOf(query, all), binders: Float64Array.from(each, (one) => oddsOf(one, all)) };
}

function oddsOf(own: Counted, all: Counted): number {
  if (own.count < LEAST_SITES || all.count - own.count < LEAST_SITES) return NaN;
  const sums = new Float64Array(MANTEL_HAENSZEL_SUMS);
  for (let stratum = 0; stratum < own.sites.length; stratum++) {
    const [a, n] = [own.hit[stratum], own.sites[stratum]];
    const c = all.hit[stratum] - a;
    addStratum(sums, 0, [a, n - a, c, all.sites[stratum] - n - c]);
  }
  return mantelHaenszelFromSums(sums).oddsRatio;
}
