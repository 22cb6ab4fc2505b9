// Places around which a signal is looked at.

/** Sites in groups, those of a group one after another; n each. */
export interface SignalSites {
  readonly count: number;
  readonly groups: readonly SiteGroup[];
  readonly chromosomeNames: readonly string[];
  /** Index into `chromosomeNames`. */
  readonly chromosome: Uint16Array;
  /** As they stand in their file, 0-based half-open, bp. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The first base behind the point that all sites are laid upon each other by: windows reach equally far to both sides of it. */
  readonly point: Int32Array;
  /** 1 and -1; 0 where a site has no direction. The windows of -1 are turned round. */
  readonly strand: Int8Array;
  /** Names of the sites where they have any. */
  readonly name?: readonly string[];
}

/** Sites from a row on. */
export interface SiteGroup {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The windows around sites, and the bins that they are cut into. */
export interface WindowSize {
  /** Bases on either side of the point; a multiple of `bin`. */
  readonly flank: number;
  readonly bin: number;
}

/** Bins of a window. */
export function binsOf({ flank, bin }: WindowSize): number {
  return (2 * flank) / bin;
}

/** Puts groups of sites behind each other; chromosomes of one name are one. */
export function sitesOfGroups(
  groups: readonly (Omit<SignalSites, 'groups'> & { readonly group: string })[],
): SignalSites {
  const count = groups.reduce((sum, each) => sum + each.count, 0);
  const codes = new Map<string, number>();
  const chromosome = new Uint16Array(count);
  const [start, end, point] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const strand = new Int8Array(count);
  const names: string[] = [];
  const places: SiteGroup[] = [];
  let at = 0;
  for (const each of groups) {
    const own = each.chromosomeNames.map((name) => {
      const code = codes.get(name) ?? codes.size;
      codes.set(name, code);
      return code;
    });
    each.chromosome.forEach((code, site) => (chromosome[at + site] = own[code]));
    start.set(each.start, at);
    end.set(each.end, at);
    point.set(each.point, at);
    strand.set(each.strand, at);
    for (let site = 0; site < each.count; site++)
      names.push(
        each.name?.[site] ??
          `${each.chromosomeNames[each.chromosome[site]]}:${each.start[site]}-${each.end[site]}`,
      );
    places.push({ name: each.group, from: at, to: at + each.count });
    at += each.count;
  }
  return {
    ...{ count, groups: places, chromosomeNames: [...codes.keys()], chromosome },
    ...{ start, end, point, strand, name: names },
  };
}
