import type { Judged } from '../tables/verdicts.ts';
import type { JudgedChange } from './change/judge-change.ts';

/** Supported genes, and how many of them are expected to be there by chance. */
export interface SupportedByChance {
  readonly supported: number;
  readonly expected: number;
}

/**
 * How many genes are supported, and about how many of them chance alone would have brought: in each direction their number
 * times the largest false share among them, which is the rate of the whole list up to there.
 * @param shares judged genes of each direction, as places among the measured ones
 * @param genes numbers of the measured genes
 * @param verdicts of every gene
 */
export function supportedByChance(
  shares: JudgedChange['shares'],
  genes: ArrayLike<number>,
  verdicts: readonly Pick<Judged, 'verdict'>[],
): SupportedByChance {
  let [supported, expected] = [0, 0];
  for (const { genes: places, falseShare } of shares) {
    const rates = Array.from(falseShare).filter((_, i) => verdicts[genes[places[i]]].verdict === 'supported');
    supported += rates.length;
    if (rates.length > 0) expected += rates.length * Math.max(...rates);
  }
  return { supported, expected };
}
