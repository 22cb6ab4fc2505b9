/** Cap of the rank fraction: the strongest peak's exponential score is -ln(1 - 0.9999) = 9.2103404. */
const RANK_CAP = 0.9999;
const LARGEST_SCORE = -Math.log1p(-RANK_CAP);

/** The strengths of one experiment's peaks, as the atlas stores them. */
export interface RankCodes {
  /** Code 0-255 of every peak, in the order of the input. */
  readonly codes: Uint8Array;
  /** The codes that occur, ascending. */
  readonly presentCodes: Uint8Array;
  /** For each of them the signal of its middle peak: what a code means in the experiment's own units. */
  readonly signals: Float32Array;
}

/**
 * Code of the exponential rank score of one rank fraction.
 * @param rank fraction in [0, 1) of the experiment's peaks that are weaker
 */
export function codeOfRank(rank: number): number {
  return Math.round((-Math.log1p(-Math.min(rank, RANK_CAP)) / LARGEST_SCORE) * 255);
}

/**
 * Turns the signals of one experiment into codes of their exponential rank score: with r the fraction of
 * the experiment's peaks that are weaker (ties share their mean), code = round(-ln(1 - r) / 9.2103404 * 255),
 * r capped at 0.9999. Experiments of any depth and unit become comparable, and strong peaks keep the most
 * digits. A missing signal (NaN) ranks below every other.
 * @param signals n values in any unit
 */
export function rankCodes(signals: Float64Array): RankCodes {
  const n = signals.length;
  const order = orderBySignal(signals);
  const codes = new Uint8Array(n);
  const present: number[] = [];
  const values: number[] = [];
  let runStart = 0;
  for (let from = 0; from < n;) {
    const signal = signals[order[from]];
    let to = from + 1;
    while (to < n && same(signals[order[to]], signal)) to++;
    const code = codeOfRank((from + to - 1) / 2 / n);
    for (let i = from; i < to; i++) codes[order[i]] = code;
    if (present.at(-1) !== code) {
      if (present.length > 0) values.push(signals[order[(runStart + from - 1) >> 1]]);
      present.push(code);
      runStart = from;
    }
    from = to;
  }
  if (n > 0) values.push(signals[order[(runStart + n - 1) >> 1]]);
  return { codes, presentCodes: Uint8Array.from(present), signals: Float32Array.from(values) };
}

function same(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function isWeaker(a: number, b: number): boolean {
  return a < b || (Number.isNaN(a) && !Number.isNaN(b));
}

/** Peak numbers from the weakest to the strongest signal; radix sort on 32-bit floats, then exact. */
function orderBySignal(signals: Float64Array): Uint32Array {
  const n = signals.length;
  const floats = Float32Array.from(signals);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < n; i++) {
    // Floats compare as their bits do once negative ones are inverted; a missing signal comes first.
    const bit = bits[i];
    bits[i] = Number.isNaN(floats[i]) ? 0 : bit >>> 31 === 1 ? ~bit : (bit | 0x80000000) >>> 0;
  }
  let order = new Uint32Array(n);
  let other = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  const places = new Uint32Array(2049);
  for (const shift of [0, 11, 22]) {
    places.fill(0);
    for (let i = 0; i < n; i++) places[((bits[i] >>> shift) & 2047) + 1]++;
    for (let digit = 0; digit < 2048; digit++) places[digit + 1] += places[digit];
    for (let i = 0; i < n; i++) {
      const peak = order[i];
      other[places[(bits[peak] >>> shift) & 2047]++] = peak;
    }
    [order, other] = [other, order];
  }
  for (let i = 1; i < n; i++) {
    const peak = order[i];
    if (!isWeaker(signals[peak], signals[order[i - 1]])) continue;
    let at = i;
    do {
      order[at] = order[at - 1];
      at--;
    } while (at > 0 && isWeaker(signals[peak], signals[order[at - 1]]));
    order[at] = peak;
  }
  return order;
}
