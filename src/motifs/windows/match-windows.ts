// Which windows of a background are like those that are asked about?
import type { Random } from '../../statistics/random.ts';
import { lengthOf, type MotifWindows } from './motif-windows.ts';

/** Windows of a background that were chosen, and how like the others they are. */
export interface MatchedWindows {
  /** Chosen windows, ascending. */
  readonly chosen: Uint32Array;
  /** Windows that are asked about and for which none of the background was left among those like them. */
  readonly unlike: number;
}

/** Strata: shares of GC, CpG observed over expected (the last one open), and ratios of lengths that are alike. */
const GC_STEP = 0.02;
const CPG_STEP = 0.2;
const CPG_STRATA = 12;
const LENGTH_STEP = 1.1;
/** Steps from a stratum to those whose windows may stand in for its own: GC, CpG, length. */
const STEPS = neighbouringSteps(1, 2, 1);
/** Share of the windows that may lack like ones, for as many as possible to be taken of the others. */
const LACKING = 0.03;
/** From one multiple of the foreground to the next that is tried. */
const FEWER = 0.8;

/**
 * Chooses windows of a background with the shares of GC, CpG and lengths that the foreground has: in strata of 0.02 GC, 0.2 CpG observed over
 * expected and a tenth of the length the same multiple of the foreground, by lot. Where a stratum has too few, windows of neighbouring
 * ones stand in. The multiple is the largest at which 3 % of the foreground at most lack like ones; once the foreground, or half of the
 * background where that is less, if there is none.
 * @param most windows of the background for each of the foreground, at most
 *
 * **Source:** the idea of a background of the same GC: Heinz S et al. 2010 (HOMER, Mol Cell 38:576).
 */
export function matchWindows(
  foreground: MotifWindows,
  background: MotifWindows,
  random: Random,
  most: number,
): MatchedWindows {
  const wanted = strataOf(foreground);
  const there = strataOf(background);
  const sizes = new Map([...there].map(([stratum, windows]) => [stratum, windows.length]));
  const least = Math.min(most, 1, background.count / foreground.count / 2);
  let ratio = most;
  let share = allot(wanted, sizes, ratio);
  while (ratio > least && share.lacking > LACKING * ratio * foreground.count) {
    ratio = Math.max(least, ratio * FEWER);
    share = allot(wanted, sizes, ratio);
  }
  const chosen: number[] = [];
  for (const [stratum, windows] of there) {
    const count = share.taken.get(stratum) ?? 0;
    for (const at of random.sample(windows.length, count)) chosen.push(windows[at]);
  }
  return {
    chosen: Uint32Array.from(chosen).sort(),
    unlike: Math.min(foreground.count, Math.round(share.lacking / ratio)),
  };
}

type Stratum = readonly [gc: number, cpg: number, length: number];

const key = ([gc, cpg, length]: Stratum): string => `${gc} ${cpg} ${length}`;

/** The windows of each stratum, strata in order of GC, CpG and length. */
function strataOf(windows: MotifWindows): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, { readonly stratum: Stratum; readonly windows: number[] }>();
  for (let i = 0; i < windows.count; i++) {
    const stratum: Stratum = [
      Math.floor(windows.gc[i] / GC_STEP),
      Math.min(CPG_STRATA - 1, Math.floor(windows.cpg[i] / CPG_STEP)),
      Math.floor(Math.log(lengthOf(windows, i)) / Math.log(LENGTH_STEP)),
    ];
    const one = found.get(key(stratum)) ?? { stratum, windows: [] };
    one.windows.push(i);
    found.set(key(stratum), one);
  }
  const ordered = [...found.values()].sort(
    ({ stratum: a }, { stratum: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2],
  );
  return new Map(ordered.map(({ stratum, windows: own }) => [key(stratum), own]));
}

/** How many windows of each stratum are taken at a multiple of the foreground, and how many more were wanted. */
function allot(
  wanted: ReadonlyMap<string, readonly number[]>,
  sizes: ReadonlyMap<string, number>,
  ratio: number,
): { readonly taken: ReadonlyMap<string, number>; readonly lacking: number } {
  const left = new Map(sizes);
  const taken = new Map<string, number>();
  const take = (stratum: string, count: number): number => {
    const there = Math.min(count, left.get(stratum) ?? 0);
    if (there > 0) {
      left.set(stratum, (left.get(stratum) ?? 0) - there);
      taken.set(stratum, (taken.get(stratum) ?? 0) + there);
    }
    return count - there;
  };
  // What is a fraction of a window is carried on to the next stratum.
  let carried = 0;
  const unmet = new Map<string, number>();
  for (const [stratum, windows] of wanted) {
    carried += ratio * windows.length;
    const count = Math.floor(carried + 1e-9);
    carried -= count;
    unmet.set(stratum, take(stratum, count));
  }
  let lacking = 0;
  for (const [stratum, count] of unmet) {
    const [gc, cpg, length] = stratum.split(' ').map(Number);
    let rest = count;
    for (const [toGc, toCpg, toLength] of STEPS) {
      if (rest === 0) break;
      rest = take(key([gc + toGc, cpg + toCpg, length + toLength]), rest);
    }
    lacking += rest;
  }
  return { taken, lacking };
}

/** Steps to neighbours, the nearest first. */
function neighbouringSteps(gc: number, cpg: number, length: number): readonly Stratum[] {
  const range = (most: number): number[] => Array.from({ length: 2 * most + 1 }, (_, i) => i - most);
  const apart = (stratum: Stratum): number => stratum.reduce((sum, step) => sum + Math.abs(step), 0);
  return range(gc)
    .flatMap((a) => range(cpg).flatMap((b) => range(length).map((c): Stratum => [a, b, c])))
    .filter((stratum) => apart(stratum) > 0)
    .sort((a, b) => apart(a) - apart(b));
}
