import type { Expressed } from '../../expression/expressed-here.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { atlasIsElsewhere } from './doubts.ts';
import type { PartnersResult } from '../results.ts';

/** What a row of a ranking says by itself: one that passes is only suggested where the atlas hardly knows the query's sites. */
export function coBindingOf(result: PartnersResult, row: number): Judged {
  const { supported, minusLog10Q, ciLow } = result.rows;
  if (supported[row] && atlasIsElsewhere(result)) return { verdict: 'suggested', reason: null };
  return coBindingVerdict(supported[row], minusLog10Q[row] !== null, ciLow[row]);
}

/**
 * What co-binding says of a factor. Odds that are plainly raised, yet no more than other factors explain, have a reason.
 * @param tested whether it has a q-value
 * @param low lower end of the interval of its log2 odds ratio
 */
export function coBindingVerdict(supported: boolean, tested: boolean, low: number | null): Judged {
  if (supported) return { verdict: 'supported', reason: null };
  if (!tested) return { verdict: 'not estimable', reason: null };
  const raised = low !== null && low > 0;
  return { verdict: 'no significant difference', reason: raised ? 'not above other factors' : null };
}

/** What the interval of a difference says of the side that it is seen from. */
export function differenceVerdict(low: number | null, high: number | null, oneSided: boolean): Judged {
  if (oneSided) return { verdict: 'not estimable', reason: 'one side only' };
  if (low === null || high === null) return { verdict: 'not estimable', reason: null };
  if (low > 0) return { verdict: 'supported', reason: null };
  return high < 0
    ? { verdict: 'contradicted', reason: 'opposite direction' }
    : { verdict: 'no significant difference', reason: null };
}

/** What the level of a factor's gene says of the factor: that it is there, or that it is no higher than that of silent genes. */
export function presenceVerdict(expressed: Expressed): Judged {
  switch (expressed) {
    case 'yes':
      return { verdict: 'supported', reason: null };
    case 'unclear':
      return { verdict: 'not estimable', reason: null };
    case 'not seen':
      return { verdict: 'no significant difference', reason: null };
    case 'not measured':
      return { verdict: 'not measured', reason: 'not on the platform' };
    case 'unknown':
      return { verdict: 'not tested', reason: null };
  }
}
