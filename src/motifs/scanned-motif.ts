import type { MotifLibrary } from '../formats/motifs/motif-library.ts';
import { centred, palindromeOffset } from './matrix-similarity.ts';
import {
  baseProbabilities,
  logOdds,
  PSEUDOCOUNT,
  reverseComplement,
  UNIFORM,
  wholeScores,
  type Background,
} from './score-matrix.ts';
import { mostShort, scoreTail, shortfalls } from './score-tail.ts';

/** A motif made ready to be looked for. Scores are whole thousandths of a bit. */
export interface ScannedMotif {
  readonly width: number;
  /** By how much every base falls short of the best of its column: rows of A, C, G and T. */
  readonly short: Int32Array;
  /** The same on the other strand. */
  readonly shortReverse: Int32Array;
  readonly highest: number;
  /** A site falls short of the highest score by no more than this; -1 where no sequence is a site. */
  readonly most: number;
  /** P(a score falls short by at most i) on one strand, i up to `most`. */
  readonly p: Float64Array;
  /** By how many bases the other strand's hit of the same site lies off, where the motif reads the same on both. */
  readonly palindrome: number | undefined;
}

export interface ScanOptions {
  /** The largest probability of a site, on one strand: 1e-4. A word has its own occurrences as sites, whatever their probability. */
  readonly p?: number;
  readonly background?: Background;
  readonly pseudocount?: number;
}

export const SITE_P = 1e-4;

/** Makes a motif of a library ready. */
export function scannedMotif(library: MotifLibrary, motif: number, options: ScanOptions = {}): ScannedMotif {
  const { p = SITE_P, background = UNIFORM, pseudocount = PSEUDOCOUNT } = options;
  const kind = library.kind[motif];
  const matrix = { kind, values: library.matrix[motif], sites: library.sites[motif] };
  const scores = wholeScores(logOdds(matrix, background, pseudocount));
  const { highest, short } = shortfalls(scores);
  const tail = scoreTail(scores, background, p);
  const most = kind === 'word' ? 0 : mostShort(tail, p);
  return {
    ...{ width: library.width[motif], short, shortReverse: reverseComplement(short), highest, most },
    p: tail.p.slice(0, most + 1),
    palindrome: palindromeOffset(centred(baseProbabilities(matrix, UNIFORM, pseudocount))),
  };
}
