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

/**
 * Natural log conditional odds of some binders of a group with all of the group: of a cell type, rows of `oddsAmongPairs`
 * without the other pairs, however many there are.
 * @param group number of the group
 * @param asked numbers of the binders asked about, of that group
 * @returns for each of them a value per binder of the class, NaN for itself and outside of the group
 */
export function oddsOfBinders(
  sites: CellClassSites,
  group: number,
  asked: readonly number[],
): Float64Array[] {
  const { groups, groupOfBinder } = sites.model ?? groupBinders(sites.binders);
  const line = [...sites.binders.keys()].filter((j) => groupOfBinder[j] === group);
  const n = line.length;
  const place = (binder: number): number => line.indexOf(binder);
  const known = made.get(sites.members);
  const pairs = known?.promoter === sites.promoter ? known?.ofCell.get(groups[group].cell) : undefined;
  const odds = pairs?.naturalLogOddsRatio ?? pooledOdds(countPairs(sites, line, asked.map(place)));
  return asked.map((binder, i) => {
    const row = (pairs === undefined ? i : place(binder)) * n;
    const values = new Float64Array(sites.binders.length).fill(Number.NaN);
    line.forEach((j, k) => {
      if (j !== binder) values[j] = odds[row + k];
    });
    return values;
  });
}

/**
 * How often binders of a cell type meet at sites of each kind. A kind is told by the strata that its sites are of for
 * pairs of which both, one and neither bind them.
 */
interface PairCounts {
  /** Binders of the cell type. */
  readonly n: number;
  /** Their numbers that pairs are counted for, the rows. */
  readonly rows: readonly number[];
  readonly kinds: readonly Kind[];
  /** Sites of each kind. */
  readonly sites: Uint32Array;
  /** Sites that each binder binds: kind x n + binder. */
  readonly bound: Uint32Array;
  /** Sites that a row's binder and another both bind: (kind x rows + row) x n + other; where all are rows, for others that come later. */
  readonly shared: Uint32Array;
}

interface Kind {
  readonly both: number;
  readonly one: number;
  readonly neither: number;
}

function pairOdds(sites: CellClassSites, line: readonly number[]): Float64Array {
  const n = line.length;
  const odds = pooledOdds(countPairs(sites, line));
  for (let i = 0; i < n; i++) {
    odds[i * n + i] = Number.NaN;
    for (let j = i + 1; j < n; j++) odds[j * n + i] = odds[i * n + j];
  }
  return odds;
}

/** The pooled natural log odds of every counted pair, rows x n. All counts are whole numbers, so that sums of them are exact. */
function pooledOdds({ n, rows, kinds, sites, bound, shared }: PairCounts): Float64Array {
  const pairs = rows.length * n;
  const agree = new Float64Array(pairs).fill(HALF);
  const differ = new Float64Array(pairs).fill(HALF);
  const both = new Float64Array(pairs);
  const rowOnly = new Float64Array(pairs);
  const otherOnly = new Float64Array(pairs);
  const neither = new Float64Array(pairs);
  const present = [...kinds.keys()].filter((kind) => sites[kind] > 0);
  for (const stratum of new Set(present.map((kind) => kinds[kind].neither))) {
    if (stratum % OCCUPANCY_BINS === 0) continue;
    for (const list of [both, rowOnly, otherOnly, neither]) list.fill(0);
    for (const kind of present) {
      const meet = shared.subarray(kind * pairs, (kind + 1) * pairs);
      const single = bound.subarray(kind * n, (kind + 1) * n);
      if (kinds[kind].both === stratum) addTo(both, meet);
      if (kinds[kind].one === stratum) addAlone(rowOnly, otherOnly, { meet, single, rows });
      if (kinds[kind].neither === stratum) addNeither(neither, { meet, single, rows, all: sites[kind] });
    }
    for (let at = 0; at < pairs; at++) {
      const count = both[at] + rowOnly[at] + otherOnly[at] + neither[at];
      if (count === 0) continue;
      agree[at] += (both[at] * neither[at]) / count;
      differ[at] += (rowOnly[at] * otherOnly[at]) / count;
    }
  }
  return agree.map((value, at) => Math.log(value / differ[at]));
}

/** Counts of one kind: of pairs, and of single binders. */
interface OfKind {
  readonly meet: Uint32Array;
  readonly single: Uint32Array;
  readonly rows: readonly number[];
}

function addTo(sum: Float64Array, counts: Uint32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] += counts[at];
}

function addAlone(rowOnly: Float64Array, otherOnly: Float64Array, { meet, single, rows }: OfKind): void {
  const n = single.length;
  for (let row = 0, at = 0; row < rows.length; row++) {
    const ofRow = single[rows[row]];
    for (let other = 0; other < n; other++, at++) {
      rowOnly[at] += ofRow - meet[at];
      otherOnly[at] += single[other] - meet[at];
    }
  }
}

function addNeither(
  neither: Float64Array,
  { meet, single, rows, all }: OfKind & { readonly all: number },
): void {
  const n = single.length;
  for (let row = 0, at = 0; row < rows.length; row++) {
    const withoutRow = all - single[rows[row]];
    for (let other = 0; other < n; other++, at++) neither[at] += withoutRow - single[other] + meet[at];
  }
}

/**
 * One pass over the sites.
 * @param line binders of the cell type
 * @param asked places in the line that pairs are counted for; all pairs once where undefined
 */
function countPairs(
  { binders, members: { siteCount, offset, binder }, promoter, model }: CellClassSites,
  line: readonly number[],
  asked?: readonly number[],
): PairCounts {
  const { groups, groupOfBinder } = model ?? groupBinders(binders);
  const group = groupOfBinder[line[0]];
  const mixed = groups[group].cell === '';
  const counted = countedAs(binders, groupOfBinder, group, mixed);
  const n = line.length;
  const place = new Int16Array(binders.length).fill(-1);
  line.forEach((j, i) => (place[j] = i));
  const rows = asked ?? [...line.keys()];
  const rowOf = new Int16Array(n).fill(-1);
  rows.forEach((at, row) => (rowOf[at] = row));
  const { kinds, kindOf } = kindsOfSites(binders.length);
  const seen = new Uint32Array(kinds.length);
  const bound = new Uint32Array(kinds.length * n);
  const shared = new Uint32Array(kinds.length * rows.length * n);
  const lastSite = new Int32Array(binders.length).fill(-1);
  const here = new Uint16Array(n);
  for (let site = 0; site < siteCount; site++) {
    let antigens = 0;
    let count = 0;
    const last = offset[site + 1];
    for (let m = offset[site]; m < last; m++) {
      const j = binder[m];
      const antigen = counted[j];
      if (antigen < 0) continue;
      if (!mixed) antigens++;
      else if (lastSite[antigen] !== site) {
        lastSite[antigen] = site;
        antigens++;
      }
      if (place[j] >= 0) here[count++] = place[j];
    }
    if (antigens === 0) continue;
    const kind = kindOf[2 * antigens + (promoter === undefined ? 0 : promoter[site])];
    seen[kind]++;
    const table = kind * rows.length;
    for (let a = 0; a < count; a++) {
      bound[kind * n + here[a]]++;
      const row = rowOf[here[a]];
      if (row < 0) continue;
      const pairs = (table + row) * n;
      for (let b = asked === undefined ? a + 1 : 0; b < count; b++) shared[pairs + here[b]]++;
    }
  }
  return { n, rows, kinds, sites: seen, bound, shared };
}

/** The kinds of sites, and the kind of each number of antigens: element 2 x antigens beside promoters, the next one at them. */
function kindsOfSites(binders: number): { kinds: Kind[]; kindOf: Uint16Array } {
  const bins = binsOfOccupancy(binders);
  const kinds: Kind[] = [];
  const numbers = new Map<string, number>();
  const kindOf = Uint16Array.from({ length: 2 * (binders + 1) }, (_, at) => {
    const antigens = at >> 1;
    if (antigens === 0) return 0;
    const stratum = (others: number): number => (at & 1) * OCCUPANCY_BINS + bins[Math.max(0, others)];
    const kind = { both: stratum(antigens - 2), one: stratum(antigens - 1), neither: stratum(antigens) };
    const name = `${kind.both} ${kind.one} ${kind.neither}`;
    const number = numbers.get(name) ?? kinds.push(kind) - 1;
    numbers.set(name, number);
    return number;
  });
  return { kinds, kindOf };
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
