/** Peaks in a block; the last block of a file may hold fewer. */
export const BLOCK_PEAKS = 128;
const lanes = 4;
/** An exception is one word: the peak's index in the low bits, what exceeds the column's bits above. */
export const EXCEPTION_INDEX_BITS = 7;
const exceptionHighBits = 32 - EXCEPTION_INDEX_BITS;

/** How a column of a block is stored. */
export interface ColumnShape {
  /** Bits kept of every value, 0 to 32. */
  readonly bits: number;
  /** Values that need more: each costs one word. */
  readonly exceptions: number;
}

const histogram = new Uint32Array(33);

/**
 * The cheapest way to store the first `BLOCK_PEAKS` values: few bits for all of them, and an exception word
 * for each that needs more, so that one wide gap or one wide peak does not cost the whole block.
 * Source: patched frame of reference (Zukowski et al. 2006, ICDE; Lemire & Boytsov 2015, Softw. Pract. Exper.).
 */
export function columnShape(values: Uint32Array): ColumnShape {
  histogram.fill(0);
  for (let i = 0; i < BLOCK_PEAKS; i++) histogram[32 - Math.clz32(values[i])]++;
  let longest = 32;
  while (longest > 0 && histogram[longest] === 0) longest--;
  let best = longest;
  let bestExceptions = 0;
  let bestWords = longest * lanes;
  let exceptions = 0;
  const shortest = Math.max(0, longest - exceptionHighBits);
  for (let bits = longest - 1; bits >= shortest; bits--) {
    exceptions += histogram[bits + 1];
    const words = bits * lanes + exceptions;
    if (words >= bestWords) continue;
    best = bits;
    bestExceptions = exceptions;
    bestWords = words;
  }
  return { bits: best, exceptions: bestExceptions };
}

/**
 * Writes `BLOCK_PEAKS` values at `bits` each into `bits * 4` words from `at`: value i lies in lane i mod 4, and
 * a lane's values follow one another from the lowest bit up; word w of lane l is word 4 w + l.
 *
 * @returns the word after the last one written
 */
export function packColumn(values: Uint32Array, bits: number, words: Uint32Array, at: number): number {
  if (bits === 0) return at;
  const mask = bits === 32 ? 0xffffffff : (1 << bits) - 1;
  for (let lane = 0; lane < lanes; lane++) {
    let word = 0;
    let filled = 0;
    let target = at + lane;
    for (let i = lane; i < BLOCK_PEAKS; i += lanes) {
      const value = values[i] & mask;
      word |= value << filled;
      filled += bits;
      if (filled >= 32) {
        words[target] = word;
        target += lanes;
        filled -= 32;
        word = filled === 0 ? 0 : value >>> (bits - filled);
      }
    }
  }
  return at + bits * lanes;
}

/** Writes the exception words of a column. @returns the word after the last one written */
export function packExceptions(values: Uint32Array, bits: number, words: Uint32Array, at: number): number {
  for (let i = 0; i < BLOCK_PEAKS; i++) {
    const high = bits === 32 ? 0 : values[i] >>> bits;
    if (high !== 0) words[at++] = (high << EXCEPTION_INDEX_BITS) | i;
  }
  return at;
}

/** Inverse of `packColumn`: fills `BLOCK_PEAKS` values from `into`. @returns the word after the column */
export function unpackColumn(
  words: Uint32Array,
  at: number,
  bits: number,
  values: Uint32Array,
  into: number,
): number {
  if (bits === 0) {
    values.fill(0, into, into + BLOCK_PEAKS);
    return at;
  }
  const mask = bits === 32 ? 0xffffffff : (1 << bits) - 1;
  for (let lane = 0; lane < lanes; lane++) {
    let source = at + lane;
    let filled = 0;
    for (let i = lane; i < BLOCK_PEAKS; i += lanes) {
      let value = words[source] >>> filled;
      filled += bits;
      if (filled >= 32) {
        source += lanes;
        filled -= 32;
        if (filled > 0) value |= words[source] << (bits - filled);
      }
      values[into + i] = value & mask;
    }
  }
  return at + bits * lanes;
}

/** Adds what exceeds `bits` to the values of a column. @returns the word after the exceptions */
export function unpackExceptions(
  words: Uint32Array,
  at: number,
  count: number,
  bits: number,
  values: Uint32Array,
): number {
  for (let i = 0; i < count; i++) {
    const word = words[at + i];
    const peak = word & (BLOCK_PEAKS - 1);
    values[peak] = (values[peak] | ((word >>> EXCEPTION_INDEX_BITS) << bits)) >>> 0;
  }
  return at + count;
}

/** The same where the column lies among the words themselves, from `into`. */
export function unpackExceptionsWithin(
  words: Uint32Array,
  at: number,
  count: number,
  bits: number,
  into: number,
): number {
  for (let i = 0; i < count; i++) {
    const word = words[at + i];
    const peak = into + (word & (BLOCK_PEAKS - 1));
    words[peak] = (words[peak] | ((word >>> EXCEPTION_INDEX_BITS) << bits)) >>> 0;
  }
  return at + count;
}
