/** Summits at most this far apart, in bp, belong to one site. */
export const CHAIN_DISTANCE = 300;
/** A summit that does not make sites hits one whose outer summits lie at most this far away. */
const REACH = CHAIN_DISTANCE / 2;
/** Experiment numbers have 21 bits while summits are sorted. */
const MOST_EXPERIMENTS = 2 ** 21;

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
 * Counts sites while summits are handed over piece by piece along the genome. A site is a chain of summits
 * of the universe's experiments, each at most 300 bp from the next; further experiments and the query hit
 * it with a summit within 150 bp of its outer ones. Memory holds one piece and the counts.
 */
export class SiteCounter {
  readonly #inUniverse: Uint8Array;
  readonly #query: number;
  readonly #lastSite: Int32Array;
  readonly #experimentSites: Uint32Array;
  readonly #sharedSites: Uint32Array;
  #sites = 0;
  #querySites = 0;
  #rest: Summits = { position: new Uint32Array(0), experiment: new Uint32Array(0) };

  /**
   * @param inUniverse per experiment, 1 where its summits make sites; the query's number is its length
   */
  constructor(inUniverse: Uint8Array) {
    if (inUniverse.length >= MOST_EXPERIMENTS) throw new RangeError('more experiments than can be sorted');
    this.#inUniverse = inUniverse;
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

  #count({ position, experiment }: Summits, end: number): void {
    const inUniverse = this.#inUniverse;
    const query = this.#query;
    let from = 0;
    for (let i = 0; i < end; i++) {
      if (experiment[i] === query || inUniverse[experiment[i]] === 0) continue;
      let last = i;
      for (let j = i + 1; j < end && position[j] - position[last] <= CHAIN_DISTANCE; j++)
        if (experiment[j] !== query && inUniverse[experiment[j]] === 1) last = j;
      while (position[i] - position[from] > REACH) from++;
      let to = last + 1;
      while (to < end && position[to] - position[last] <= REACH) to++;
      this.#closeSite(experiment, from, to);
      from = to;
      i = last;
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
