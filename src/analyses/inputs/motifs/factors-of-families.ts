import type { CellClassSites } from '../../../atlas/sites/cell-class-sites.ts';
import type { MotifLibrary } from '../../../formats/motifs/motif-library.ts';
import type { KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import { factorsOfMotif } from '../../../motifs/factors-of-motif.ts';
import { motifFamilies } from '../../../motifs/motif-families.ts';
import { baseProbabilities, UNIFORM } from '../../../motifs/score-matrix.ts';
import { matrixAt } from '../../../motifs/select-motifs.ts';
import { SEQUENCE_ELEMENTS } from '../../../motifs/sequence-elements.ts';
import type { BoundSites } from '../../../partners/sites/bound-sites.ts';
import type { ExpressedFactors } from '../genes/expressed-factors.ts';

/** Share of the shared sites that another factor of a family binds, from which it is named. */
const BOUND = 0.1;
/** Adjusted p up to which a factor's gene changes. */
const CHANGED = 0.05;

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
  /** Those that the cells express, and those whose genes the experiment moves, with their log2 fold change; empty without an experiment. */
  readonly expressed: readonly string[];
  readonly changed: readonly string[];
  /** Those that neither expression nor ChIP-seq in the candidate's cells rules out. */
  readonly left: readonly string[];
}

/**
 * Who else goes by the motif of each candidate, and is at its shared sites?
 * @param best row of the library that speaks for each candidate; undefined where it has none
 */
export function factorsOfFamilies(
  best: readonly (number | undefined)[],
  candidates: readonly { readonly antigen: string; readonly cell: string }[],
  { library, sites, names, expression }: FamilySources,
): FactorsOfFamily[] {
  const none: FactorsOfFamily = {
    ...{ number: undefined, factors: [], bound: [], expressed: [], changed: [], left: [] },
  };
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
    const shares = sharesOfFamily(factors, candidates[i], { sites, names });
    const measured = factors.map((factor) => ({ factor, ...expression?.of(factor) }));
    return {
      number: family[leading],
      factors,
      bound: boundOfFamily(shares),
      expressed: measured.filter(({ expressed }) => expressed === 'yes').map(({ factor }) => factor),
      changed: measured.flatMap(({ factor, adjustedP = NaN, log2FoldChange = NaN }) =>
        adjustedP <= CHANGED
          ? [`${factor} ${log2FoldChange > 0 ? '+' : ''}${log2FoldChange.toFixed(1)}`]
          : [],
      ),
      left: measured
        .filter(({ factor, expressed }) => {
          const bound = shares.find(({ name }) => names.same(factor, name));
          return expressed !== 'not seen' && (bound === undefined || bound.share >= BOUND);
        })
        .map(({ factor }) => factor),
    };
  });
}

function isComposite({ kind, id }: MotifLibrary, motif: number): boolean {
  return kind[motif] === 'word' && COMPOSITES.has(id[motif]);
}

const COMPOSITES: ReadonlySet<string> = new Set(
  SEQUENCE_ELEMENTS.filter(({ composite }) => composite).map(({ name }) => name),
);

interface FamilySources {
  readonly library: MotifLibrary;
  readonly sites: SitesOfQuery;
  readonly names: KnownNames;
  /** An expression experiment of the query's cells. */
  readonly expression?: ExpressedFactors | undefined;
}

/** Other factors of a family with experiments in the candidate's cells, and the share of its shared sites that they bind. */
function sharesOfFamily(
  factors: readonly string[],
  { antigen, cell }: { readonly antigen: string; readonly cell: string },
  { sites, names }: { sites: SitesOfQuery; names: KnownNames },
): { name: string; share: number }[] {
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
    });
}

/** Those of them that are there, as `JUN 59%`, the most frequent first. */
function boundOfFamily(shares: readonly { readonly name: string; readonly share: number }[]): string[] {
  return shares
    .filter(({ share }) => share >= BOUND)
    .sort((a, b) => b.share - a.share)
    .map(({ name, share }) => `${name} ${Math.round(100 * share)}%`);
}
