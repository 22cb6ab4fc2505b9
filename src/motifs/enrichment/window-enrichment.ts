import {
  hypergeometricLog10P,
  hypergeometricMidLog10P,
} from '../../statistics/distributions/hypergeometric.ts';
import { woolfOddsRatio } from '../../statistics/tests/fisher.ts';
import { rankSumOfClasses } from '../../statistics/tests/rank-tests.ts';
import type { BestSites } from './best-sites.ts';
import { centralSites, type CentralSites } from './central-sites.ts';

/** One motif in the windows that are asked about and in those of the background. */
export interface WindowEnrichment {
  /** Windows with a site. */
  readonly windows: number;
  readonly background: number;
  /** Odds of a window of having a site, over the odds of the background's, with the 95 % interval. */
  readonly oddsRatio: number;
  readonly low: number;
  readonly high: number;
  /** One-sided, more windows with a site: the exact p, and the mid-p. */
  readonly log10P: number;
  readonly log10MidP: number;
  /** Chance that the best site of a window is better than that of one of the background (ties half), and one-sided p. */
  readonly better: number;
  readonly rankLog10P: number;
  readonly central: CentralSites;
}

/** What is to be known of the windows and of the motif. */
export interface Compared {
  /** Windows that are asked about: the first of all, the others are the background. */
  readonly foreground: number;
  readonly background: number;
  /** A site falls short of the highest score by this much at most. */
  readonly most: number;
  /** Positions at which a site can begin; undefined where windows have different lengths. */
  readonly positions: number | undefined;
}

/**
 * Are sites of a motif in more windows than in the background's, are they better, and are they central? A window counts once, however many
 * sites it has (ZOOPS: zero or one occurrence per sequence). Best sites that are weaker than `most` still rank before none.
 *
 * **Source:** McLeay RC & Bailey TL 2010 (AME, BMC Bioinformatics 11:165) for both tests.
 * **R:** `fisher.test(..., alternative = "greater")`, `wilcox.test(..., alternative = "greater", exact = FALSE)`
 */
export function windowEnrichment(
  { short, start }: BestSites,
  { foreground, background, most, positions }: Compared,
): WindowEnrichment {
  const own = short.subarray(0, foreground);
  const others = short.subarray(foreground, foreground + background);
  const [a, b] = [within(own, most), within(others, most)];
  const { estimate, low, high } = woolfOddsRatio(a, foreground - a, b, background - b);
  const table = [a, foreground, a + b, foreground + background] as const;
  let weakest = 0;
  for (const value of short) if (value > weakest) weakest = value;
  const rank = rankSumOfClasses(classes(own, weakest), classes(others, weakest), 'upper');
  const starts: number[] = [];
  for (let i = 0; i < foreground; i++) if (own[i] >= 0 && own[i] <= most) starts.push(start[i]);
  return {
    ...{ windows: a, background: b, oddsRatio: estimate, low, high },
    log10P: hypergeometricLog10P(...table, 'upper'),
    log10MidP: hypergeometricMidLog10P(...table),
    better: rank.statistic / (foreground * background),
    // Where no window has a site nothing is better; a sum is never -0.
    rankLog10P: Number.isNaN(rank.log10P) ? 0 : rank.log10P + 0,
    central: centralSites(starts, positions ?? 0),
  };
}

function within(short: Int32Array, most: number): number {
  let count = 0;
  for (const value of short) if (value >= 0 && value <= most) count++;
  return count;
}

/** Windows without a site, then with sites of rising scores. */
function classes(short: Int32Array, weakest: number): Uint32Array {
  const counts = new Uint32Array(weakest + 2);
  for (const value of short) counts[value < 0 ? 0 : 1 + weakest - value]++;
  return counts;
}
