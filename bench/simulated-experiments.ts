import type { Assembly } from '../src/genome/assembly.ts';
import type { Random } from '../src/statistics/random.ts';
import { CELL_TYPE_CLUSTERS, createElementPool, genomePlaces } from './element-pool.ts';
import type { ElementPool } from './element-pool.ts';

/** Peaks of one simulated experiment, sorted by start, none overlapping another. */
export interface SimulatedPeaks {
  readonly count: number;
  readonly chromosome: Uint16Array;
  /** Linear coordinate of the first base. */
  readonly start: Uint32Array;
  /** bp. */
  readonly width: Uint32Array;
}

/** The simulated study: what is in each experiment follows from the seed and the experiment's number alone. */
export class SimulatedExperiments {
  readonly assembly: Assembly;
  readonly #median: number;
  readonly #random: Random;
  readonly #pool: ElementPool;
  readonly #places: (place: number) => [number, number];
  readonly #drawn: Int32Array;
  #draw = 0;
  #cluster = -1;
  #sampler: (uniform: number) => number = () => 0;

  /** @param median peaks of the middle experiment */
  constructor(assembly: Assembly, random: Random, median = 15_000) {
    this.assembly = assembly;
    this.#median = median;
    this.#random = random;
    this.#pool = createElementPool(assembly, random.split('pool'));
    this.#places = genomePlaces(assembly);
    this.#drawn = new Int32Array(this.#pool.middle.length).fill(-1);
  }

  /** Experiments in an order that visits each cluster of cell types once, which is the quick one. */
  *all(experiments: number): Generator<[experiment: number, peaks: SimulatedPeaks]> {
    for (let cluster = 0; cluster < CELL_TYPE_CLUSTERS; cluster++) {
      for (let number = cluster; number < experiments; number += CELL_TYPE_CLUSTERS) {
        yield [number, this.peaksOf(number)];
      }
    }
  }

  /** Peaks per experiment are log-normal: sigma 1, between 200 and ten times the median. */
  peaksOf(experiment: number): SimulatedPeaks {
    const random = this.#random.split(`experiment ${experiment}`);
    const count = Math.min(
      Math.max(Math.round(this.#median * Math.exp(random.normal())), 200),
      10 * this.#median,
    );
    return this.#peaks(random, count, experiment % CELL_TYPE_CLUSTERS, 0.05 + 0.45 * random.uniform());
  }

  /** Intervals drawn as an experiment's peaks are, 15 % of them anywhere: a query that hits popular elements. */
  query(count: number): SimulatedPeaks {
    return this.#peaks(this.#random.split(`query ${count}`), count, 0, 0.15);
  }

  #peaks(random: Random, count: number, cluster: number, noise: number): SimulatedPeaks {
    if (cluster !== this.#cluster) {
      this.#sampler = sampler(this.#pool.cumulativeWeights(cluster));
      this.#cluster = cluster;
    }
    this.#draw++;
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const width = Math.min(Math.max(Math.round(Math.exp(6.133 + 0.45 * random.normal())), 100), 8000);
      const start = this.#middle(random, noise) - (width >> 1);
      keys[i] = start * 8192 + width;
    }
    return this.#withoutOverlaps(keys.sort());
  }

  #middle(random: Random, noise: number): number {
    if (random.uniform() < noise) {
      const [chromosome, position] = this.#places(random.uniform() * this.assembly.totalSize);
      return this.assembly.offsets[chromosome] + position;
    }
    let element = this.#sampler(random.uniform());
    while (this.#drawn[element] === this.#draw) element = this.#sampler(random.uniform());
    this.#drawn[element] = this.#draw;
    return this.#pool.middle[element] + Math.round(40 * random.normal());
  }

  #withoutOverlaps(keys: Float64Array): SimulatedPeaks {
    const start = new Uint32Array(keys.length);
    const width = new Uint32Array(keys.length);
    const chromosome = new Uint16Array(keys.length);
    const { offsets } = this.assembly;
    let count = 0;
    let end = 0;
    let code = 0;
    for (const key of keys) {
      const from = Math.floor(key / 8192);
      if (from < end) continue;
      while (code + 1 < offsets.length && offsets[code + 1] <= from) code++;
      start[count] = from;
      width[count] = key % 8192;
      chromosome[count] = code;
      end = from + width[count];
      count++;
    }
    return { count, start, width, chromosome };
  }
}

/** Draws an index by weight from a uniform number: a table of first guesses, then a short walk. */
function sampler(sums: Float64Array): (uniform: number) => number {
  const guesses = sums.length;
  const total = sums[sums.length - 1];
  const first = new Uint32Array(guesses);
  let at = 0;
  for (let guess = 0; guess < guesses; guess++) {
    while (sums[at] <= (guess / guesses) * total) at++;
    first[guess] = at;
  }
  return (uniform) => {
    let index = first[Math.floor(uniform * guesses)];
    while (sums[index] <= uniform * total) index++;
    return index;
  };
}
