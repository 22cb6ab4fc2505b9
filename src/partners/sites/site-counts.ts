import { CHAIN_DISTANCE, consensusSites } from './consensus-sites.ts';

/** Experiment numbers have 21 bits while summits are sorted. */
const MOST_EXPERIMENTS = 1 << 21;

/** At how many sites experiments and the query bind, over the sites of a universe. */
export interface SiteCounts {
  /** Sites of the universe. */
  readonly sites: number;
  /** Sites with a summit of the query. */
  readonly querySites: number;
  /** Per experiment, the sites with one of its summits. */
  readonly experimentSites: Uint32Array;
  /** Per experiment, the sites with one of its summits and one of the query's. */
  readonly sharedSites: Uint32Array;
}

/**
 * Counts sites while summits are handed over piece by piece along the genome. Sites are the consensus sites of
 * the universe's experiments; further experiments and the query hit one with a summit in it. Memory holds one
 * piece and the counts.
 */
export class SiteCounter {
  readonly #inUniverse: Uint8Array;
  readonly #chromosomeOffsets: ArrayLike<number>;
  readonly #query: number;
  readonly #lastSite: Int32Array;
  readonly #experimentSites: Uint32Array;
  readonly #sharedSites: Uint32Array;
  #sites = 0;
  #querySites = 0;
  #rest: Summits = { position: new Uint32Array(0), experiment: new Uint32Array(0) };

  /**
   * @param inUniverse per experiment, 1 where its summits make sites; the query's number is its length
   * @param chromosomeOffsets linear start of each chromosome, ascending
   */
  constructor(inUniverse: Uint8Array, chromosomeOffsets: ArrayLike<number>) {
    if (inUniverse.length >= MOST_EXPERIMENTS) throw new RangeError('more experiments than can be sorted');
    this.#inUniverse = inUniverse;
    this.#chromosomeOffsets = chromosomeOffsets;
    this.#query = inUniverse.length;
    this.#lastSite = new Int32Array(inUniverse.length + 1).fill(-1);
    this.#experimentSites = new Uint32Array(inUniverse.length);
    this.#sharedSites = new Uint32Array(inUniverse.length);
  }

  /**
   * Takes summits in any order.
   * @param piece linear coordinates and experiment numbers (the query's is the number of experiments)
   * @param upTo no later piece has a summit below this linear coordinate
   */
  add(piece: Summits, upTo: number): void {
    const sorted = sortSummits(this.#rest, piece);
    const { position } = sorted;
    // What lies close to the summits still to come waits for them.
    let end = position.length;
    while (end > 0 && position[end - 1] + CHAIN_DISTANCE >= upTo) end--;
    while (end > 0 && end < position.length && position[end] - position[end - 1] <= CHAIN_DISTANCE) end--;
    this.#count(sorted, end);
    this.#rest = { position: position.slice(end), experiment: sorted.experiment.slice(end) };
  }

  /** Ends the genome. */
  finish(): SiteCounts {
    this.#count(this.#rest, this.#rest.position.length);
    return {
      sites: this.#sites,
      querySites: this.#querySites,
      experimentSites: this.#experimentSites,
      sharedSites: this.#sharedSites,
    };
  }

  /** Counts the first `end` summits: no site reaches from them to those that follow. */
  #count({ position, experiment }: Summits, end: number): void {
    const makesSites = (_: number, i: number): boolean => this.#inUniverse[experiment[i]] === 1;
    const sites = consensusSites(position.subarray(0, end).filter(makesSites), this.#chromosomeOffsets);
    let from = 0;
    for (let site = 0; site < sites.count; site++) {
      while (from < end && position[from] < sites.start[site]) from++;
      let to = from;
      while (to < end && position[to] < sites.end[site]) to++;
      this.#closeSite(experiment, from, to);
      from = to;
    }
  }

  /** Counts the site with the summits [from, to). */
  #closeSite(experiment: Uint32Array, from: number, to: number): void {
    const site = this.#sites++;
    let hasQuery = false;
    for (let i = from; i < to && !hasQuery; i++) hasQuery = experiment[i] === this.#query;
    if (hasQuery) this.#querySites++;
    for (let i = from; i < to; i++) {
      const number = experiment[i];
      if (number === this.#query || this.#lastSite[number] === site) continue;
      this.#lastSite[number] = site;
      this.#experimentSites[number]++;
      if (hasQuery) this.#sharedSites[number]++;
    }
  }
}

/** Summits as columns. */
export interface Summits {
  /** Linear coordinates. */
  readonly position: Uint32Array;
  readonly experiment: Uint32Array;
}

/** Both sets together, by position. */
function sortSummits(a: Summits, b: Summits): Summits {
  const count = a.position.length + b.position.length;
  // Position and experiment in one number of 53 bits sort natively, 21 bits for the experiment.
  const keys = new Float64Array(count);
  for (let i = 0; i < a.position.length; i++) keys[i] = a.position[i] * MOST_EXPERIMENTS + a.experiment[i];
  for (let i = 0; i < b.position.length; i++)
    keys[a.position.length + i] = b.position[i] * MOST_EXPERIMENTS + b.experiment[i];
  keys.sort();
  const position = new Uint32Array(count);
  const experiment = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    position[i] = Math.floor(keys[i] / MOST_EXPERIMENTS);
    experiment[i] = keys[i] % MOST_EXPERIMENTS;
  }
  return { position, experiment };
}
