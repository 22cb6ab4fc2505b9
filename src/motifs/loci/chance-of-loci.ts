// How often would as many loci have a motif if they were other loci of the same kind, or random sequence?
import { poissonBinomialLog10P } from '../../statistics/distributions/poisson-binomial.ts';
import { power } from '../../statistics/power.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import type { ScannedMotif } from '../scanned-motif.ts';
import type { OtherWindows } from './windows-with-motif.ts';

/** Fewer other windows tell nothing. */
export const LEAST_OTHERS = 50;
/** More of them tell a share well enough. */
const MOST_NEAREST = 500;

/** So many other windows a window is compared with, those nearest in GC: a quarter of all, 50 at least, 500 at most. */
export function nearestOf(others: number): number {
  return Math.max(LEAST_OTHERS, Math.min(MOST_NEAREST, Math.ceil(others / 4)));
}

/** The other windows nearest in GC to one window, `most` of them. */
export function nearestByGc({ gc }: OtherWindows, own: number, most = nearestOf(gc.length)): Uint32Array {
  const order = sortOrder(gc.map((each) => Math.abs(each - own)));
  return Uint32Array.from(order.subarray(0, most));
}

/**
 * The chance that another window has a motif: its share among windows alike, with one window that has it and one that has not added
 * (Laplace's rule), so that a motif that none of few windows has is not impossible. Of a window of another length it is the chance of as
 * many pieces as it has of their length.
 * @param length of the window in lengths of the others
 */
export function chanceAmong(
  { gc, has }: OtherWindows,
  alike: Uint32Array,
  motif: number,
  length: number,
): number {
  const first = motif * gc.length;
  let found = 0;
  for (const window of alike) found += has[first + window];
  return chanceOfLength((found + 1) / (alike.length + 2), length);
}

function chanceOfLength(share: number, length: number): number {
  return length === 1 ? share : 1 - power(1 - share, length);
}

/** Places at which a motif may stand in a stretch of known bases: on both strands, on one where both read the same. */
export function placesFor({ width, short, shortReverse }: ScannedMotif, bases: number): number {
  const places = Math.max(0, bases - width + 1);
  return short.every((value, i) => value === shortReverse[i]) ? places : 2 * places;
}

/**
 * The chance of a site in random sequence, 1 - (1 - p)^places, from the exact p of one place. Bases are independent and as frequent as the
 * background says, and so are places: a word that overlaps itself is a little rarer than that.
 */
export function chanceInRandom(motif: ScannedMotif, bases: number): number {
  return -Math.expm1(placesFor(motif, bases) * Math.log1p(-siteP(motif)));
}

/** P of a site at one place, on one strand. */
export function siteP({ p }: ScannedMotif): number {
  return p[p.length - 1];
}

/** What is to be expected of loci, each with the chance that a window of it has the motif. */
export interface ChanceOfLoci {
  /** Loci expected to have the motif. */
  readonly expected: number;
  /** log10 of the chance that as many loci have it as do. */
  readonly log10P: number;
  /** Chance that any locus has it. */
  readonly any: number;
}

/**
 * @param windows chances of the windows of each locus: a locus has the motif where one of its windows has it
 * @param found loci that have it
 */
export function chanceOfLoci(windows: readonly (readonly number[])[], found: number): ChanceOfLoci {
  const chances = windows.map(anyOf);
  return {
    expected: chances.reduce((sum, chance) => sum + chance, 0),
    log10P: poissonBinomialLog10P(found, chances),
    any: anyOf(chances),
  };
}

/** The chance that any of independent events happens; small ones keep their digits. */
function anyOf(chances: readonly number[]): number {
  return chances.reduce((any, chance) => any + (1 - any) * chance, 0);
}

/** The largest share of other loci that could have a motif which all of so many loci have, for p to stay below .05 over all motifs. */
export function largestShareToStandOut(loci: number, motifs: number): number {
  return power(0.05 / motifs, 1 / loci);
}
