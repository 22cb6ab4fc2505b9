/** Cap of the rank fraction: the strongest peak's exponential score is -ln(1 - 0.9999) = 9.2103404. */
const RANK_CAP = 0.9999;
/** Whole signals up to this are ranked by counting instead of sorting. */
const LARGEST_COUNTED = 65_535;
const LARGEST_SCORE = -Math.log1p(-RANK_CAP);

/** The signal codes that occur in one experiment. */
export interface PresentCodes {
  /** Ascending. */
  readonly presentCodes: Uint8Array;
  /** For each of them the signal of its middle peak: what a code means in the experiment's own units. */
  readonly signals: Float32Array;
}

/** The strengths of one experiment's peaks, as the atlas stores them. */
export interface RankCodes extends PresentCodes {
  /** Code 0-255 of every peak, in the order of the input. */
  readonly codes: Uint8Array;
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
  const counts = countWholeScores(signals);
  if (counts !== undefined) {
    const codeOfScore = new Uint8Array(counts.length);
    const present = rankScores(counts, n, codeOfScore);
    const codes = new Uint8Array(n);
    for (let i = 0; i < n; i++) codes[i] = codeOfScore[signals[i]];
    return { codes, ...present };
  }
  const order = orderBySignal(signals);
  const codes = new Uint8Array(n);
  const runs = new CodeRuns();
  for (let from = 0; from < n;) {
    const signal = signals[order[from]];
    let to = from + 1;
    while (to < n && same(signals[order[to]], signal)) to++;
    const code = codeOfRank((from + to - 1) / 2 / n);
    for (let i = from; i < to; i++) codes[order[i]] = code;
    runs.add(code, from);
    from = to;
  }
  return { codes, ...runs.finish(n, (place) => signals[order[place]]) };
}

/** Runs of peaks of one code, from the weakest on. */
class CodeRuns {
  readonly #codes: number[] = [];
  readonly #starts: number[] = [];

  /** @param start peaks that are weaker */
  add(code: number, start: number): void {
    if (this.#codes.at(-1) === code) return;
    this.#codes.push(code);
    this.#starts.push(start);
  }

  /** @param signalAt signal of the peak with so many before it; asked in ascending order */
  finish(peaks: number, signalAt: (place: number) => number): PresentCodes {
    const ends = [...this.#starts.slice(1), peaks];
    return {
      presentCodes: Uint8Array.from(this.#codes),
      signals: Float32Array.from(this.#starts, (start, i) => signalAt((start + ends[i] - 1) >> 1)),
    };
  }
}

/**
 * Ranks one experiment by whole scores.
 * @param counts peaks with each score
 * @param peaks their sum
 * @param codes gets the code of each score
 */
export function rankScores(counts: Uint32Array, peaks: number, codes: Uint8Array): PresentCodes {
  const runs = new CodeRuns();
  let weaker = 0;
  for (let score = 0; score < counts.length; score++) {
    const ties = counts[score];
    if (ties === 0) continue;
    codes[score] = codeOfRank((weaker + (ties - 1) / 2) / peaks);
    runs.add(codes[score], weaker);
    weaker += ties;
  }
  let score = -1;
  let seen = 0;
  return runs.finish(peaks, (place) => {
    while (seen <= place) seen += counts[++score];
    return score;
  });
}

/** Peaks with each score, where all signals are small whole numbers, as the scores of BED files are. */
function countWholeScores(signals: Float64Array): Uint32Array | undefined {
  let largest = 0;
  for (let i = 0; i < signals.length; i++) {
    const signal = signals[i];
    if (!(signal >= 0 && signal <= LARGEST_COUNTED) || Math.floor(signal) !== signal) return undefined;
    if (signal > largest) largest = signal;
  }
  const counts = new Uint32Array(largest + 1);
  for (let i = 0; i < signals.length; i++) counts[signals[i]]++;
  return counts;
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
