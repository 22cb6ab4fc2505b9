import { BASE_CODES, UNKNOWN_BASE } from '../../genome/sequence.ts';

/** What a byte of a FASTA file's sequence is, beside the code of a base: bits that are added to it. */
export const UNKNOWN = 4;
export const MASKED = 8;
/** Blanks and carriage returns, which are left out; what ends a line; and what no sequence has. */
export const BLANK = 16;
export const LINE_END = 17;
export const NO_BASE = 18;

/** Byte -> code of a base or `UNKNOWN`, with `MASKED` in lower case; or, from `BLANK` on, what else it is. */
export const LETTER_KINDS: Uint8Array = letterKinds();

function letterKinds(): Uint8Array {
  const kinds = new Uint8Array(256).fill(NO_BASE);
  // X is N in sequences that old programs masked.
  for (const letter of 'ACGTURYSWKMBDHVNX') {
    const code = BASE_CODES[letter.charCodeAt(0)];
    const kind = code === UNKNOWN_BASE ? UNKNOWN : code;
    kinds[letter.charCodeAt(0)] = kind;
    kinds[letter.toLowerCase().charCodeAt(0)] = kind + MASKED;
  }
  kinds[10] = LINE_END;
  for (const blank of [9, 13, 32]) kinds[blank] = BLANK;
  return kinds;
}

/** A byte as a message shows it. */
export function shownByte(byte: number): string {
  return byte > 32 && byte < 127 ? `'${String.fromCharCode(byte)}'` : `byte ${byte}`;
}
