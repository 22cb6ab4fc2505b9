// Reproducible random numbers: the same seed gives the same stream on every machine.

/** A stream of random numbers. All methods draw from the same state. */
export interface Random {
  /** The seed this stream was made with. */
  readonly seed: number;
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform over 0 .. n - 1 without bias, for an integer n of 1 .. 2^53. */
  integer(n: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** Standard Gumbel (maximum): -log(-log U). */
  gumbel(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** Gamma with the given shape > 0 and scale 1. */
  gamma(shape: number): number;
  /** Beta with shapes a, b > 0. */
  beta(a: number, b: number): number;
  /** Poisson count with the given mean >= 0. */
  poisson(mean: number): number;
  /** Number of successes in n trials of probability p. */
  binomial(n: number, p: number): number;
  /** Shuffles an array in place and returns it. */
  shuffle<T extends { length: number; [index: number]: unknown }>(array: T): T;
  /** `count` different numbers of 0 .. n - 1, in random order. */
  sample(n: number, count: number): Uint32Array;
  /**
   * An independent stream named by the seed and the label alone: it does not depend on what was drawn before,
   * so pieces of work keep their streams whatever order they run in.
   */
  split(label: string | number): Random;
}

const MASK = 0xffffffffffffffffn;

function splitMix(state: bigint): bigint {
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}

/** FNV-1a over UTF-16 code units. */
function hashOf(label: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < label.length; i++)
    hash = ((hash ^ BigInt(label.charCodeAt(i))) * 0x100000001b3n) & MASK;
  return hash;
}

class Xoshiro implements Random {
  readonly seed: number;
  readonly #key: bigint;
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  #spareNormal = NaN;

  constructor(seed: number, key: bigint) {
    this.seed = seed;
    this.#key = key;
    const first = splitMix((key + 0x9e3779b97f4a7c15n) & MASK);
    const second = splitMix((key + 0x3c6ef372fe94f82an) & MASK);
    this.#a = Number(first & 0xffffffffn) | 0;
    this.#b = Number(first >> 32n) | 0;
    this.#c = Number(second & 0xffffffffn) | 0;
    this.#d = Number(second >> 32n) | 1; // the state must not be all zero
  }

  #next(): number {
    const scrambled = Math.imul(this.#b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  #bits53(): number {
    const high = this.#next() >>> 5;
    return high * 0x4000000 + (this.#next() >>> 6);
  }

  uniform(): number {
    return this.#bits53() / 0x20000000000000;
  }

  /** Uniform in (0, 1): safe to take the logarithm of. */
  #openUniform(): number {
    return (this.#bits53() + 0.5) / 0x20000000000000;
  }

  integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 0x20000000000000)
      throw new RangeError(`integer(${n}): n must be 1 .. 2^53`);
    // Numbers from the last multiple of n on are drawn again.
    if (n >= 0x100000000) {
      const wide = n > 0x100000000;
      const range = wide ? 0x20000000000000 : 0x100000000;
      let draw: number;
      do draw = wide ? this.#bits53() : this.#next();
      while (draw >= range - (range % n));
      return draw % n;
    }
    let draw = this.#next();
    while (draw > 0xffffffff - n && draw >= 0x100000000 - (0x100000000 % n)) draw = this.#next();
    // The remainder of whole 32-bit numbers takes a fraction of the time of that of floating-point ones.
    return (draw >>> 0) % (n >>> 0);
  }

  normal(): number {
    if (!Number.isNaN(this.#spareNormal)) {
      const spare = this.#spareNormal;
      this.#spareNormal = NaN;
      return spare;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * this.uniform() - 1;
      y = 2 * this.uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.#spareNormal = y * factor;
    return x * factor;
  }

  gumbel(): number {
    return -Math.log(-Math.log(this.#openUniform()));
  }

  exponential(): number {
    return -Math.log(this.#openUniform());
  }

  gamma(shape: number): number {
    if (!(shape > 0)) throw new RangeError(`gamma(${shape}): the shape must be positive`);
    if (shape < 1) return this.gamma(shape + 1) * Math.exp(-this.exponential() / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    while (true) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (Math.log(this.#openUniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  poisson(mean: number): number {
    if (!(mean >= 0 && mean <= 0x20000000000000))
      throw new RangeError(`poisson(${mean}): the mean must be 0 .. 2^53`);
    let count = 0;
    let rest = mean;
    // the arrival time of event number m splits the interval until few events are left
    while (rest > 12) {
      const m = Math.floor(0.875 * rest);
      const arrival = this.gamma(m);
      if (arrival > rest) return count + this.binomial(m - 1, rest / arrival);
      count += m;
      rest -= arrival;
    }
    const limit = Math.exp(-rest);
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    return count;
  }

  binomial(n: number, p: number): number {
    if (!(p >= 0 && p <= 1) || !Number.isInteger(n) || n < 0)
      throw new RangeError(`binomial(${n}, ${p}): n must be a whole number and p in 0 .. 1`);
    let successes = 0;
    let trials = n;
    let probability = p;
    // the order statistic number i of the trials' uniform numbers tells how many fall below p
    while (trials > 24) {
      const i = (trials >>> 1) + 1;
      const boundary = this.beta(i, trials + 1 - i);
      if (boundary >= probability) {
        trials = i - 1;
        probability = Math.min(1, probability / boundary);
      } else {
        successes += i;
        trials -= i;
        probability = (probability - boundary) / (1 - boundary);
      }
    }
    for (let i = 0; i < trials; i++) if (this.uniform() < probability) successes++;
    return successes;
  }

  shuffle<T extends { length: number; [index: number]: unknown }>(array: T): T {
    const values: { [index: number]: unknown } = array;
    for (let i = array.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
    return array;
  }

  sample(n: number, count: number): Uint32Array {
    if (count > n) throw new RangeError(`sample(${n}, ${count}): more than there are`);
    const chosen = new Uint32Array(count);
    if (count * 4 > n) {
      const all = Uint32Array.from({ length: n }, (_, i) => i);
      for (let i = 0; i < count; i++) {
        const j = i + this.integer(n - i);
        chosen[i] = all[j];
        all[j] = all[i];
      }
      return chosen;
    }
    const seen = new Set<number>();
    for (let i = 0; i < count; i++) {
      let draw: number;
      do draw = this.integer(n);
      while (seen.has(draw));
      seen.add(draw);
      chosen[i] = draw;
    }
    return chosen;
  }

  split(label: string | number): Random {
    return new Xoshiro(this.seed, splitMix(this.#key ^ hashOf(`${typeof label}:${label}`)));
  }
}

/**
 * A stream of random numbers from a seed (any safe integer).
 * The integer stream and `uniform` are equal everywhere; the others go through Math.log, which V8 computes alike on every platform.
 *
 * **Source:** xoshiro128** (Blackman D & Vigna S 2021, ACM TOMS 47:36) seeded by SplitMix64 (Steele GL et al. 2014);
 * polar normals (Marsaglia & Bray 1964); gamma (Marsaglia & Tsang 2000); Poisson and binomial by splitting (Ahrens & Dieter 1974).
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed}: a whole number is needed`);
  return new Xoshiro(seed, splitMix(BigInt.asUintN(64, BigInt(seed))));
}
