import { simesLog10P } from '../../statistics/combine/combine-p.ts';
import { hypergeometricLog10P } from '../../statistics/distributions/hypergeometric.ts';
import type { Random } from '../../statistics/random.ts';
import { woolfOddsRatio } from '../../statistics/tests/fisher.ts';
import { matchWindows } from '../windows/match-windows.ts';
import { takeWindows, type MotifWindows } from '../windows/motif-windows.ts';

/** Windows that a partner shares with the query, and those of the query alone that are like them. */
export interface SplitWindows {
  readonly shared: Uint32Array;
  readonly others: Uint32Array;
}

/** One motif in the windows of both kinds. */
export interface OwnMotif {
  /** Windows with a site. */
  readonly sharedWith: number;
  readonly othersWith: number;
  /** log2 of the odds ratio of having a site, with its 95 % interval. */
  readonly log2OddsRatio: number;
  readonly low: number;
  readonly high: number;
  /** One-sided: more of the shared windows have a site. */
  readonly log10P: number;
}

/** Windows of either kind that a test needs. */
const LEAST_WINDOWS = 30;
/** Share of the shared windows that may lack like ones. */
const LACKING = 0.03;
/** Windows of the query alone for each shared one, at most. */
const MOST_OTHERS = 4;

/**
 * The windows that are shared, and as many as possible of the others with the same GC, CpG and length; where many of the shared ones lack
 * like ones, those of them that have some.
 * @param isShared of each window
 * @returns undefined where there are fewer than 30 of either
 */
export function splitWindows(
  windows: MotifWindows,
  isShared: (window: number) => boolean,
  random: Random,
): SplitWindows | undefined {
  const all = Uint32Array.from({ length: windows.count }, (_, i) => i);
  const shared = all.filter((i) => isShared(i));
  const alone = all.filter((i) => !isShared(i));
  if (Math.min(shared.length, alone.length) < LEAST_WINDOWS) return undefined;
  const { chosen, unlike } = matchWindows(
    takeWindows(windows, shared),
    takeWindows(windows, alone),
    random,
    MOST_OTHERS,
  );
  const others = chosen.map((i) => alone[i]);
  if (others.length < LEAST_WINDOWS) return undefined;
  if (unlike <= LACKING * shared.length) return { shared, others };
  // Shared windows without like ones would be compared with none: those like the others are taken alone.
  const like = matchWindows(takeWindows(windows, others), takeWindows(windows, shared), random, MOST_OTHERS);
  const kept = like.chosen.map((i) => shared[i]);
  return kept.length < LEAST_WINDOWS ? undefined : { shared: kept, others };
}

/**
 * Is a motif in more of the shared windows than of the others? A window counts once.
 * @param short of each window: negative where it has no site
 *
 * **R:** `fisher.test(..., alternative = "greater")$p.value`
 */
export function ownMotif(short: Int32Array, { shared, others }: SplitWindows): OwnMotif {
  const withSite = (windows: Uint32Array): number =>
    windows.reduce((sum, window) => sum + (short[window] >= 0 ? 1 : 0), 0);
  const [a, b] = [withSite(shared), withSite(others)];
  const { estimate, low, high } = woolfOddsRatio(a, shared.length - a, b, others.length - b);
  return {
    sharedWith: a,
    othersWith: b,
    log2OddsRatio: Math.log2(estimate),
    low: Math.log2(low),
    high: Math.log2(high),
    log10P: hypergeometricLog10P(a, shared.length, a + b, shared.length + others.length, 'upper'),
  };
}

/** Of several motifs the one that says most, with one p for all of them (Simes). */
export function mostTelling(tests: readonly OwnMotif[]): { readonly which: number; readonly log10P: number } {
  const which = tests.reduce((lead, { log10P }, i) => (log10P < tests[lead].log10P ? i : lead), 0);
  return { which, log10P: simesLog10P(tests.map(({ log10P }) => log10P)) };
}
