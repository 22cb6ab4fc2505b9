import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { motifFamilies } from '../motif-families.ts';
import type { ScanKernel } from '../scan-memory.ts';
import { scanSequence } from '../scan-sequence.ts';
import { scannedMotif, type ScannedMotif } from '../scanned-motif.ts';
import { baseProbabilities, columnInformation, UNIFORM, type Background } from '../score-matrix.ts';
import { distinctFlanks } from './distinct-flanks.ts';
import { primarySites, regionsOf, takeSites, type Windows } from './primary-sites.ts';
import { columnsOfSites } from './shared-bases.ts';
import { spacingFamilies, type SpacingFamily } from './spacing-families.ts';
import { spacingOf, type MotifSpacing, type Primary } from './spacing-of-motif.ts';

/** A motif that is ready to be looked for, and what it is like. */
export interface ReadyMotif {
  readonly motif: ScannedMotif;
  /** Rows of A, C, G and T. */
  readonly probabilities: Float64Array;
  /** Information of each column. */
  readonly bits: Float64Array;
}

export function readyMotifs(library: MotifLibrary, p: number, background: Background): ReadyMotif[] {
  return library.id.map((_, i) => {
    const matrix = { kind: library.kind[i], values: library.matrix[i], sites: library.sites[i] };
    return {
      motif: scannedMotif(library, i, { p, background }),
      probabilities: baseProbabilities(matrix, UNIFORM),
      bits: columnInformation(baseProbabilities(matrix, background), background),
    };
  });
}

export interface SpacingOptions {
  readonly background: Background;
  readonly margin: number;
  /** Gaps below this are near. */
  readonly near: number;
  /** Makes what looks for motifs, all of which have a site. */
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
}

/** How motifs are spaced from the primary one. */
export interface SpacingsInWindows {
  /** Windows with a site of the primary motif, and those of them that are no copies of another one. */
  readonly found: number;
  readonly kept: number;
  /** Of each secondary motif. */
  readonly spacings: readonly MotifSpacing[];
  readonly families: readonly SpacingFamily[];
}

/**
 * How secondary motifs are spaced from the best site of a primary one in each window.
 * @param secondary all of which have a site
 */
export function spacingsInWindows(
  windows: Windows,
  own: ReadyMotif,
  secondary: readonly ReadyMotif[],
  { background, margin, near, kernel }: SpacingOptions,
): SpacingsInWindows {
  if (own.motif.most < 0) return { found: 0, kept: 0, spacings: [], families: [] };
  const all = primarySites(windows, own.motif, kernel([own.motif]), margin);
  const rows = distinctFlanks(windows.codes, all, margin, own.motif.palindrome !== undefined);
  const sites = takeSites(all, rows);
  const counts = { found: all.start.length, kept: rows.length };
  if (secondary.length === 0) return { ...counts, spacings: [], families: [] };
  const primary: Primary = {
    ...{ motif: own.motif, bits: own.bits, sites, background, margin, near },
    regions: regionsOf(windows.codes, sites),
    columns: columnsOfSites(windows.codes, sites),
  };
  const motifs = secondary.map(({ motif }) => motif);
  const hits = scanSequence(kernel(motifs), primary.regions.codes, motifs);
  let to = 0;
  const spacings = secondary.map((one, i) => {
    const from = to;
    while (to < hits.motif.length && hits.motif[to] === i) to++;
    return spacingOf(primary, one, { hits, from, to });
  });
  const { family } = motifFamilies(secondary.map(({ probabilities }) => probabilities));
  return { ...counts, spacings, families: spacingFamilies(spacings, family) };
}
