import type { ScanKernel } from '../scan-memory.ts';
import { scanSequence, type MotifHits } from '../scan-sequence.ts';
import type { ScannedMotif } from '../scanned-motif.ts';
import type { MotifWindows } from '../windows/motif-windows.ts';

/** The best site of one motif in each of n windows. */
export interface BestSites {
  /** By how much it falls short of the motif's highest score; -1 where the window has no site. */
  readonly short: Int32Array;
  /** Its first base, from the window's. */
  readonly start: Int32Array;
}

/** Motifs that are looked for at once: their hits are held together. */
const AT_ONCE = 32;

/**
 * The best site of each motif in each window, motif by motif. Of several that are equally good one is drawn, by a number that rests on
 * the window alone.
 * @param kernelFor makes what looks for motifs
 * @param motifs all of which have a site
 */
export function* bestSites(
  kernelFor: (motifs: readonly ScannedMotif[]) => ScanKernel,
  motifs: readonly ScannedMotif[],
  windows: Pick<MotifWindows, 'codes' | 'offset' | 'count'>,
): Generator<BestSites> {
  for (let from = 0; from < motifs.length; from += AT_ONCE) {
    const some = motifs.slice(from, from + AT_ONCE);
    const hits = scanSequence(kernelFor(some), windows.codes, some);
    let at = 0;
    for (const motif of some.keys()) {
      const first = at;
      while (at < hits.motif.length && hits.motif[at] === motif) at++;
      yield bestOf(hits, first, at, windows);
    }
  }
}

/** @param from, to the hits of one motif, in order of position */
function bestOf(
  { start, short }: MotifHits,
  from: number,
  to: number,
  { offset, count }: Pick<MotifWindows, 'offset' | 'count'>,
): BestSites {
  const best = { short: new Int32Array(count).fill(-1), start: new Int32Array(count).fill(-1) };
  let window = 0;
  let equal = 1;
  for (let hit = from; hit < to; hit++) {
    while (start[hit] >= offset[window + 1]) window++;
    const now = best.short[window];
    if (now >= 0 && short[hit] > now) continue;
    equal = short[hit] === now ? equal + 1 : 1;
    // Every one of k equally good sites stays with a chance of 1 in k.
    if (equal > 1 && mixed(window, equal) % equal !== 0) continue;
    best.short[window] = short[hit];
    best.start[window] = start[hit] - offset[window];
  }
  return best;
}

/** A number without pattern from two others. */
function mixed(window: number, equal: number): number {
  let bits = Math.imul(window + 1, 0x9e3779b1) ^ Math.imul(equal, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
