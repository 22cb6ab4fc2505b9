import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import type { ScanKernel } from '../scan-memory.ts';
import { scanSequence } from '../scan-sequence.ts';
import { scannedMotif, type ScannedMotif } from '../scanned-motif.ts';
import type { Background } from '../score-matrix.ts';
import type { MotifWindows } from '../windows/motif-windows.ts';

/** Largest P of a place that may be a site of a motif that is being found. */
const PLACE_P = 2e-3;

/** A motif as columns of probabilities. */
export interface Matrix {
  /** Rows of A, C, G and T. */
  readonly probabilities: Float64Array;
  /** Sites that it rests on. */
  readonly sites: number;
}

/** The best place of a motif in each window. */
export interface BestPlaces {
  /** By how much its score falls short of the highest one; Infinity where there is none. */
  readonly short: Float64Array;
  /** Its first base among the codes of all windows, and its strand. */
  readonly start: Uint32Array;
  readonly strand: Uint8Array;
}

export interface PlaceFinder {
  readonly background: Background;
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
}

/** The matrix as a motif to be looked for. */
function ready({ probabilities, sites }: Matrix, background: Background): ScannedMotif {
  const library: MotifLibrary = {
    ...{ id: ['found'], name: ['found'], kind: ['probabilities'], file: [''], line: new Uint32Array(1) },
    width: Uint16Array.of(probabilities.length / 4),
    ...{ matrix: [probabilities], sites: Float64Array.of(sites) },
  };
  return scannedMotif(library, 0, { p: PLACE_P, background });
}

/** The best place in each window, of equally good ones the first. */
export function bestPlaces(
  matrix: Matrix,
  { codes, offset, count }: MotifWindows,
  { background, kernel }: PlaceFinder,
): BestPlaces {
  const best = {
    short: new Float64Array(count).fill(Infinity),
    start: new Uint32Array(count),
    strand: new Uint8Array(count),
  };
  const motif = ready(matrix, background);
  if (motif.most < 0) return best;
  const hits = scanSequence(kernel([motif]), codes, [motif]);
  let window = 0;
  for (let i = 0; i < hits.start.length; i++) {
    while (hits.start[i] >= offset[window + 1]) window++;
    if (hits.short[i] >= best.short[window]) continue;
    best.short[window] = hits.short[i];
    best.start[window] = hits.start[i];
    best.strand[window] = hits.strand[i];
  }
  return best;
}
