import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { sidakLog10P } from '../../statistics/combine/sidak.ts';
import type { Placed } from './placements.ts';
import type { MotifSpacing } from './spacing-of-motif.ts';
import type { TestedPlace } from './spacing-tests.ts';

/** How a secondary motif stands to the primary one. */
export type SpacingWord =
  'same site' | 'fixed spacing' | 'close without fixed spacing' | 'independent' | 'not estimable';

/** One family of secondary motifs. */
export interface SpacingFamily {
  /** The motif that says most. */
  readonly motif: number;
  readonly members: number;
  readonly word: SpacingWord;
  /** The test behind the word: of an independent one that of the gap that stands out most. */
  readonly test: TestedPlace;
  /** How the sites lie, where the word is of one place. */
  readonly where: Placed | undefined;
  /** log10 P after correction for places, tests and members of the family, and its q over families. */
  readonly log10P: number;
  readonly log10Q: number;
}

/** Windows with both motifs, fewer of which do not tell. */
const LEAST_WINDOWS = 20;
/** Same site, fixed spacing, near. */
const TESTS = 3;
const LEVEL = Math.log10(0.05);

/**
 * A word for every family, the most certain first. Of the three tests of every motif the best counts, thrice; of the motifs of a family the
 * best counts, as often as there are motifs (Sidak). A word stands where q over the families is at most 0.05, and only those tests
 * that reach what q asks for speak: of one site and one gap that which more windows have beyond chance, else the nearness.
 * @param family of each motif
 */
export function spacingFamilies(
  spacings: readonly MotifSpacing[],
  family: ArrayLike<number>,
): SpacingFamily[] {
  const groups: number[][] = [];
  spacings.forEach((_, motif) => (groups[family[motif]] ??= []).push(motif));
  const judged = groups.map((members) => {
    const told = members.filter((motif) => enough(spacings[motif]));
    const p = (motif: number): number => bestOf(spacings[motif]);
    const best = told.reduce((lead, motif) => (p(motif) < p(lead) ? motif : lead), told[0] ?? members[0]);
    const log10P = told.length === 0 ? NaN : sidakLog10P(sidakLog10P(p(best), TESTS), told.length);
    return { motif: best, members: members.length, told: told.length, log10P };
  });
  const q = benjaminiHochberg(Float64Array.from(judged, ({ log10P }) => log10P));
  const reached = Math.max(-Infinity, ...judged.flatMap(({ log10P }, i) => (q[i] <= LEVEL ? [log10P] : [])));
  return judged
    .map(({ motif, members, told, log10P }, i) => {
      const speaks = (test: TestedPlace): boolean =>
        q[i] <= LEVEL && sidakLog10P(sidakLog10P(test.corrected, TESTS), told) <= reached;
      return { motif, members, log10P, log10Q: q[i], ...wordOf(spacings[motif], told > 0, speaks) };
    })
    .sort(
      (a, b) =>
        Number(Number.isNaN(a.log10P)) - Number(Number.isNaN(b.log10P)) ||
        a.log10P - b.log10P ||
        a.motif - b.motif,
    );
}

function enough({ near, shared }: MotifSpacing): boolean {
  return Math.max(near.of, shared.of) >= LEAST_WINDOWS;
}

function bestOf({ fixed, near, shared }: MotifSpacing): number {
  return [fixed, near, shared].reduce((least, { corrected }) => (corrected < least ? corrected : least), 0);
}

function wordOf(
  { fixed, near, shared }: MotifSpacing,
  isTold: boolean,
  speaks: (test: TestedPlace) => boolean,
): Pick<SpacingFamily, 'word' | 'test' | 'where'> {
  if (!isTold) return { word: 'not estimable', test: fixed, where: undefined };
  const beyond = (test: TestedPlace): number =>
    speaks(test) ? test.count / test.of - test.expectedShare : -Infinity;
  if (speaks(shared) && beyond(shared) >= beyond(fixed))
    return { word: shared.isOne ? 'same site' : 'fixed spacing', test: shared, where: shared.where };
  if (speaks(fixed)) return { word: 'fixed spacing', test: fixed, where: fixed.where };
  if (speaks(near)) return { word: 'close without fixed spacing', test: near, where: undefined };
  return { word: 'independent', test: fixed, where: undefined };
}
