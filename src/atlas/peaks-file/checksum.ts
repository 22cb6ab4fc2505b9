const lanes = 4;
const spread = 0x9e3779b1;

/**
 * Checksum of `length` 32-bit words starting at `from`: two accumulators in each of four lanes (word i
 * belongs to lane i mod 4), a running sum and a rotated exclusive-or of that sum, folded into 32 bits. Four
 * lanes are what one SIMD instruction handles, so that checking costs less than reading.
 * `seed` ties the words to their place (the number of the block), so that a misplaced block is noticed too.
 */
export function checksumOfWords(words: Uint32Array, from: number, length: number, seed: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let mix0 = 0;
  let mix1 = 0;
  let mix2 = 0;
  let mix3 = 0;
  const end = from + length;
  const wholeEnd = from + length - (length % lanes);
  let i = from;
  for (; i < wholeEnd; i += lanes) {
    sum0 = (sum0 + words[i]) | 0;
    sum1 = (sum1 + words[i + 1]) | 0;
    sum2 = (sum2 + words[i + 2]) | 0;
    sum3 = (sum3 + words[i + 3]) | 0;
    mix0 = ((mix0 << 7) | (mix0 >>> 25)) ^ sum0;
    mix1 = ((mix1 << 7) | (mix1 >>> 25)) ^ sum1;
    mix2 = ((mix2 << 7) | (mix2 >>> 25)) ^ sum2;
    mix3 = ((mix3 << 7) | (mix3 >>> 25)) ^ sum3;
  }
  let hash = Math.imul(seed ^ length, spread);
  for (const word of [sum0, sum1, sum2, sum3, mix0, mix1, mix2, mix3]) hash = fold(hash, word);
  for (; i < end; i++) hash = fold(hash, words[i]);
  return hash >>> 0;
}

function fold(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, spread);
  return mixed ^ (mixed >>> 15);
}
