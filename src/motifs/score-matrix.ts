import type { MatrixKind } from '../formats/motifs/motif-library.ts';

/** Shares of A, C, G and T that sum to 1. */
export type Background = readonly [a: number, c: number, g: number, t: number];

export const UNIFORM: Background = [0.25, 0.25, 0.25, 0.25];
/** Sites added to every column, in the shares of the background: as FIMO has it. */
export const PSEUDOCOUNT = 0.1;
/** Sites that probabilities are taken for where nothing says how many they rest on: as MEME has it. */
const UNSAID_SITES = 20;
/** Scores are whole thousandths of a bit, so that every way of adding them up gives the same. */
export const STEPS_PER_BIT = 1000;
/** Score of a base that a word does not allow: no other base makes up for it. */
const FORBIDDEN_BITS = -200;

/** One matrix of a library. */
export interface Matrix {
  readonly kind: MatrixKind;
  /** Rows of A, C, G and T. */
  readonly values: Float64Array;
  /** Sites of probabilities; NaN where unknown. */
  readonly sites: number;
}

/**
 * Probabilities of the bases in every column, (n + s b) / (N + s) with n of N sites, pseudocount s and background b.
 * @returns rows of A, C, G and T
 */
export function baseProbabilities(
  { kind, values, sites }: Matrix,
  background: Background = UNIFORM,
  pseudocount = PSEUDOCOUNT,
): Float64Array {
  const probabilities = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 4) {
    const sum = values[at] + values[at + 1] + values[at + 2] + values[at + 3];
    const rows = kind === 'counts' ? sum : sites > 0 ? sites : UNSAID_SITES;
    for (let base = 0; base < 4; base++) {
      const seen = (values[at + base] / sum) * rows;
      probabilities[at + base] = (seen + pseudocount * background[base]) / (rows + pseudocount);
    }
  }
  return probabilities;
}

/**
 * Log-odds scores of a matrix in bits, log2(probability / background). A word gives the bases that it allows one score, minus the
 * logarithm of their share of the background, and all others one that nothing makes up for.
 * @param background shares of the bases in what is scanned, none of them 0
 * @param pseudocount sites added to every column, above 0
 * @returns rows of A, C, G and T
 *
 * **Source:** Stormo GD 2000 (Bioinformatics 16:16); Grant CE et al. 2011 (FIMO, Bioinformatics 27:1017).
 */
export function logOdds(
  matrix: Matrix,
  background: Background = UNIFORM,
  pseudocount = PSEUDOCOUNT,
): Float64Array {
  if (matrix.kind === 'word') return wordScores(matrix.values, background);
  const scores = baseProbabilities(matrix, background, pseudocount);
  for (let i = 0; i < scores.length; i++) scores[i] = Math.log2(scores[i] / background[i & 3]);
  return scores;
}

function wordScores(allowed: Float64Array, background: Background): Float64Array {
  const scores = new Float64Array(allowed.length).fill(FORBIDDEN_BITS);
  for (let at = 0; at < allowed.length; at += 4) {
    let share = 0;
    for (let base = 0; base < 4; base++) if (allowed[at + base] > 0) share += background[base];
    for (let base = 0; base < 4; base++) if (allowed[at + base] > 0) scores[at + base] = -Math.log2(share);
  }
  return scores;
}

/** The same in whole thousandths of a bit. */
export function wholeScores(bits: Float64Array): Int32Array {
  return Int32Array.from(bits, (score) => Math.round(score * STEPS_PER_BIT));
}

/** Information in every column, in bits: sum of p log2(p / background). **Source:** Schneider TD et al. 1986 (J Mol Biol 188:415) */
export function columnInformation(
  probabilities: Float64Array,
  background: Background = UNIFORM,
): Float64Array {
  const bits = new Float64Array(probabilities.length / 4);
  probabilities.forEach((p, i) => {
    if (p > 0) bits[i >> 2] += p * Math.log2(p / background[i & 3]);
  });
  return bits;
}

/**
 * The background of sequences: the share of each base, that of A and T and of C and G made equal, since both strands are scanned.
 * One base of each kind is added, so that none is 0. A code of 4 and more is no base.
 * @param sequences codes of A 0, C 1, G 2, T 3
 */
export function backgroundOf(sequences: Iterable<Uint8Array>): Background {
  const counts = new Float64Array(256);
  for (const sequence of sequences) for (let i = 0; i < sequence.length; i++) counts[sequence[i]]++;
  const at = (counts[0] + counts[3]) / 2 + 1;
  const gc = (counts[1] + counts[2]) / 2 + 1;
  const half = 1 / (2 * (at + gc));
  return [at * half, gc * half, gc * half, at * half];
}

/** A matrix (probabilities or scores) as it is on the other strand: columns from the last to the first, bases complemented. */
export function reverseComplement<T extends Float64Array | Int32Array>(matrix: T): T {
  return matrix.slice().reverse() as T;
}
