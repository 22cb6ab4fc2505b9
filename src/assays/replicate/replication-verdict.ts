// Replicated, not, or mixed, in the seven words.
import type { Judged } from '../../tables/verdicts.ts';
import { LOG10_ALPHA, type ClearUnits, type Heterogeneity } from './agreement.ts';
import type { PooledEffect } from './pooled-effect.ts';

/** Fewer units repeat each other, and support nothing yet. */
const ENOUGH = 3;

/** What a verdict rests on. */
export interface Replicated {
  /** The mean over units. */
  readonly mean: PooledEffect;
  /** Its p after Holm's correction over the claims of the table. */
  readonly log10Holm: number;
  readonly heterogeneity: Heterogeneity;
  readonly clear: ClearUnits;
  /** Sign of the effect that is to be replicated; 0 where none is said. */
  readonly expected: number;
}

/** Whether units differ by more than chance, and some say clearly the opposite of others: mixed. */
export function isMixed({ heterogeneity, clear }: Pick<Replicated, 'heterogeneity' | 'clear'>): boolean {
  return heterogeneity.log10P < LOG10_ALPHA && clear.higher.length > 0 && clear.lower.length > 0;
}

/** The word for a claim over its lines and donors. */
export function replicationVerdict(replicated: Replicated): Judged {
  const { mean, log10Holm, heterogeneity, expected } = replicated;
  const mixed = isMixed(replicated);
  // A single unit, or units without any spread: their mean has no interval, what some of them say clearly is still seen.
  if (mean.noTest === 'no spread' && !mixed) return { verdict: 'not estimable', reason: 'no spread' };
  if (mean.noTest !== null && !mixed) return { verdict: 'not estimable', reason: 'no residual degrees' };
  const outside = mean.low > 0 || mean.high < 0;
  const beyond = outside && log10Holm < LOG10_ALPHA;
  if (beyond && expected !== 0 && Math.sign(mean.estimate) !== expected)
    return { verdict: 'contradicted', reason: 'opposite direction' };
  if (mixed)
    return beyond
      ? { verdict: 'suggested', reason: 'some units opposite' }
      : { verdict: 'contradicted', reason: 'units disagree' };
  if (beyond)
    return mean.units < ENOUGH
      ? { verdict: 'suggested', reason: 'two units' }
      : { verdict: 'supported', reason: null };
  if (outside) return { verdict: 'no significant difference', reason: 'several claims tested' };
  const differ = heterogeneity.log10P < LOG10_ALPHA;
  return { verdict: 'no significant difference', reason: differ ? 'units differ' : null };
}
