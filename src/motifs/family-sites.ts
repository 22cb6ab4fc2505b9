/** Which sites speak for others of their family. */
export interface FamilySites {
  /** Sites that are kept, ascending. */
  readonly kept: Uint32Array;
  /** Motifs of the family with a site at the place of each, its own among them. */
  readonly motifs: Uint32Array;
}

/**
 * Sites of one family at one place as one: of sites that share at least half of the bases of the narrower one, that with the least P is
 * kept; of equal ones the first.
 * @param sites of one sequence, by position
 * @param family of each motif
 * @param width of each motif, in bp
 * @param minusLog10P of each site
 */
export function sitesOfFamilies(
  sites: readonly { readonly motif: number; readonly start: number }[],
  family: ArrayLike<number>,
  width: ArrayLike<number>,
  minusLog10P: ArrayLike<number>,
): FamilySites {
  const groups = new Map<number, number[]>();
  sites.forEach(({ motif }, i) => {
    const own = groups.get(family[motif]);
    if (own === undefined) groups.set(family[motif], [i]);
    else own.push(i);
  });
  const at = new Map<number, number>();
  for (const rows of groups.values()) {
    const widest = rows.reduce((most, row) => Math.max(most, width[sites[row].motif]), 0);
    const isTaken = new Uint8Array(rows.length);
    const order = [...rows.keys()].sort((a, b) => minusLog10P[rows[b]] - minusLog10P[rows[a]] || a - b);
    for (const best of order) {
      if (isTaken[best] === 1) continue;
      const own = rows[best];
      const here = new Set<number>();
      const look = (place: number): boolean => {
        const row = rows[place];
        if (Math.abs(sites[row].start - sites[own].start) > widest) return false;
        if (isTaken[place] === 0 && isOnePlace(own, row)) {
          isTaken[place] = 1;
          here.add(sites[row].motif);
        }
        return true;
      };
      for (let place = best; place >= 0 && look(place);) place--;
      for (let place = best + 1; place < rows.length && look(place);) place++;
      at.set(own, here.size);
    }
  }
  function isOnePlace(a: number, b: number): boolean {
    const [ofA, ofB] = [width[sites[a].motif], width[sites[b].motif]];
    const [startA, startB] = [sites[a].start, sites[b].start];
    const shared = Math.min(startA + ofA, startB + ofB) - Math.max(startA, startB);
    return 2 * shared >= Math.min(ofA, ofB);
  }
  const kept = Uint32Array.from(at.keys()).sort();
  return { kept, motifs: kept.map((site) => at.get(site) ?? 0) };
}
