import type { CellClassSites } from '../atlas/sites/cell-class-sites.ts';
import type { KnownNames } from '../genome/antigens/antigen-aliases.ts';

/** Sites that one experiment of a binder binds, ascending. */
export interface ExperimentSites {
  readonly experiment: string;
  readonly site: Uint32Array;
}

/** An experiment that is less like the others of its antigen and cell type than like another antigen. */
export interface DiscordantExperiment {
  readonly experiment: string;
  /** Largest site Jaccard index with another experiment of the same antigen and cell type. */
  readonly likeItsOwn: number;
  /** The most similar binder of another antigen, and the site Jaccard index with it. */
  readonly antigen: string;
  readonly cell: string;
  readonly like: number;
}

/**
 * Which experiments of one antigen in one cell type share fewer sites with each other than with another antigen: a
 * mislabelled sample or an unspecific antibody looks like this, and so do two antibodies that each found something else.
 * Where there are two such experiments the data cannot tell which one is right, so both are named.
 * @param binder the binder that the experiments belong to
 */
export function discordantExperiments(
  sites: Pick<CellClassSites, 'binders' | 'members'>,
  binder: number,
  experiments: readonly ExperimentSites[],
  names: KnownNames,
): DiscordantExperiment[] {
  const { binders, members } = sites;
  const own = binders[binder].antigen;
  const jaccard = (shared: number, a: number, b: number): number => shared / Math.max(1, a + b - shared);
  return experiments.flatMap(({ experiment, site }, index) => {
    const bound = new Set(site);
    let likeItsOwn = 0;
    experiments.forEach((other, position) => {
      if (position === index) return;
      const shared = other.site.filter((each) => bound.has(each)).length;
      likeItsOwn = Math.max(likeItsOwn, jaccard(shared, site.length, other.site.length));
    });
    const shared = new Uint32Array(binders.length);
    for (const each of site)
      for (let member = members.offset[each]; member < members.offset[each + 1]; member++)
        shared[members.binder[member]]++;
    let best = -1;
    let like = 0;
    binders.forEach(({ antigen, sites: count }, j) => {
      if (names.same(antigen, own)) return;
      const value = jaccard(shared[j], site.length, count);
      if (value > like) [best, like] = [j, value];
    });
    if (best === -1 || like <= likeItsOwn) return [];
    const { antigen, cell } = binders[best];
    return [{ experiment, likeItsOwn, antigen, cell, like }];
  });
}
