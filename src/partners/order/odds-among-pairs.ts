import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { groupBinders } from '../score/binder-groups.ts';
import { binsOfOccupancy, OCCUPANCY_BINS } from '../sites/occupancy.ts';
import { scalesOfPairs, type PairScales } from './pair-scales.ts';

/** Lines with more binders are left out: the tables of their pairs would fill the memory, and the score needs no help there. */
const MOST_BINDERS = 300;
/** Added to both sums of the pooled odds ratio, as for a query. */
const HALF = 0.5;

/** The conditional odds of all pairs of a cell type's binders, and what each binder's look like. */
export interface OddsAmongPairs extends PairScales {
  /** Natural log conditional odds ratios, n x n, row-major, symmetric; NaN on the diagonal. */
  readonly naturalLogOddsRatio: Float64Array;
}

/**
 * The conditional log odds of every pair of binders of a cell type: what `conditionalOdds` gives for one as the query and
 * the other as the binder (Mantel-Haenszel over occupancy x promoter, neither of the two being counted). One pass over
 * the sites: a site that t antigens bind is of stratum t - 2 for a pair that both binds it, t - 1 where one does and t
 * where neither does, so that pairs need to be counted where both bind alone.
 *
 * Kept for the sites that it was made from, so that one opened atlas pays for it once.
 * @param cell cell type as the binders spell it; undefined for all binders of a class that has no cell type apart
 * @returns undefined where there are fewer than 3 binders or more than 300
 *
 * **Source:** Mantel & Haenszel, J Natl Cancer Inst 1959;22:719
 */
export function oddsAmongPairs(sites: CellClassSites, cell: string | undefined): OddsAmongPairs | undefined {
  let kept = made.get(sites.members);
  if (kept === undefined || !sameFlags(kept.promoter, sites.promoter)) {
    kept = { promoter: sites.promoter, ofCell: new Map() };
    made.set(sites.members, kept);
  }
  const known = kept.ofCell.get(cell);
  if (known !== undefined) return known;
  const binders = bindersOf(sites, cell);
  if (binders.length < 3 || binders.length > MOST_BINDERS) return undefined;
  const naturalLogOddsRatio = pairOdds(sites, binders);
  const odds = { naturalLogOddsRatio, ...scalesOfPairs(binders, naturalLogOddsRatio) };
  kept.ofCell.set(cell, odds);
  return odds;
}

/** Numbers of a cell type's binders, or of all. */
export function bindersOf({ binders }: Pick<CellClassSites, 'binders'>, cell: string | undefined): number[] {
  return [...binders.keys()].filter((j) => cell === undefined || binders[j].cell === cell);
}

const made = new WeakMap<
  CellClassSites['members'],
  { readonly promoter: Uint8Array | undefined; readonly ofCell: Map<string | undefined, OddsAmongPairs> }
>();

function sameFlags(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === b) return true;
  return a?.length === b?.length && a?.every((value, i) => value === b?.[i]) === true;
}

/** A kind of site: the strata it is of for pairs of which both, one and neither bind it, and how often it was seen. */
interface Kind {
  readonly both: number;
  readonly one: number;
  readonly neither: number;
  sites: number;
  /** Sites that each binder binds, n. */
  readonly bound: Uint32Array;
  /** Sites that both of a pair bind: first x n + second, first < second. */
  readonly shared: Uint32Array;
}

function pairOdds(sites: CellClassSites, line: readonly number[]): Float64Array {
  const n = line.length;
  const kinds = kindsOfSites(sites, line);
  const byStratum = (stratumOf: (kind: Kind) => number): [number, Kind[]][] => {
    const strata = new Map<number, Kind[]>();
    for (const kind of kinds) {
      const stratum = stratumOf(kind);
      strata.set(stratum, [...(strata.get(stratum) ?? []), kind]);
    }
    return [...strata];
  };
  const both = new Map(byStratum((kind) => kind.both));
  const one = new Map(byStratum((kind) => kind.one));
  const strata = byStratum((kind) => kind.neither)
    .filter(([stratum]) => stratum % OCCUPANCY_BINS !== 0)
    .map(([stratum, kindsOfNeither]) => ({
      both: both.get(stratum) ?? [],
      one: one.get(stratum) ?? [],
      neither: kindsOfNeither,
    }));
  const odds = new Float64Array(n * n).fill(Number.NaN);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const at = i * n + j;
      let agree = HALF;
      let differ = HALF;
      for (const stratum of strata) {
        let a = 0;
        let iOnly = 0;
        let jOnly = 0;
        let d = 0;
        for (const { shared } of stratum.both) a += shared[at];
        for (const { bound, shared } of stratum.one) {
          iOnly += bound[i] - shared[at];
          jOnly += bound[j] - shared[at];
        }
        for (const { sites: all, bound, shared } of stratum.neither)
          d += all - bound[i] - bound[j] + shared[at];
        const count = a + iOnly + jOnly + d;
        if (count === 0) continue;
        agree += (a * d) / count;
        differ += (iOnly * jOnly) / count;
      }
      odds[at] = Math.log(agree / differ);
      odds[j * n + i] = odds[at];
    }
  }
  return odds;
}

function kindsOfSites(
  { binders, members: { siteCount, offset, binder }, promoter, model }: CellClassSites,
  line: readonly number[],
): Kind[] {
  const { groups, groupOfBinder } = model ?? groupBinders(binders);
  const group = groupOfBinder[line[0]];
  const counted = countedAs(binders, groupOfBinder, group, groups[group].cell === '');
  const n = line.length;
  const place = new Int16Array(binders.length).fill(-1);
  line.forEach((j, i) => (place[j] = i));
  const bins = binsOfOccupancy(binders.length);
  const byName = new Map<number, Kind>();
  /** Kind of each number of antigens, for sites beside promoters and at them. */
  const kindOf = Array.from({ length: 2 * (binders.length + 1) }, (_, at): Kind | undefined => {
    const antigens = at >> 1;
    if (antigens === 0) return undefined;
    const stratum = (others: number): number => (at & 1) * OCCUPANCY_BINS + bins[Math.max(0, others)];
    const kind = { both: stratum(antigens - 2), one: stratum(antigens - 1), neither: stratum(antigens) };
    const name = (kind.both * 2 * OCCUPANCY_BINS + kind.one) * 2 * OCCUPANCY_BINS + kind.neither;
    const known = byName.get(name);
    if (known !== undefined) return known;
    const fresh = { ...kind, sites: 0, bound: new Uint32Array(n), shared: new Uint32Array(n * n) };
    byName.set(name, fresh);
    return fresh;
  });
  const lastSite = new Int32Array(binders.length).fill(-1);
  const here = new Uint16Array(n);
  for (let site = 0; site < siteCount; site++) {
    let antigens = 0;
    let count = 0;
    for (let m = offset[site]; m < offset[site + 1]; m++) {
      const antigen = counted[binder[m]];
      if (antigen < 0) continue;
      if (lastSite[antigen] !== site) {
        lastSite[antigen] = site;
        antigens++;
      }
      if (place[binder[m]] >= 0) here[count++] = place[binder[m]];
    }
    const kind = kindOf[2 * antigens + (promoter === undefined ? 0 : promoter[site])];
    if (kind === undefined) continue;
    kind.sites++;
    const { bound, shared } = kind;
    for (let a = 0; a < count; a++) {
      const row = here[a] * n;
      bound[here[a]]++;
      for (let b = a + 1; b < count; b++) shared[row + here[b]]++;
    }
  }
  return [...byName.values()].filter(({ sites: seen }) => seen > 0);
}

/** A number of each binder's antigen within its group, -1 outside of it: several cell types of a group may share one. */
function countedAs(
  binders: CellClassSites['binders'],
  groupOfBinder: Uint16Array,
  group: number,
  mixed: boolean,
): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(binders, ({ antigen }, j) => {
    if (groupOfBinder[j] !== group) return -1;
    if (!mixed) return j;
    const known = first.get(antigen) ?? j;
    first.set(antigen, known);
    return known;
  });
}
