import { simesLog10P } from '../../statistics/combine/combine-p.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';

/** Families of motifs as tests: f families of which some member was tested, in the order of their numbers. */
export interface FamilyTests {
  readonly families: readonly number[];
  /** The member with the least p of each family. */
  readonly leading: Uint32Array;
  readonly members: readonly (readonly number[])[];
  /** One p from those of all members. */
  readonly log10P: Float64Array;
  /** Benjamini-Hochberg over families, of the exact p. */
  readonly log10Q: Float64Array;
}

/**
 * One test for each family: Simes' p of its members, which asks nothing for members that all say the same, and only as much as needed for
 * those that do not. The p of the leading motif alone would be the least of several.
 * @param family number of the family of each motif
 * @param log10P, log10MidP exact and mid-p of each motif
 */
export function familyTests(
  family: ArrayLike<number>,
  log10P: Float64Array,
  log10MidP: Float64Array,
): FamilyTests {
  const found = new Map<number, number[]>();
  log10P.forEach((_, motif) => {
    const members = found.get(family[motif]) ?? [];
    members.push(motif);
    found.set(family[motif], members);
  });
  const families = [...found.keys()].sort((a, b) => a - b);
  const members = families.map((number) => found.get(number) ?? []);
  const one = (of: Float64Array): Float64Array =>
    Float64Array.from(members, (own) => simesLog10P(own.map((motif) => of[motif])));
  return {
    families,
    leading: Uint32Array.from(members, (own) =>
      own.reduce((best, motif) => (log10P[motif] < log10P[best] ? motif : best), own[0]),
    ),
    members,
    log10P: one(log10MidP),
    log10Q: benjaminiHochberg(one(log10P)),
  };
}
