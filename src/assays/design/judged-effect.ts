// The word that an effect over independent experiments earns.
import type { Judged } from '../../tables/verdicts.ts';
import type { Effect } from './effect.ts';

const LEVEL = Math.log10(0.05);
/** Independent units that a supported effect needs in each group. */
const ENOUGH = 3;

/** @param log10P of the effect, corrected for all that the assay tests beside it */
export function judgedEffect(effect: Effect, log10P: number): Judged {
  const { low, high, n, nControl } = effect;
  if (effect.noTest === 'no spread') return { verdict: 'not estimable', reason: 'no spread' };
  if (effect.noTest !== null || Number.isNaN(log10P))
    return { verdict: 'not estimable', reason: 'no residual degrees' };
  if (log10P >= LEVEL || (low <= 0 && high >= 0))
    return { verdict: 'no significant difference', reason: null };
  if (Math.min(n, nControl) < ENOUGH) return { verdict: 'suggested', reason: 'two experiments only' };
  return { verdict: 'supported', reason: null };
}
