// Is one spacing of two motifs commoner than chance, and do they stand near each other?
import { binomialLog10P } from '../../statistics/distributions/binomial.ts';
import { sidakLog10P } from '../../statistics/combine/sidak.ts';
import { power } from '../../statistics/power.ts';
import { overlapWays, type Placements } from './placements.ts';
import type { PrimarySites } from './primary-sites.ts';
import type { SitePairs } from './site-pairs.ts';

/** One place of a secondary site, of many that were tested. */
export interface TestedPlace {
  /** Number of the place; -1 where none was seen. */
  readonly bin: number;
  readonly count: number;
  /** Windows that have it or could. */
  readonly of: number;
  readonly expectedShare: number;
  /** Of this place alone, and after Sidak for all places. */
  readonly log10P: number;
  readonly corrected: number;
}

const NO_PLACE = { bin: -1, count: 0, of: 0, expectedShare: NaN, log10P: NaN, corrected: NaN };

/** Neighbouring gaps, on both sides together and with the gap itself, that a gap is compared with. */
const NEIGHBOURS = 21;

/** The shares of each place by chance: every place that a window has room for is as likely to hold one of its sites as any other. */
export interface ChanceShares {
  /** Windows that have a site. */
  readonly windows: number;
  /** Mean share of windows with a site at each gap behind and before the primary site, on one strand. */
  readonly down: Float64Array;
  readonly up: Float64Array;
}

export function chanceShares(sites: PrimarySites, { apart }: SitePairs, all: Placements): ChanceShares {
  const down = new Float64Array(all.gaps + 1);
  const up = new Float64Array(all.gaps + 1);
  let windows = 0;
  for (let row = 0; row < apart.length; row++) {
    if (apart[row] === 0) continue;
    windows++;
    const { behind, before } = roomOf(sites, row, all);
    const each = apart[row] / (placesOf(all) * (behind + before));
    down[behind] += each;
    up[before] += each;
  }
  return { windows, down: meanOfLonger(down, windows), up: meanOfLonger(up, windows) };
}

/** Sites that one place may hold: of a palindrome one, else one on either strand. */
function placesOf({ secondaryTurns }: Placements): number {
  return secondaryTurns ? 1 : 2;
}

/** Gaps that there is room for behind and before a primary site, in its direction. */
function roomOf(sites: PrimarySites, row: number, { secondaryWidth, gaps }: Placements) {
  const room = (flank: number): number => Math.min(gaps, Math.max(0, flank - secondaryWidth + 1));
  const [left, right] = [room(sites.left[row]), room(sites.right[row])];
  return sites.strand[row] === 0 ? { behind: right, before: left } : { behind: left, before: right };
}

/** From the weights of windows with room for as many gaps the mean weight at each gap: of all windows with room for more. */
function meanOfLonger(weights: Float64Array, windows: number): Float64Array {
  const mean = weights.slice(0, -1);
  let sum = 0;
  for (let gap = mean.length - 1; gap >= 0; gap--) {
    sum += weights[gap + 1];
    mean[gap] = sum / windows;
  }
  return mean;
}

/** The share of one gap and orientation by chance. */
function shareAt({ down, up }: ChanceShares, all: Placements, orientation: number, gap: number): number {
  let share = 0;
  all.orientationOf.forEach((own, quadrant) => {
    if (own === orientation && !(all.secondaryTurns && quadrant % 2 === 1))
      share += quadrant < 2 ? down[gap] : up[gap];
  });
  return share;
}

/**
 * The gap and orientation that most exceeds chance. Chance is twofold, and the larger P counts: every place that there is room for is as
 * likely as any other; and a place is as likely as the 20 gaps beside it in its orientation, since two motifs that both stand
 * near the summits of peaks are near each other, without any spacing of their own. P is that of a binomial with the mean share of
 * the windows, which is never too small where windows differ (Hoeffding W 1956, Ann Math Stat 27:713).
 *
 * **Source:** Whitington T et al. 2011 (SpaMo, NAR 39:e98) for the first; the second is this project's own.
 */
export function fixedGap(counts: Uint32Array, chance: ChanceShares, all: Placements): TestedPlace {
  const { windows } = chance;
  let best: TestedPlace = NO_PLACE;
  for (let bin = 0; bin < counts.length; bin++) {
    const count = counts[bin];
    if (count === 0) continue;
    const [orientation, gap] = [Math.floor(bin / all.gaps), bin % all.gaps];
    const uniform = shareAt(chance, all, orientation, gap);
    const beside = neighbours(counts, orientation * all.gaps, gap, all.gaps);
    const expectedShare = Math.max(uniform, (beside.count - count) / Math.max(1, beside.gaps - 1) / windows);
    if (best.bin >= 0 && count / windows - expectedShare <= 0 && best.log10P < 0) continue;
    const log10P = Math.max(
      binomialLog10P(count, windows, Math.min(1, uniform), 'upper'),
      beside.gaps > 1 ? binomialLog10P(count, beside.count, 1 / beside.gaps, 'upper') : 0,
    );
    if (best.bin < 0 || log10P < best.log10P)
      best = { bin, count, of: windows, expectedShare, log10P, corrected: NaN };
  }
  return { ...best, corrected: sidakLog10P(best.log10P, counts.length) };
}

/** Windows at a gap and those beside it, as many on either side as there are. */
function neighbours(
  counts: Uint32Array,
  from: number,
  gap: number,
  gaps: number,
): { count: number; gaps: number } {
  const half = (NEIGHBOURS - 1) / 2;
  const first = Math.max(0, Math.min(gap - half, gaps - NEIGHBOURS));
  const last = Math.min(gaps, first + NEIGHBOURS);
  let count = 0;
  for (let at = first; at < last; at++) count += counts[from + at];
  return { count, gaps: last - first };
}

/** The share of windows that have a site at one place, on one strand, of the gaps next to the primary site. */
export function placeShare(counts: Uint32Array, windows: number, all: Placements): number {
  const gaps = Math.min(NEIGHBOURS, all.gaps);
  let count = 0;
  for (let orientation = 0; orientation < all.orientations.length; orientation++)
    for (let gap = 0; gap < gaps; gap++) count += counts[orientation * all.gaps + gap];
  return count / (windows * gaps * 2 * placesOf(all));
}

/**
 * How many windows have a site nearer than this, and how many would by chance: those of a window thrown one by one. Where sites come in
 * clumps that is rather more than chance gives.
 */
export function nearSites(
  sites: PrimarySites,
  { apart, near: isNear }: SitePairs,
  all: Placements,
  near: number,
): TestedPlace {
  let [windows, count, expected] = [0, 0, 0];
  for (let row = 0; row < apart.length; row++) {
    if (apart[row] === 0) continue;
    windows++;
    count += isNear[row];
    const { behind, before } = roomOf(sites, row, all);
    const part = (Math.min(near, behind) + Math.min(near, before)) / (behind + before);
    expected += 1 - power(1 - part, apart[row]);
  }
  if (windows === 0) return NO_PLACE;
  const expectedShare = Math.min(1, expected / windows);
  const log10P = binomialLog10P(count, windows, expectedShare, 'upper');
  return { bin: 0, count, of: windows, expectedShare, log10P, corrected: log10P };
}

/** The way of overlapping the primary site that most exceeds chance, every place within reach, overlapping or not, being as likely as any other. */
export function sharedSite(
  sites: PrimarySites,
  { overlapped, apart, over }: SitePairs,
  all: Placements,
): TestedPlace {
  const ways = overlapped.length;
  let [windows, each] = [0, 0];
  for (let row = 0; row < over.length; row++) {
    const own = apart[row] + over[row];
    if (own === 0) continue;
    windows++;
    const { behind, before } = roomOf(sites, row, all);
    each += own / (placesOf(all) * (behind + before + ways / 2));
  }
  let best: TestedPlace = NO_PLACE;
  for (let bin = 0; bin < ways; bin++) {
    const count = overlapped[bin];
    if (count === 0 || (best.bin >= 0 && count < best.count)) continue;
    const places = overlapWays(all, bin).length / (all.secondaryTurns ? 2 : 1);
    const expectedShare = Math.min(1, (each / windows) * places);
    const log10P = binomialLog10P(count, windows, expectedShare, 'upper');
    if (best.bin < 0 || log10P < best.log10P)
      best = { bin, count, of: windows, expectedShare, log10P, corrected: NaN };
  }
  return { ...best, corrected: sidakLog10P(best.log10P, ways) };
}
