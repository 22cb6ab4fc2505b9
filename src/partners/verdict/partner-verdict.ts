import type { Judged, Reason } from '../../tables/verdicts.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';

/** What *supported* asks of a row, beside a score that stands out and an interval of it above 0. */
export const LOG10_Q = -2;
const LEAST_LOG2_ODDS = 0.5;
/** Sites that are shared at least; of a smaller partner, half of its sites. */
const LEAST_SHARED = 30;
/** *weak score* asks this part of a score that stands out, and odds that are doubled. */
const WEAK = 0.5;
const LEAST_SCORE = 4;
const DOUBLED = 1;
/** How far odds and shared sites of what is *shared beyond chance* stand out at least. */
const BEYOND_Z = 4;

/** Most of the query lies where no factor of the atlas binds; it is data of other cells than it is said to be of. */
export type QueryDoubt = Extract<Reason, 'sites elsewhere' | 'other cells'>;

/** What a verdict on a candidate rests on; NaN where something is not known. */
export interface PartnerEvidence {
  readonly score: number;
  readonly scoreError: number;
  /** Score from which a candidate of this query stands out. */
  readonly threshold: number;
  readonly log2OddsRatio: number;
  readonly log2OddsRatioError: number;
  readonly log10Q: number;
  readonly sharedSites: number;
  readonly querySites: number;
  readonly partnerSites: number;
  /** log10 q, over the candidates, of odds below 1. */
  readonly avoidsLog10Q: number;
  /** Sites that would be shared if neither minded the other. */
  readonly expectedSites: number;
  /** The candidate, or the query's own factor in the same cells, stands out with a large share of all factors. */
  readonly hub: boolean;
  /** What there is to doubt of the query as a whole: no row of it is more than suggested. */
  readonly doubt: QueryDoubt | undefined;
}

/** Why a class of cells gives its candidates no verdict. */
export type Untested = 'too few experiments' | 'no random queries';

export function untestedVerdict(why: Untested): Judged {
  return why === 'no random queries'
    ? { verdict: 'not tested', reason: null }
    : { verdict: 'not estimable', reason: why };
}

/** Whether the score is no chance, by its q and its interval, and enough sites are shared. */
function isAboveChance(row: PartnerEvidence): boolean {
  return row.log10Q <= LOG10_Q && row.score - Z95 * row.scoreError > 0 && sharesEnough(row);
}

function sharesEnough({ sharedSites, partnerSites }: PartnerEvidence): boolean {
  return sharedSites >= LEAST_SHARED || sharedSites >= partnerSites / 2;
}

function lowerOdds({ log2OddsRatio, log2OddsRatioError }: PartnerEvidence): number {
  return log2OddsRatio - Z95 * log2OddsRatioError;
}

/**
 * What a row of a ranking says of the factor: the one place where that is decided.
 */
export function partnerVerdict(row: PartnerEvidence): Judged {
  const { score, threshold, log2OddsRatio, log10Q, querySites, partnerSites } = row;
  if (Number.isNaN(log10Q)) return { verdict: 'not estimable', reason: null };
  const aboveChance = isAboveChance(row);
  if (aboveChance && score >= threshold) {
    if (!(log2OddsRatio >= LEAST_LOG2_ODDS && lowerOdds(row) > 0))
      return { verdict: 'suggested', reason: 'strong sites only' };
    if (row.hub) return { verdict: 'suggested', reason: 'hub' };
    if (row.doubt !== undefined) return { verdict: 'suggested', reason: row.doubt };
    return { verdict: 'supported', reason: null };
  }
  if (
    aboveChance &&
    score >= Math.max(LEAST_SCORE, WEAK * threshold) &&
    log2OddsRatio >= DOUBLED &&
    lowerOdds(row) > 0
  )
    return {
      verdict: 'suggested',
      reason: row.hub ? 'hub' : (row.doubt ?? 'weak score'),
    };
  if (avoids(row)) return { verdict: 'contradicted', reason: "avoids the factor's sites" };
  if (Math.min(querySites, partnerSites) < LEAST_SHARED && !sharesEnough(row))
    return { verdict: 'not estimable', reason: 'too few sites' };
  return {
    verdict: 'no significant difference',
    reason: lowerOdds(row) > 0 ? 'not above other factors' : null,
  };
}

/** Odds at most halved, below 1 beyond doubt, and a score that speaks for nothing. */
function avoids({ score, log2OddsRatio, avoidsLog10Q, expectedSites }: PartnerEvidence): boolean {
  return (
    log2OddsRatio <= -DOUBLED && avoidsLog10Q <= LOG10_Q && expectedSites >= LEAST_SHARED && !(score > 0)
  );
}

/** Lower end of the log2 odds where they alone may speak for a row; NaN where they cannot: what `sharedBeyondChance` needs beside z. */
export function oddsAlone(row: PartnerEvidence): number {
  const least = lowerOdds(row);
  return least >= DOUBLED && sharesEnough(row) && !row.hub && !Number.isNaN(row.log10Q) ? least : Number.NaN;
}

/**
 * @param amongPairs how far the odds stand out among those of the query's candidates and among the candidate's own
 * @param beyondRandom tells how far the shared sites lie above those of matched random queries, in standard deviations
 */
export function sharedBeyondChance(
  row: PartnerEvidence,
  amongPairs: number,
  beyondRandom: () => number,
): boolean {
  return !Number.isNaN(oddsAlone(row)) && amongPairs >= BEYOND_Z && beyondRandom() >= BEYOND_Z;
}
