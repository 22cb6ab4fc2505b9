const FIRST_WORDS = 1024;

/** Writes numbers of any number of bits one after another into 32-bit words, lowest bit first. */
export class BitWriter {
  #words = new Uint32Array(FIRST_WORDS);
  #bits = 0;

  /** Number of bits written. */
  get length(): number {
    return this.#bits;
  }

  /** @param value below 2^bits @param bits 0 to 32 */
  write(value: number, bits: number): void {
    if (bits === 0) return;
    const word = Math.floor(this.#bits / 32);
    const shift = this.#bits % 32;
    if (word + 2 > this.#words.length) {
      const grown = new Uint32Array(this.#words.length * 2);
      grown.set(this.#words);
      this.#words = grown;
    }
    this.#words[word] |= value << shift;
    if (shift + bits > 32) this.#words[word + 1] = value >>> (32 - shift);
    this.#bits += bits;
  }

  /** Rice code: value >>> k in unary (ones ended by a zero), then the low k bits. Quotients from 24 on are escaped. */
  writeRice(value: number, k: number): void {
    const quotient = k === 32 ? 0 : value >>> k;
    if (quotient >= ESCAPE) {
      this.write((1 << ESCAPE) - 1, ESCAPE);
      this.write(value, 32);
      return;
    }
    this.write((1 << quotient) - 1, quotient + 1);
    this.write(k === 32 ? value : value & ((1 << k) - 1), k);
  }

  /** The words written, the last one filled with zeros, and one more that lets a reader look ahead. */
  finish(): Uint32Array {
    return this.#words.slice(0, Math.ceil(this.#bits / 32) + 1);
  }
}

/** Unary parts of this length stand for a plain 32-bit number. */
const ESCAPE = 24;

/** Where pairs of numbers are read to: ascending ones, and those beside them with their Rice parameter. */
export interface PairLists {
  readonly a: Uint16Array;
  readonly b: Uint8Array;
  readonly kB: number;
}

/** Reads what a BitWriter wrote. */
export class BitReader {
  readonly #words: Int32Array;
  #bits = 0;

  constructor(words: Uint32Array) {
    // Signed words stay whole numbers in the engine's registers.
    this.#words = new Int32Array(words.buffer, words.byteOffset, words.length);
  }

  /** @param bits 0 to 32 */
  read(bits: number): number {
    if (bits === 0) return 0;
    const word = this.#bits >>> 5;
    const shift = this.#bits & 31;
    let value = this.#words[word] >>> shift;
    if (shift + bits > 32) value |= this.#words[word + 1] << (32 - shift);
    this.#bits += bits;
    return (bits === 32 ? value : value & ((1 << bits) - 1)) >>> 0;
  }

  readRice(k: number): number {
    const word = this.#bits >>> 5;
    const shift = this.#bits & 31;
    let ahead = this.#words[word] >>> shift;
    if (shift > 0) ahead |= this.#words[word + 1] << (32 - shift);
    // Ones at the low end: zeros at the low end of the complement.
    const ones = ~ahead;
    const quotient = ones === 0 ? 32 : 31 - Math.clz32(ones & -ones);
    if (quotient >= ESCAPE) {
      this.#bits += ESCAPE;
      return this.read(32);
    }
    this.#bits += quotient + 1;
    return ((quotient << k) | this.read(k)) >>> 0;
  }

  /** Elias gamma code of a number from 1 on: how many bits it has, in unary, then the bits. */
  readGamma(): number {
    const width = this.readRice(0);
    return (1 << width) + this.read(width);
  }

  /**
   * Reads pairs of Rice codes into elements `from` to `to` - 1 of two lists: with parameter `kA` what a number exceeds
   * the one before it by, less 1 (the first one: itself), then with parameter `kB` a number of its own.
   * @param into the lists; one object for many calls
   */
  readAscendingPairs(kA: number, { kB, a, b }: PairLists, from: number, to: number): void {
    const words = this.#words;
    const maskA = (1 << kA) - 1;
    const maskB = (1 << kB) - 1;
    let at = this.#bits;
    let last = -1;
    for (let i = from; i < to; i++) {
      const word = at >>> 5;
      // Shifts count modulo 32: of the next word nothing is taken where `at` is a multiple of it.
      const ahead = (words[word] >>> at) | ((words[word + 1] << 1) << (31 - (at & 31)));
      // Both codes are short as a rule: then the bits ahead hold them whole.
      const quotientA = 31 - Math.clz32(~ahead & -~ahead);
      const lengthA = quotientA + 1 + kA;
      const rest = ahead >>> lengthA;
      const quotientB = 31 - Math.clz32(~rest & -~rest);
      const length = lengthA + quotientB + 1 + kB;
      // A quotient of -1, where all bits ahead are ones, is a large unsigned number.
      if (quotientA >>> 0 < ESCAPE && quotientB >>> 0 < ESCAPE && length < 32) {
        last += ((quotientA << kA) | ((ahead >>> (quotientA + 1)) & maskA)) + 1;
        b[i] = (quotientB << kB) | ((rest >>> (quotientB + 1)) & maskB);
        at += length;
      } else {
        this.#bits = at;
        last += this.readRice(kA) + 1;
        b[i] = this.readRice(kB);
        at = this.#bits;
      }
      a[i] = last;
    }
    this.#bits = at;
  }
}

/** Bits that the Rice code of a value takes. */
export function riceLength(value: number, k: number): number {
  const quotient = value >>> k;
  return quotient >= ESCAPE ? ESCAPE + 32 : quotient + 1 + k;
}

/** The Rice parameter that suits values of a given mean. */
export function riceParameter(mean: number): number {
  return mean < 1 ? 0 : Math.min(30, Math.floor(Math.log2(mean * Math.LN2 + 1)));
}
