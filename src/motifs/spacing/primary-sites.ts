import { UNKNOWN_BASE, type CodedSequence } from '../../genome/sequence.ts';
import { scanSequence } from '../scan-sequence.ts';
import type { ScanKernel } from '../scan-memory.ts';
import type { ScannedMotif } from '../scanned-motif.ts';

/** Sequences side by side: window i has the codes [offset[i], offset[i + 1]). */
export interface Windows {
  readonly codes: CodedSequence;
  /** One more than there are windows. */
  readonly offset: ArrayLike<number>;
}

/** The best site of a motif in each window that has one: n sites in the order of the windows. */
export interface PrimarySites {
  readonly window: Uint32Array;
  /** First base of the site among the codes of all windows. */
  readonly start: Uint32Array;
  readonly strand: Uint8Array;
  /** Known bases beside the site within its window, up to the margin; left is the way that the sequence begins. */
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  /** Bases of a site. */
  readonly width: number;
}

/** What is the same on both strands of a motif's site: the whole of it, or the middle of a palindrome that is not centred. */
export interface SiteCore {
  /** Bases before it in a hit on the strand of the sequence, and in one on the other strand. */
  readonly skip: readonly [forward: number, reverse: number];
  readonly width: number;
}

export function coreOf({ width, palindrome = 0 }: ScannedMotif): SiteCore {
  return {
    skip: [Math.max(0, palindrome), Math.max(0, -palindrome)],
    width: width - Math.abs(palindrome),
  };
}

/**
 * The best site of a motif in each window: that of the highest score, of equal ones that nearest to the middle of the window.
 * @param kernel with the motif alone in its memory
 * @param margin bases beside the site that are looked at
 */
export function primarySites(
  { codes, offset }: Windows,
  motif: ScannedMotif,
  kernel: ScanKernel,
  margin: number,
): PrimarySites {
  const core = coreOf(motif);
  const hits = scanSequence(kernel, codes, [motif]);
  const rows: { window: number; start: number; strand: number }[] = [];
  for (let window = 0, i = 0; window + 1 < offset.length; window++) {
    const [from, to] = [offset[window], offset[window + 1]];
    const middle = from + to;
    let best: { start: number; strand: number; short: number; far: number } | undefined;
    for (; i < hits.start.length && hits.start[i] < to; i++) {
      const strand = hits.strand[i];
      // A hit may lie across the end of its window.
      if (hits.start[i] + motif.width > to) continue;
      const start = hits.start[i] + core.skip[strand];
      const far = Math.abs(2 * start + core.width - middle);
      const short = hits.short[i];
      if (best === undefined || short < best.short || (short === best.short && far < best.far))
        best = { start, strand, short, far };
    }
    if (best !== undefined) rows.push({ window, ...best });
  }
  const knownBeside = (from: number, step: number, end: number): number => {
    let known = 0;
    for (let at = from; at !== end && known < margin && codes[at] < UNKNOWN_BASE; at += step) known++;
    return known;
  };
  return {
    window: Uint32Array.from(rows, ({ window }) => window),
    start: Uint32Array.from(rows, ({ start }) => start),
    strand: Uint8Array.from(rows, ({ strand }) => strand),
    left: Uint16Array.from(rows, ({ window, start }) => knownBeside(start - 1, -1, offset[window] - 1)),
    right: Uint16Array.from(rows, ({ window, start }) =>
      knownBeside(start + core.width, 1, offset[window + 1]),
    ),
    width: core.width,
  };
}

/** Some of the sites. */
export function takeSites(
  { window, start, strand, left, right, width }: PrimarySites,
  rows: Uint32Array,
): PrimarySites {
  return {
    window: rows.map((row) => window[row]),
    start: rows.map((row) => start[row]),
    strand: Uint8Array.from(rows, (row) => strand[row]),
    left: Uint16Array.from(rows, (row) => left[row]),
    right: Uint16Array.from(rows, (row) => right[row]),
    width,
  };
}

/** The sites with the bases beside them, side by side with a base between them that is none. */
export interface SiteRegions extends Windows {
  /** First base of the primary site of each region. */
  readonly site: Uint32Array;
}

export function regionsOf(codes: CodedSequence, sites: PrimarySites): SiteRegions {
  const count = sites.start.length;
  const offset = new Float64Array(count + 1);
  const site = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    site[i] = offset[i] + sites.left[i];
    offset[i + 1] = offset[i] + sites.left[i] + sites.width + sites.right[i] + 1;
  }
  const joined = new Uint8Array(offset[count]).fill(UNKNOWN_BASE);
  for (let i = 0; i < count; i++) {
    const from = sites.start[i] - sites.left[i];
    joined.set(codes.subarray(from, sites.start[i] + sites.width + sites.right[i]), offset[i]);
  }
  return { codes: joined, offset, site };
}
