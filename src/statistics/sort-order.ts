const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
const PASSES = 4;
/** The radix sort has a fixed cost that pays from here on. */
const RADIX_FROM = 3000;

/**
 * Positions that sort numbers ascending: `values[order[0]]` is the smallest. Equal numbers keep their
 * order; -0 comes before 0; NaN is not allowed. Long columns take a radix sort over the 64 bits, in time linear in n.
 *
 * **R:** `order(values)` (counting from 1)
 */
export function sortOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  if (n < RADIX_FROM) {
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    return order.sort((a, b) => values[a] - values[b] || 1 / values[a] - 1 / values[b]);
  }
  const words = new Uint32Array(2 * n);
  new Float64Array(words.buffer).set(values);
  // Bit patterns of positive numbers sort as integers; those of negative ones do when all bits are flipped.
  for (let i = 0; i < n; i++) {
    const negative = words[2 * i + 1] >>> 31;
    const flip = negative === 1 ? 0xffffffff : 0;
    words[2 * i] ^= flip;
    words[2 * i + 1] ^= negative === 1 ? flip : 0x80000000;
  }
  const digits = new Uint16Array(words.buffer);
  const counts = new Uint32Array(PASSES * DIGITS);
  for (let i = 0; i < n; i++) {
    for (let pass = 0; pass < PASSES; pass++) counts[pass * DIGITS + digits[PASSES * i + pass]]++;
  }
  let from = new Uint32Array(n);
  let to = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  for (let pass = 0; pass < PASSES; pass++) {
    const places = counts.subarray(pass * DIGITS, (pass + 1) * DIGITS);
    if (n === 0 || places[digits[pass]] === n) continue;
    let place = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const count = places[digit];
      places[digit] = place;
      place += count;
    }
    for (let i = 0; i < n; i++) {
      const item = from[i];
      to[places[digits[PASSES * item + pass]]++] = item;
    }
    [from, to] = [to, from];
  }
  return from;
}
