// The word of an effect at the bench: n, interval, p after correction, and what speaks against believing it.
import type { Effect } from '../design/effect.ts';
import type { Judged, Reason, REASONS } from '../../tables/verdicts.ts';

type ReasonFor<Word> = { [Each in Reason]: (typeof REASONS)[Each] extends Word ? Each : never }[Reason];

/** Why less can be said than the numbers alone would say; the first that holds is printed. */
export interface Doubts {
  /** There are data, and they do not tell. */
  readonly notEstimable?: ReasonFor<'not estimable'> | null;
  /** An effect that is seen counts for less. */
  readonly suggested?: ReasonFor<'suggested'> | null;
  /** No effect is seen, and it cannot be told whether there could have been one. */
  readonly unseen?: ReasonFor<'not estimable'> | null;
}

/** Independent units that *supported* needs in the smaller group. */
const ENOUGH = 3;
export const LOG10_ALPHA = Math.log10(0.05);

/**
 * @param adjusted log10 p after Holm's correction over the targets of the same comparison
 * @param expected the sign that the question asks for; 0 for an effect in either direction
 */
export function judgeEffect(effect: Effect, adjusted: number, doubts: Doubts = {}, expected = 0): Judged {
  const { low, high, n, nControl, noTest, estimate } = effect;
  if (doubts.notEstimable != null) return { verdict: 'not estimable', reason: doubts.notEstimable };
  if (noTest === 'one experiment') return { verdict: 'not estimable', reason: 'no residual degrees' };
  if (noTest === 'no spread') return { verdict: 'not estimable', reason: 'no spread' };
  if (noTest !== null || Number.isNaN(low)) return { verdict: 'not estimable', reason: null };
  if (!((low > 0 || high < 0) && adjusted < LOG10_ALPHA))
    return doubts.unseen == null
      ? { verdict: 'no significant difference', reason: null }
      : { verdict: 'not estimable', reason: doubts.unseen };
  const units = Math.min(n, nControl);
  if (expected * estimate < 0)
    return units < ENOUGH
      ? { verdict: 'not estimable', reason: null }
      : { verdict: 'contradicted', reason: 'opposite direction' };
  if (doubts.suggested != null) return { verdict: 'suggested', reason: doubts.suggested };
  return units < ENOUGH
    ? { verdict: 'suggested', reason: 'two experiments only' }
    : { verdict: 'supported', reason: null };
}
