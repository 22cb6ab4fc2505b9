/**
 * Bases of one strand as numbers, one byte each: A = 0, C = 1, G = 2, T = 3, anything else (N, other IUPAC codes) = 4.
 * The complement of a base b < 4 is 3 - b. Soft masking (lower case) is not kept.
 */
export type CodedSequence = Uint8Array;

/** Named sequences, such as the chromosomes of a genome, of which parts are read. */
export interface Sequences {
  /** Distinct, in the order of the file. */
  readonly names: readonly string[];
  /** Bases of each, known or not. */
  readonly sizes: ArrayLike<number>;
  /**
   * The bases [start, end) of a sequence, 0-based half-open, on the + strand.
   * @param sequence index into `names`
   */
  bases(sequence: number, start: number, end: number): CodedSequence;
  /** How many bases of [start, end) are soft-masked (in lower case): repeats, as a rule. */
  masked(sequence: number, start: number, end: number): number;
}

/** The code of a base that is not known. */
export const UNKNOWN_BASE = 4;

/** Letter -> code: upper and lower case alike, U as T, all else unknown. Index: the byte of the letter. */
export const BASE_CODES: Uint8Array = baseCodes();

const LETTERS = 'ACGTN';

function baseCodes(): Uint8Array {
  const codes = new Uint8Array(256).fill(UNKNOWN_BASE);
  for (const [letters, code] of [
    ['Aa', 0],
    ['Cc', 1],
    ['Gg', 2],
    ['TtUu', 3],
  ] as const) {
    for (const letter of letters) codes[letter.charCodeAt(0)] = code;
  }
  return codes;
}

/**
 * Letters -> codes.
 * @param letters n letters, e.g. `ACGTN`; one that stands for no single base becomes 4
 * @returns n codes
 */
export function encodeSequence(letters: string): CodedSequence {
  const codes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at);
    codes[at] = letter < 256 ? BASE_CODES[letter] : UNKNOWN_BASE;
  }
  return codes;
}

/**
 * Codes -> upper-case letters; what is not known is N.
 * @param sequence n codes
 */
export function decodeSequence(sequence: CodedSequence): string {
  const letters: string[] = [];
  for (const code of sequence) letters.push(LETTERS[Math.min(code, UNKNOWN_BASE)]);
  return letters.join('');
}

/**
 * The other strand, read in its own direction; a new array.
 * @param sequence n codes
 */
export function reverseComplement(sequence: CodedSequence): CodedSequence {
  const length = sequence.length;
  const other = new Uint8Array(length);
  for (let at = 0; at < length; at++) {
    const code = sequence[length - 1 - at];
    other[at] = code < UNKNOWN_BASE ? 3 - code : UNKNOWN_BASE;
  }
  return other;
}

/**
 * The share of G and C among the known bases; NaN where none is known.
 * @param sequence n codes
 */
export function gcContent(sequence: CodedSequence): number {
  let known = 0;
  let strong = 0;
  for (const code of sequence) {
    if (code >= UNKNOWN_BASE) continue;
    known++;
    if (code === 1 || code === 2) strong++;
  }
  return strong / known;
}
