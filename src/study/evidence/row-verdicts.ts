import type { Expressed } from '../../expression/expressed-here.ts';
import { judgedAt, type Judged } from '../../tables/verdicts.ts';
import type { PartnersResult } from '../results.ts';

/** What a row of a ranking says by itself, as the ranking judged it. */
export function coBindingOf({ rows }: PartnersResult, row: number): Judged {
  return judgedAt(rows, row);
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
