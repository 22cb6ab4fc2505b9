// How surprising is a pileup where so many are expected? The same few thousand pairs come back millions of times.
import { poissonLog10P } from '../../statistics/distributions/poisson.ts';

/** -log10 p is kept with five decimals, as MACS keeps it: places whose p differs less share a q. */
const DECIMALS = 1e5;

/** Scores of one expected pileup by observed pileup, and how many bases have them. */
export class ScoreRow {
  /** Place `k`: -log10 P(X > k); NaN until it is asked for. */
  score: Float32Array = new Float32Array(32).fill(NaN);
  /** Place `k`: bases with that pileup. */
  bases: Float64Array = new Float64Array(32);

  /** Mean of the Poisson distribution. */
  readonly expected: number;

  constructor(expected: number) {
    this.expected = expected;
  }

  /** -log10 of the probability of more than `pileup` where `expected` are expected; counts `bases` bases that have it. */
  add(pileup: number, bases: number): number {
    if (pileup >= this.score.length) this.grow(pileup);
    this.bases[pileup] += bases;
    const known = this.score[pileup];
    if (known === known) return known;
    const score = pileupScore(pileup, this.expected);
    this.score[pileup] = score;
    return score;
  }

  private grow(pileup: number): void {
    const size = Math.max(2 * this.score.length, pileup + 1);
    const score = new Float32Array(size).fill(NaN);
    score.set(this.score);
    this.score = score;
    const bases = new Float64Array(size);
    bases.set(this.bases);
    this.bases = bases;
  }
}

/** -log10 P(X > pileup), X Poisson with mean `expected`, with five decimals as a 32-bit float. **Source:** MACS. */
export function pileupScore(pileup: number, expected: number): number {
  // Without the addition a certain event would be -0.
  return Math.fround(Math.round(-poissonLog10P(pileup + 1, expected, 'upper') * DECIMALS) / DECIMALS + 0);
}

/** Bases by score, scores in no order; n each. */
export interface ScoreHistogram {
  readonly score: Float32Array;
  readonly bases: Float64Array;
}

/** Bases by score over all rows. */
export function scoreHistogram(rows: Iterable<ScoreRow>): ScoreHistogram {
  const bases = new Map<number, number>();
  for (const row of rows) {
    row.bases.forEach((count, pileup) => {
      if (count > 0) bases.set(row.score[pileup], (bases.get(row.score[pileup]) ?? 0) + count);
    });
  }
  return { score: Float32Array.from(bases.keys()), bases: Float64Array.from(bases.values()) };
}
