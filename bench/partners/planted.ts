// Random queries with one planted partner: a matched random query some of whose sites lie at one binder's sites instead.
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { MatchedQueries } from '../../src/partners/score/matched-null.ts';
import type { BoundSites, SparseScores } from '../../src/partners/sites/bound-sites.ts';
import { countOccupancy, type Occupancy } from '../../src/partners/sites/occupancy.ts';
import type { Random } from '../../src/statistics/random.ts';

/** Kinds of sites per doubling of their occupancy in the query's cell type, as matched random queries have them. */
const KINDS_PER_DOUBLING = 8;

/** A random query, its sites in ascending order. */
export function inOrder({ site, score }: SparseScores): BoundSites {
  const order = Uint32Array.from(site.keys()).sort((a, b) => site[a] - site[b]);
  return {
    site: Uint32Array.from(order, (i) => site[i]),
    score: Float64Array.from(order, (i) => score[i]),
    peak: new Uint32Array(order.length),
    peaksOnNoSite: 0,
  };
}

/** Some of a query's sites, drawn at random; all where there are no more. */
export function someSites({ site, score }: BoundSites, count: number, random: Random): BoundSites {
  const kept = random.sample(site.length, Math.min(count, site.length)).sort();
  return {
    site: Uint32Array.from(kept, (i) => site[i]),
    score: Float64Array.from(kept, (i) => score[i]),
    peak: new Uint32Array(kept.length),
    peaksOnNoSite: 0,
  };
}

/** Draws matched random queries with or without a planted partner. */
export class PlantedQueries {
  readonly #sites: CellClassSites;
  readonly #occupancy: Occupancy;
  readonly #group: number;
  readonly #random: Random;
  readonly #matched: MatchedQueries;
  /** Sites of the binders asked about, with the binder's strengths, by binder and kind. */
  readonly #sitesOf = new Map<number, Map<number, { site: number; strength: number }[]>>();

  /**
   * @param own binders of the antigen that the query is made from
   * @param group group of its cell type
   */
  constructor(
    sites: CellClassSites,
    query: SparseScores,
    own: readonly number[],
    group: number,
    random: Random,
  ) {
    this.#sites = sites;
    this.#occupancy = countOccupancy(sites, own);
    this.#group = group;
    this.#random = random;
    this.#matched = new MatchedQueries(sites, query, this.#occupancy, group, random);
  }

  /**
   * A matched random query of which a share of the sites are moved to sites of one binder of the same kind.
   * @param alike half of the moved sites take their strengths in the order of the binder's; else all at random
   */
  draw(binder: number, share: number, alike = false): BoundSites {
    const { site, score } = this.#matched.draw();
    const there = this.#sitesOf.get(binder) ?? this.#byKind(binder);
    this.#sitesOf.set(binder, there);
    const taken = new Set(site);
    const moved: { place: number; strength: number }[] = [];
    for (const place of this.#random.sample(site.length, Math.round(share * site.length))) {
      const choice = there.get(this.#kind(site[place])) ?? [];
      if (choice.length === 0) continue;
      const { site: to, strength } = choice[this.#random.integer(choice.length)];
      if (taken.has(to)) continue;
      taken.add(to);
      site[place] = to;
      moved.push({ place, strength });
    }
    if (alike) {
      const half = moved.slice(0, moved.length >> 1);
      const scores = half.map(({ place }) => score[place]).sort((a, b) => a - b);
      half
        .sort((a, b) => a.strength - b.strength)
        .forEach(({ place }, rank) => (score[place] = scores[rank]));
    }
    return inOrder({ site, score });
  }

  /** Occupancy in the query's cell type, and whether a promoter is near. */
  #kind(site: number): number {
    const { offset, of, antigens } = this.#occupancy.groups;
    let inner = 0;
    for (let i = offset[site]; i < offset[site + 1]; i++) if (of[i] === this.#group) inner = antigens[i];
    return 2 * Math.floor(KINDS_PER_DOUBLING * Math.log2(inner + 1)) + (this.#sites.promoter?.[site] ?? 0);
  }

  #byKind(binder: number): Map<number, { site: number; strength: number }[]> {
    const { members, codeScore } = this.#sites;
    const kinds = new Map<number, { site: number; strength: number }[]>();
    for (let site = 0; site < members.siteCount; site++) {
      for (let m = members.offset[site]; m < members.offset[site + 1]; m++) {
        if (members.binder[m] !== binder) continue;
        const kind = this.#kind(site);
        const list = kinds.get(kind) ?? [];
        kinds.set(kind, list);
        list.push({ site, strength: codeScore[members.code[m]] });
      }
    }
    return kinds;
  }
}
