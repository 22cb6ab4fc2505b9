/** The finest stretches that are counted, in bp; each further level's are four times as long. */
const FINEST = 10;
/** Levels after which a stretch is longer than any chromosome: 10 x 4^14 > 2^31. */
const LEVELS = 15;
/** How long stretches should be at least, in runs of mean length: with a factor of four to the next level this is about 10. */
const RUNS_PER_STRETCH = 5;

/** Which zoom levels a signal needs. */
export interface Grid {
  /** Bases of a summary of each level, finest first. */
  resolutions(most: number): number[];
}

/** Counts, for stretches of 10, 40, 160, ... bp, how many hold a value. Runs come in their order. */
export class ZoomSizes implements Grid {
  readonly #counts = new Float64Array(LEVELS);
  /** The last stretch of each level that holds a value. */
  readonly #last = new Int32Array(LEVELS).fill(-1);
  #chromosome = -1;
  #chromosomes = 0;
  #runs = 0;
  #bases = 0;

  add(chromosome: number, start: number, end: number): void {
    if (chromosome !== this.#chromosome) {
      this.#chromosome = chromosome;
      this.#chromosomes++;
      this.#last.fill(-1);
    }
    this.#runs++;
    this.#bases += end - start;
    let first = Math.floor(start / FINEST);
    let last = Math.floor((end - 1) / FINEST);
    for (let level = 0; level < LEVELS; level++, first >>>= 2, last >>>= 2) {
      const before = this.#last[level];
      // What is known at one level is known at all coarser ones.
      if (last === before) break;
      this.#counts[level] += last - Math.max(first - 1, before);
      this.#last[level] = last;
    }
  }

  /**
   * As UCSC's tools choose them: from about ten times the mean run on, four times as long each, the first one with at most half as many
   * summaries as there are runs, and each further one with fewer than the one before, until chromosomes have one each.
   */
  resolutions(most: number): number[] {
    const levels: number[] = [];
    let [left, resolution] = [this.#runs / 2, FINEST];
    for (let level = 0; this.#runs > 0 && level < LEVELS && levels.length < most; level++, resolution *= 4) {
      const count = this.#counts[level];
      if (resolution * this.#runs < RUNS_PER_STRETCH * this.#bases || count > left) continue;
      levels.push(resolution);
      if (count === this.#chromosomes) break;
      left = count - 1;
    }
    return levels;
  }
}
