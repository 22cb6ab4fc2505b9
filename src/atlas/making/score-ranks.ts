import type { PeakRun } from './peak-runs.ts';
import { rankScores, type PresentCodes } from './rank-codes.ts';

/** Scores beyond this one rank as equal: no source writes them, and each costs a place in a table. */
const LARGEST_RANKED_SCORE = 1 << 20;

/** Signal codes of every score of every experiment, as one table that threads share. */
export interface ScoreCodes {
  /** First entry of each experiment, and one past the last. */
  readonly first: Uint32Array;
  /** Code of score s of experiment e at `first[e] + s`. */
  readonly codes: Uint8Array;
}

/** Spilled records of all experiments. */
export interface Collected {
  readonly runs: readonly PeakRun[];
  /** Where the records were spilled without signal codes. */
  readonly codes?: ScoreCodes;
}

/**
 * Counts how often each score occurs in each experiment, so that peaks that come interleaved can be ranked
 * once all have been seen. Signal and score are the same number here.
 */
export class ScoreCounts {
  readonly #counts: Uint32Array[];
  readonly peaks: Uint32Array;

  constructor(experiments: number) {
    this.#counts = Array.from({ length: experiments }, () => new Uint32Array(0));
    this.peaks = new Uint32Array(experiments);
  }

  add(experiment: number, score: number): void {
    const place = Math.min(score, LARGEST_RANKED_SCORE);
    let counts = this.#counts[experiment];
    if (place >= counts.length) {
      const grown = new Uint32Array(Math.max(place + 1, Math.min(1001, 2 * counts.length + 64)));
      grown.set(counts);
      this.#counts[experiment] = grown;
      counts = grown;
    }
    counts[place]++;
    this.peaks[experiment]++;
  }

  /** The codes of all experiments; see `rankCodes` for the definition. */
  codes(take: (ranks: PresentCodes, experiment: number) => void): ScoreCodes {
    const first = new Uint32Array(this.#counts.length + 1);
    this.#counts.forEach((counts, i) => (first[i + 1] = first[i] + counts.length));
    const codes = new Uint8Array(new SharedArrayBuffer(first[this.#counts.length]));
    this.#counts.forEach((counts, i) =>
      take(rankScores(counts, this.peaks[i], codes.subarray(first[i], first[i + 1])), i),
    );
    return { first, codes };
  }
}

/** Puts the codes into records that were spilled before the ranks were known. */
export function fillCodes(records: Uint32Array, { first, codes }: ScoreCodes): void {
  for (let at = 3; at < records.length; at += 5) {
    const experiment = records[at + 1] >>> 8;
    records[at + 1] += codes[first[experiment] + Math.min(records[at], LARGEST_RANKED_SCORE)];
  }
}
