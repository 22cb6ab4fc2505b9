// Four bases in a byte, the first in its highest bits, as 2bit files have them: T = 0, C = 1, A = 2, G = 3.
import type { CodedSequence } from '../../genome/sequence.ts';

/** Code of a base (A = 0, C = 1, G = 2, T = 3) -> its two bits; 0 for one that is not known. */
export const TWO_BITS = Uint8Array.of(2, 1, 3, 0, 0, 0, 0, 0);

const CODES = Uint8Array.of(3, 1, 0, 2);

/** Each byte's four codes, as the number whose bytes in memory they are. */
const FOUR_CODES = fourCodes();

function fourCodes(): Uint32Array {
  const bytes = new Uint8Array(4 * 256);
  for (let at = 0; at < bytes.length; at++) bytes[at] = CODES[((at >> 2) >> (6 - 2 * (at & 3))) & 3];
  return new Uint32Array(bytes.buffer);
}

/**
 * The codes of packed bases.
 * @param skip bases of the first byte that are not asked for, 0 to 3
 * @param length bases
 */
export function unpackBases(packed: Uint8Array, skip: number, length: number): CodedSequence {
  const codes = new Uint32Array(packed.length);
  for (let at = 0; at < packed.length; at++) codes[at] = FOUR_CODES[packed[at]];
  return new Uint8Array(codes.buffer, skip, length);
}
