import type { Judged } from '../../tables/verdicts.ts';

/** Share of false ones among the sites that are said to differ. */
const MOST_FALSE = 0.05;

/**
 * The word for one site. Where a change of all sites cannot be seen, a site that does not stand out may have changed with all others:
 * it is not estimable, and one that stands out is suggested at most.
 * @param adjustedP NaN where the site has none
 * @param isTested whether there are residual degrees of freedom
 * @param seesGlobal whether the normalisation would show a change of all sites
 */
export function changeVerdict(adjustedP: number, isTested: boolean, seesGlobal: boolean): Judged {
  if (!isTested) return { verdict: 'not estimable', reason: 'no residual degrees' };
  if (Number.isNaN(adjustedP)) return { verdict: 'not estimable', reason: null };
  if (adjustedP <= MOST_FALSE)
    return seesGlobal
      ? { verdict: 'supported', reason: null }
      : { verdict: 'suggested', reason: 'global change not seen' };
  return seesGlobal
    ? { verdict: 'no significant difference', reason: null }
    : { verdict: 'not estimable', reason: 'no reference for a global change' };
}
