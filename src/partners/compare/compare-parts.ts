import type { CellClassSites, SiteMembers } from '../../atlas/sites/cell-class-sites.ts';
import {
  addStratum,
  MANTEL_HAENSZEL_SUMS,
  mantelHaenszelFromSums,
} from '../../statistics/tests/cochran-mantel-haenszel.ts';
import { stretchesOfSites, conditionalOdds } from '../score/conditional-odds.ts';
import { countOccupancy } from '../sites/occupancy.ts';
import type { SparseScores } from '../sites/bound-sites.ts';

/** Strength classes within which sites are compared. */
const STRENGTHS = 5;
/** Below this many sites expected in a cell of the tables a factor's p would be wrong. */
const FEWEST_EXPECTED = 5;

/** How often a binder is found at one part of a query's sites and at the other. */
export interface PartsOfBinder {
  /** log2 odds ratio of the first part against the other, among comparable sites; NaN for own binders. */
  readonly log2OddsRatio: number;
  /** Its standard error; NaN where it binds too few, or nearly all, of the sites. */
  readonly error: number;
  /** Sites of each part that it binds. */
  readonly boundWithin: number;
  readonly boundAgainst: number;
}

export interface PartsOfQuery {
  /** Sites of each part. */
  readonly sitesWithin: number;
  readonly sitesAgainst: number;
  readonly binders: readonly PartsOfBinder[];
}

/**
 * Compares two parts of a query's sites: is a factor found at those of the first part more often than at comparable ones
 * of the other? Compared are sites of the same fifth of strength, at promoters or away from them alike, and bound by as
 * many other factors (Mantel-Haenszel over these strata); no site is thrown away.
 *
 * The standard error is the larger of the block jackknife's and the one that makes the interval agree with the test of
 * no difference: the jackknife alone is too small where few sites are bound. Binders with fewer than five expected sites
 * in a cell of the summed tables get none.
 * @param query the sites of both parts
 * @param part per site of the query 1 for the first part, 0 for the other
 * @param own binders of the query's own antigen
 *
 * **Source:** Mantel & Haenszel, J Natl Cancer Inst 1959;22:719; test-based interval: Miettinen, Am J Epidemiol
 * 1976;103:226; five expected: Mantel & Fleiss, Am J Epidemiol 1980;112:129.
 * **R:** `mantelhaen.test` gives the same ratio up to the 0.5 added to either sum, and the same test without correction
 */
export function compareParts(
  sites: CellClassSites,
  query: SparseScores,
  part: Uint8Array,
  own: readonly number[],
): PartsOfQuery {
  const n = sites.binders.length;
  const chosen = sitesOfQuery(sites, query);
  const first = Uint32Array.from(query.site.keys()).filter((i) => part[i] === 1);
  const sums = new Float64Array(n * MANTEL_HAENSZEL_SUMS);
  const expected = new Float64Array(4 * n);
  // One for all tables: there are hundreds of thousands.
  const table = new Float64Array(4);
  const { naturalLogOddsRatio, standardError } = conditionalOdds(
    chosen,
    first,
    stretchesOfSites(chosen.start),
    countOccupancy(chosen, own),
    {
      layers: 2 * STRENGTHS,
      onTable: (binder, both, binderOnly, queryOnly, neither) => {
        table[0] = both;
        table[1] = queryOnly;
        table[2] = binderOnly;
        table[3] = neither;
        addStratum(sums, binder * MANTEL_HAENSZEL_SUMS, table);
        const count = both + binderOnly + queryOnly + neither;
        [both + binderOnly, queryOnly + neither].forEach((bound, i) => {
          expected[4 * binder + 2 * i] += (bound * (both + queryOnly)) / count;
          expected[4 * binder + 2 * i + 1] += (bound * (binderOnly + neither)) / count;
        });
      },
    },
  );
  const bound = [new Uint32Array(n), new Uint32Array(n)];
  const { offset, binder } = chosen.members;
  part.forEach((side, i) => {
    for (let m = offset[i]; m < offset[i + 1]; m++) bound[side][binder[m]]++;
  });
  const errorOf = (j: number): number => {
    if (!expected.subarray(4 * j, 4 * j + 4).every((value) => value >= FEWEST_EXPECTED)) return Number.NaN;
    const { z } = mantelHaenszelFromSums(sums, j * MANTEL_HAENSZEL_SUMS);
    const variance = sums[j * MANTEL_HAENSZEL_SUMS + 1];
    const ofTest = z === 0 ? 1 / Math.sqrt(variance) : Math.abs(naturalLogOddsRatio[j] / z);
    return Math.max(standardError[j], ofTest);
  };
  return {
    sitesWithin: first.length,
    sitesAgainst: part.length - first.length,
    binders: Array.from(naturalLogOddsRatio, (value, j) => ({
      log2OddsRatio: value / Math.LN2,
      error: errorOf(j) / Math.LN2,
      boundWithin: bound[1][j],
      boundAgainst: bound[0][j],
    })),
  };
}

/** The sites of a query alone, in layers of strength and promoter or not. */
function sitesOfQuery(sites: CellClassSites, query: SparseScores): CellClassSites {
  const strength = fifths(query.score);
  return {
    ...sites,
    start: Uint32Array.from(query.site, (site) => sites.start[site]),
    end: Uint32Array.from(query.site, (site) => sites.end[site]),
    members: membersOf(sites.members, query.site),
    promoter: Uint8Array.from(
      query.site,
      (site, i) => (sites.promoter?.[site] ?? 0) * STRENGTHS + strength[i],
    ),
  };
}

/** Fifth of each value, 0 to 4; equal values share the lower one. */
function fifths(values: Float64Array): Uint8Array {
  const sorted = values.slice().sort();
  const borders = [1, 2, 3, 4].map((k) => sorted[Math.floor((k * sorted.length) / STRENGTHS)]);
  return Uint8Array.from(values, (value) => borders.filter((border) => value > border).length);
}

function membersOf({ offset, binder, code }: SiteMembers, chosen: Uint32Array): SiteMembers {
  const first = new Uint32Array(chosen.length + 1);
  chosen.forEach((site, i) => (first[i + 1] = first[i] + offset[site + 1] - offset[site]));
  const binders = new Uint16Array(first[chosen.length]);
  const codes = new Uint8Array(first[chosen.length]);
  chosen.forEach((site, i) => {
    binders.set(binder.subarray(offset[site], offset[site + 1]), first[i]);
    codes.set(code.subarray(offset[site], offset[site + 1]), first[i]);
  });
  return { siteCount: chosen.length, offset: first, binder: binders, code: codes };
}
