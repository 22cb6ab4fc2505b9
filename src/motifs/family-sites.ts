import type { MotifSites } from './motif-sites.ts';

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
 * @param log10P of each site
 */
export function sitesOfFamilies(
  { motif, start }: MotifSites,
  family: ArrayLike<number>,
  width: ArrayLike<number>,
  log10P: ArrayLike<number>,
): FamilySites {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < motif.length; i++) {
    const own = groups.get(family[motif[i]]);
    if (own === undefined) groups.set(family[motif[i]], [i]);
    else own.push(i);
  }
  const at = new Map<number, number>();
  for (const rows of groups.values()) {
    const widest = rows.reduce((most, row) => Math.max(most, width[motif[row]]), 0);
    const isTaken = new Uint8Array(rows.length);
    const order = [...rows.keys()].sort((a, b) => log10P[rows[a]] - log10P[rows[b]] || a - b);
    for (const best of order) {
      if (isTaken[best] === 1) continue;
      const own = rows[best];
      const here = new Set<number>();
      const look = (place: number): boolean => {
        const row = rows[place];
        if (Math.abs(start[row] - start[own]) > widest) return false;
        if (isTaken[place] === 0 && isOnePlace(own, row)) {
          isTaken[place] = 1;
          here.add(motif[row]);
        }
        return true;
      };
      for (let place = best; place >= 0 && look(place);) place--;
      for (let place = best + 1; place < rows.length && look(place);) place++;
      at.set(own, here.size);
    }
  }
  function isOnePlace(a: number, b: number): boolean {
    const [ofA, ofB] = [width[motif[a]], width[motif[b]]];
    const shared = Math.min(start[a] + ofA, start[b] + ofB) - Math.max(start[a], start[b]);
    return 2 * shared >= Math.min(ofA, ofB);
  }
  const kept = Uint32Array.from(at.keys()).sort();
  return { kept, motifs: kept.map((site) => at.get(site) ?? 0) };
}
