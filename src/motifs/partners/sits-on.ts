import type { Judged } from '../../tables/verdicts.ts';
import type { SpacingWord } from '../spacing/spacing-families.ts';
import type { OwnMotif } from './own-motif.ts';

/** On what a partner sits at shared sites, as far as sequence tells. */
export const SITS_ON = [
  'its own motif',
  "the query's motif",
  'one shared sequence',
  'neither motif',
] as const;
export type SitsOn = (typeof SITS_ON)[number];

/** What is known of one partner: undefined where it has no known motif, or where there are too few sites. */
export interface PartnerMotif {
  /** Whether the libraries have motifs of it, and any that some sequence can have. */
  readonly motifs: 'some' | 'too weak' | 'none';
  readonly own: (OwnMotif & { readonly log10Q: number }) | undefined;
  /** The query's own motif in the same windows; undefined where none is known or it is not seen. */
  readonly querys: OwnMotif | undefined;
  /** Shared windows. */
  readonly shared: number;
  readonly spacing: SpacingWord | undefined;
}

const LEVEL = Math.log10(0.05);
/** log2 odds of the partner's own motif that must be ruled out for it to be absent: doubled odds. */
const DOUBLED = 1;
/** Share of the shared windows that have the query's motif, from which a partner without its own may sit on that. */
const OFTEN = 0.1;

/**
 * A partner whose motif is in more of the shared sites sits on it, unless its sites are those of the query's motif; one of whose motif
 * doubled odds are ruled out sits on the query's where that is there as often as elsewhere: it is tethered, as far as sequence tells.
 * @returns undefined where none of these can be told
 */
export function sitsOn({ own, querys, shared, spacing }: PartnerMotif): SitsOn | undefined {
  if (own === undefined) return undefined;
  if (isEnriched(own)) return spacing === 'same site' ? 'one shared sequence' : 'its own motif';
  // That it was not seen is not that it is not there.
  if (own.high >= DOUBLED) return undefined;
  return querys !== undefined && querys.high > 0 && querys.sharedWith >= OFTEN * shared
    ? "the query's motif"
    : 'neither motif';
}

function isEnriched({ log10Q, low }: OwnMotif & { readonly log10Q: number }): boolean {
  return log10Q <= LEVEL && low > 0;
}

/**
 * What the motif says of a partner. Whoever binds by a motif has it at any sites, so that its being there says how it binds and not with whom:
 * that both work together takes a fixed spacing from the query's own motif.
 */
export function motifVerdict(found: PartnerMotif): Judged {
  const { motifs, own, spacing } = found;
  if (motifs === 'none') return { verdict: 'not tested', reason: 'no known motif' };
  if (motifs === 'too weak') return { verdict: 'not estimable', reason: null };
  if (own === undefined) return { verdict: 'not estimable', reason: 'too few sites' };
  if (!isEnriched(own)) return { verdict: 'no significant difference', reason: null };
  if (spacing === 'fixed spacing') return { verdict: 'supported', reason: null };
  if (spacing === undefined || spacing === 'not estimable')
    return { verdict: 'suggested', reason: 'spacing not tested' };
  return {
    verdict: 'suggested',
    reason: spacing === 'same site' ? 'one shared sequence' : 'no fixed spacing',
  };
}

/**
 * Of supported partners with one motif that with the largest odds alone: sequence does not tell them apart, and at the others' sites it may
 * stand for this one.
 * @param family of the motif of each partner
 * @param log2OddsRatio of each
 */
export function oneOfEachFamily(
  words: readonly Judged[],
  family: readonly (number | undefined)[],
  log2OddsRatio: readonly number[],
): Judged[] {
  const isSupported = (i: number): boolean => words[i].verdict === 'supported';
  return words.map((word, i) => {
    const isSecond = [...words.keys()].some(
      (j) => isSupported(j) && family[j] === family[i] && log2OddsRatio[j] > log2OddsRatio[i],
    );
    return isSupported(i) && isSecond
      ? { verdict: 'suggested', reason: 'another factor of this motif' }
      : word;
  });
}
