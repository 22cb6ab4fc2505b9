import type { Random } from '../../statistics/random.ts';
import type { CellClassSites, SiteMembers } from '../../atlas/sites/cell-class-sites.ts';
import type { Occupancy } from '../sites/occupancy.ts';
import type { SparseScores } from '../sites/bound-sites.ts';

/** Lower edges of the bins of occupancy outside the query's own group. */
const ELSEWHERE_EDGES = [1, 3, 9];
/** Bins per doubling of the occupancy in the query's own group: small numbers have a bin each. */
const BINS_PER_DOUBLING = 8;
const INNER_BINS = 16 * BINS_PER_DOUBLING;

/**
 * Draws random queries that look like the given one to everything but its partners: as many sites, the same rank
 * scores, and for every kind of site (number of other antigens bound in the query's cell type, in others, promoter or
 * not) as many sites and the same scores as the query has there.
 */
export class MatchedQueries {
  /** Sites of each kind, one kind after another; shuffled a little by every draw. */
  readonly #sites: Uint32Array;
  readonly #first: Uint32Array;
  /** Scores of the query at the sites of each kind. */
  readonly #scores: Float64Array[];
  readonly #count: number;
  /** Kind of each site. */
  readonly #kind: Uint16Array;
  readonly #random: Random;

  /**
   * @param occupancy how many antigens bind, the query's own not being counted
   * @param group group of the query's cell type
   */
  constructor(
    sites: CellClassSites,
    query: SparseScores,
    occupancy: Occupancy,
    group: number,
    random: Random,
  ) {
    const kind = kindsOfSites(sites, occupancy, group);
    const kinds = INNER_BINS * (ELSEWHERE_EDGES.length + 1) * 2;
    this.#first = new Uint32Array(kinds + 1);
    for (let site = 0; site < kind.length; site++) this.#first[kind[site] + 1]++;
    for (let i = 0; i < kinds; i++) this.#first[i + 1] += this.#first[i];
    const next = this.#first.slice();
    this.#sites = new Uint32Array(kind.length);
    for (let site = 0; site < kind.length; site++) this.#sites[next[kind[site]]++] = site;
    const scores = Array.from({ length: kinds }, (): number[] => []);
    for (let i = 0; i < query.site.length; i++) scores[kind[query.site[i]]].push(query.score[i]);
    this.#scores = scores.map((list) => Float64Array.from(list));
    this.#count = query.site.length;
    this.#kind = kind;
    this.#random = random;
  }

  /**
   * How far a number of sites shared with a binder lies above what random queries share, in their standard deviations.
   * Within each kind the shared sites of a random query are hypergeometric, so that none has to be drawn.
   */
  sharedBeyondRandom(shared: number, binder: number, members: SiteMembers): number {
    const bound = new Uint32Array(this.#scores.length);
    for (let site = 0; site < members.siteCount; site++)
      for (let m = members.offset[site]; m < members.offset[site + 1]; m++)
        if (members.binder[m] === binder) bound[this.#kind[site]]++;
    let mean = 0;
    let variance = 0;
    this.#scores.forEach(({ length: drawn }, kind) => {
      const all = this.#first[kind + 1] - this.#first[kind];
      if (drawn === 0 || bound[kind] === 0) return;
      const part = bound[kind] / all;
      mean += drawn * part;
      if (all > 1) variance += (drawn * part * (1 - part) * (all - drawn)) / (all - 1);
    });
    return (shared - mean) / Math.sqrt(variance);
  }

  /** One random query; its sites are in no order. */
  draw(): SparseScores {
    const site = new Uint32Array(this.#count);
    const score = new Float64Array(this.#count);
    let next = 0;
    this.#scores.forEach((scores, kind) => {
      const first = this.#first[kind];
      const count = this.#first[kind + 1] - first;
      for (let i = 0; i < scores.length; i++) {
        const other = first + i + this.#random.integer(count - i);
        const drawn = this.#sites[other];
        this.#sites[other] = this.#sites[first + i];
        this.#sites[first + i] = drawn;
        site[next] = drawn;
        score[next++] = scores[i];
      }
    });
    return { site, score };
  }
}

function kindsOfSites(
  { members, promoter, binders }: CellClassSites,
  { groups: { offset, of, antigens } }: Occupancy,
  group: number,
): Uint16Array {
  const { siteCount } = members;
  const innerBin = Uint8Array.from({ length: binders.length + 1 }, (_, inner) =>
    Math.floor(BINS_PER_DOUBLING * Math.log2(inner + 1)),
  );
  const kind = new Uint16Array(siteCount);
  for (let site = 0; site < siteCount; site++) {
    let inner = 0;
    let elsewhere = 0;
    for (let i = offset[site]; i < offset[site + 1]; i++) {
      if (of[i] === group) inner = antigens[i];
      else elsewhere += antigens[i];
    }
    let outer = 0;
    while (outer < ELSEWHERE_EDGES.length && ELSEWHERE_EDGES[outer] <= elsewhere) outer++;
    kind[site] = (outer * 2 + (promoter === undefined ? 0 : promoter[site])) * INNER_BINS + innerBin[inner];
  }
  return kind;
}
