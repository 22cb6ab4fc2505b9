import { gcContent, UNKNOWN_BASE, type CodedSequence } from '../../genome/sequence.ts';
import { motifSites, type MotifSites } from '../motif-sites.ts';
import type { ScanKernel } from '../scan-memory.ts';
import { scanSequence } from '../scan-sequence.ts';
import type { ScannedMotif } from '../scanned-motif.ts';

/** Windows of sequence that are compared with the loci's, w of them. */
export interface OtherWindows {
  /** Share of G and C among the known bases of each, w. */
  readonly gc: Float64Array;
  /** For each motif whether a window has a site of it: `motif * w + window`. */
  readonly has: Uint8Array;
}

/** Sites of every motif in one window; a palindrome's two hits are one site. */
export function sitesIn(
  kernel: ScanKernel,
  codes: CodedSequence,
  motifs: readonly ScannedMotif[],
): MotifSites {
  return motifSites(scanSequence(kernel, codes, motifs), motifs);
}

/** Which windows have a site of which motif. Windows without a known base are left out. */
export function otherWindows(
  kernel: ScanKernel,
  windows: readonly CodedSequence[],
  motifs: readonly ScannedMotif[],
): OtherWindows {
  const known = windows.filter((codes) => codes.some((code) => code < UNKNOWN_BASE));
  const has = new Uint8Array(motifs.length * known.length);
  known.forEach((codes, window) => {
    for (const motif of scanSequence(kernel, codes, motifs).motif) has[motif * known.length + window] = 1;
  });
  return { gc: Float64Array.from(known, gcContent), has };
}

/** Bases of a sequence that are known. */
export function knownBases(codes: CodedSequence): number {
  let known = 0;
  for (const code of codes) if (code < UNKNOWN_BASE) known++;
  return known;
}
