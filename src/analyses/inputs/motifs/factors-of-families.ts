import type { CellClassSites } from '../../../atlas/sites/cell-class-sites.ts';
import type { MotifLibrary } from '../../../formats/motifs/motif-library.ts';
import type { KnownNames } from '../../../genome/antigen-aliases.ts';
import { factorsOfMotif } from '../../../motifs/factors-of-motif.ts';
import { motifFamilies } from '../../../motifs/motif-families.ts';
import { baseProbabilities, UNIFORM } from '../../../motifs/score-matrix.ts';
import { matrixAt } from '../../../motifs/select-motifs.ts';
import { SEQUENCE_ELEMENTS } from '../../../motifs/sequence-elements.ts';
import type { BoundSites } from '../../../partners/sites/bound-sites.ts';

/** Share of the shared sites that another factor of a family binds, from which it is named. */
const BOUND = 0.1;

/** The sites of a class of cells, and those of them that the query binds. */
export interface SitesOfQuery {
  readonly sites: CellClassSites;
  readonly query: BoundSites;
}

/** Whether a factor binds each of the query's sites in some cells. */
export function sharedWith(
  { sites, query }: SitesOfQuery,
  antigen: string,
  cell: string,
): (row: number) => boolean {
  const binder = sites.binders.findIndex((each) => each.antigen === antigen && each.cell === cell);
  const { offset, binder: members } = sites.members;
  const shared = Uint8Array.from(query.site, (site) =>
    binder >= 0 && members.subarray(offset[site], offset[site + 1]).includes(binder) ? 1 : 0,
  );
  return (row) => shared[row] === 1;
}

export interface FactorsOfFamily {
  /** Of the family; undefined where the candidate has no motif. */
  readonly number: number | undefined;
  /** The factors whose motifs are like the candidate's, by symbol. */
  readonly factors: readonly string[];
  /** Those of them that have experiments in the candidate's cells and are at its shared sites, with their share. */
  readonly bound: readonly string[];
}

/**
 * Who else goes by the motif of each candidate, and is at its shared sites?
 * @param best row of the library that speaks for each candidate; undefined where it has none
 */
export function factorsOfFamilies(
  best: readonly (number | undefined)[],
  candidates: readonly { readonly antigen: string; readonly cell: string }[],
  { library, sites, names }: { library: MotifLibrary; sites: SitesOfQuery; names: KnownNames },
): FactorsOfFamily[] {
  const none: FactorsOfFamily = { number: undefined, factors: [], bound: [] };
  if (best.every((motif) => motif === undefined)) return best.map(() => none);
  const { family } = motifFamilies(
    library.id.map((_, i) => baseProbabilities(matrixAt(library, i), UNIFORM)),
  );
  return best.map((leading, i) => {
    if (leading === undefined) return none;
    // A composite element holds the motif of another factor as well, which is not like this one.
    const members = [...library.name.keys()].filter(
      (motif) => family[motif] === family[leading] && (motif === leading || !isComposite(library, motif)),
    );
    const factors = [
      ...new Set(members.flatMap((motif) => factorsOfMotif(library.name[motif], names))),
    ].sort();
    return {
      number: family[leading],
      factors,
      bound: boundOfFamily(factors, candidates[i], { sites, names }),
    };
  });
}

function isComposite({ kind, id }: MotifLibrary, motif: number): boolean {
  return kind[motif] === 'word' && COMPOSITES.has(id[motif]);
}

const COMPOSITES: ReadonlySet<string> = new Set(
  SEQUENCE_ELEMENTS.filter(({ composite }) => composite).map(({ name }) => name),
);

/** Other factors of a family at the sites that a candidate shares with the query, as `JUN 59%`, the most frequent first. */
function boundOfFamily(
  factors: readonly string[],
  { antigen, cell }: { readonly antigen: string; readonly cell: string },
  { sites, names }: { sites: SitesOfQuery; names: KnownNames },
): string[] {
  const own = sharedWith(sites, antigen, cell);
  const rows = [...sites.query.site.keys()].filter(own);
  return sites.sites.binders
    .filter(
      (each) =>
        each.cell === cell &&
        each.antigen !== antigen &&
        factors.some((factor) => names.same(factor, each.antigen)),
    )
    .map((each) => {
      const isBound = sharedWith(sites, each.antigen, cell);
      return { name: each.antigen, share: rows.filter(isBound).length / rows.length };
    })
    .filter(({ share }) => share >= BOUND)
    .sort((a, b) => b.share - a.share)
    .map(({ name, share }) => `${name} ${Math.round(100 * share)}%`);
}
