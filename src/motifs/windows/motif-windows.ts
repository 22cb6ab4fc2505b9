// Windows of sequence that are asked for motifs: their bases side by side, and what they are made of.
import { UNKNOWN_BASE, type CodedSequence } from '../../genome/sequence.ts';

/**
 * Windows of sequence, n of them. Each is turned to the strand that comes first in the order A, C, G, T: on which strand a window was
 * written changes nothing that is found in it.
 */
export interface MotifWindows {
  readonly count: number;
  /** Bases of all windows, with one that is none behind each, so that no site lies over two windows. */
  readonly codes: CodedSequence;
  /** Window i has the codes [offset[i], offset[i + 1] - 1), n + 1. */
  readonly offset: Float64Array;
  /** 1 where the codes are those of the other strand, n. */
  readonly turned: Uint8Array;
  /** What each was made of: a row of the peaks, or the number of a sequence, n. */
  readonly row: Uint32Array;
  /** Share of G and C among the known bases, n. */
  readonly gc: Float64Array;
  /** CpG, observed over expected from the shares of C and G; 0 where there is no C or no G, n. */
  readonly cpg: Float64Array;
}

/** Bases of windows one behind the other, as `basesOfWindows` reads them. */
export interface BasesSideBySide {
  readonly codes: CodedSequence;
  /** Window i has the codes [offset[i], offset[i + 1]), n + 1. */
  readonly offset: ArrayLike<number>;
}

/** The largest share of unknown bases that a window may have. */
export const MOST_UNKNOWN = 0.1;

/**
 * Windows of their bases; those with more than a share of unknown bases, and those without any base, are left out.
 * @param row of each window; its number where left out
 * @returns the windows and how many were left out
 */
export function motifWindows(
  { codes, offset }: BasesSideBySide,
  row?: ArrayLike<number>,
  mostUnknown = MOST_UNKNOWN,
): { readonly windows: MotifWindows; readonly leftOut: number } {
  const all = Array.from({ length: offset.length - 1 }, (_, i) => codes.subarray(offset[i], offset[i + 1]));
  const kept = [...all.keys()].filter((i) => {
    const unknown = all[i].reduce((sum, code) => sum + (code >= UNKNOWN_BASE ? 1 : 0), 0);
    return all[i].length > 0 && unknown <= mostUnknown * all[i].length && unknown < all[i].length;
  });
  const windows = windowsOf(
    kept.map((i) => all[i]),
    kept.map((i) => row?.[i] ?? i),
  );
  return { windows, leftOut: all.length - kept.length };
}

function windowsOf(bases: readonly CodedSequence[], row: readonly number[]): MotifWindows {
  const count = bases.length;
  const offset = new Float64Array(count + 1);
  bases.forEach(({ length }, i) => (offset[i + 1] = offset[i] + length + 1));
  const codes = new Uint8Array(offset[count]).fill(UNKNOWN_BASE);
  const turned = new Uint8Array(count);
  const [gc, cpg] = [new Float64Array(count), new Float64Array(count)];
  bases.forEach((window, i) => {
    const own = codes.subarray(offset[i], offset[i + 1] - 1);
    own.set(window);
    if (otherStrandIsFirst(own)) {
      turned[i] = 1;
      own.reverse();
      for (let at = 0; at < own.length; at++) if (own[at] < UNKNOWN_BASE) own[at] = 3 - own[at];
    }
    ({ gc: gc[i], cpg: cpg[i] } = composition(own));
  });
  return { count, codes, offset, turned, row: Uint32Array.from(row), gc, cpg };
}

function otherStrandIsFirst(bases: CodedSequence): boolean {
  for (let at = 0, end = bases.length - 1; at < bases.length; at++, end--) {
    const other = bases[end] < UNKNOWN_BASE ? 3 - bases[end] : UNKNOWN_BASE;
    if (bases[at] !== other) return other < bases[at];
  }
  return false;
}

/** Share of G and C, and CpG observed over expected (Gardiner-Garden M & Frommer M 1987, J Mol Biol 196:261). */
function composition(bases: CodedSequence): { gc: number; cpg: number } {
  const counts = new Float64Array(UNKNOWN_BASE + 1);
  let pairs = 0;
  for (let at = 0; at < bases.length; at++) {
    counts[bases[at]]++;
    if (bases[at] === 1 && bases[at + 1] === 2) pairs++;
  }
  const [a, c, g, t] = counts;
  const known = a + c + g + t;
  return { gc: (c + g) / known, cpg: c > 0 && g > 0 ? (pairs * known) / (c * g) : 0 };
}

/** The bases of a window. */
export function basesOf({ codes, offset }: MotifWindows, window: number): CodedSequence {
  return codes.subarray(offset[window], offset[window + 1] - 1);
}

/** Bases of a window. */
export function lengthOf({ offset }: MotifWindows, window: number): number {
  return offset[window + 1] - offset[window] - 1;
}

/** Some of the windows, in the order given. */
export function takeWindows(windows: MotifWindows, chosen: ArrayLike<number>): MotifWindows {
  const taken = Array.from(chosen);
  const made = windowsOf(
    taken.map((i) => basesOf(windows, i)),
    taken.map((i) => windows.row[i]),
  );
  return { ...made, turned: Uint8Array.from(taken, (i) => windows.turned[i]) };
}

/** Windows of several lengths fitted to others: longer ones than `most` are cut to their middle, shorter ones than `least` left out. */
export function fitLengths(
  { codes, offset }: BasesSideBySide,
  least: number,
  most: number,
): {
  readonly bases: BasesSideBySide;
  readonly row: Uint32Array;
  readonly cut: number;
  readonly short: number;
} {
  const kept: number[] = [];
  let cut = 0;
  for (let i = 0; i + 1 < offset.length; i++) {
    const length = offset[i + 1] - offset[i];
    if (length < least) continue;
    if (length > most) cut++;
    kept.push(i);
  }
  const to = new Float64Array(kept.length + 1);
  kept.forEach((i, at) => (to[at + 1] = to[at] + Math.min(most, offset[i + 1] - offset[i])));
  const fitted = new Uint8Array(to[kept.length]);
  kept.forEach((i, at) => {
    const size = to[at + 1] - to[at];
    const from = offset[i] + Math.floor((offset[i + 1] - offset[i] - size) / 2);
    fitted.set(codes.subarray(from, from + size), to[at]);
  });
  return {
    bases: { codes: fitted, offset: to },
    row: Uint32Array.from(kept),
    cut,
    short: offset.length - 1 - kept.length,
  };
}
