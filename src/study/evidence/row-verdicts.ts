import type { Expressed } from '../../expression/expressed-here.ts';
import { BOUND_WITHIN } from '../../targets/change/bound-and-changed.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { atlasIsElsewhere } from './doubts.ts';
import type { PartnersResult, TargetsResult } from '../results.ts';

type Direction = TargetsResult['rows']['effectOfFactor'][number];

/** Whether a gene counts as bound, by the distance of the nearest peak from its TSS in bp; null where there is none. */
export function isBound(nearestPeak: number | null | undefined): boolean {
  return Math.abs(nearestPeak ?? Infinity) <= BOUND_WITHIN;
}

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

/** What is known of a gene with a peak. */
export interface TargetState {
  readonly direction: Direction;
  readonly bound: boolean;
  /** Its adjusted p-value is there. */
  readonly tested: boolean;
  /** Genes that change in its direction are bound no more often than unchanged ones. */
  readonly flat: boolean;
  /** Binding and change were measured in different cells. */
  readonly otherCells: boolean;
  /** No sample repeats another one: nothing is left to estimate the spread from. */
  readonly unreplicated: boolean;
}

/** What binding and change together say of a gene. */
export function targetVerdict({
  direction,
  bound,
  tested,
  flat,
  otherCells,
  unreplicated,
}: TargetState): Judged {
  if (direction === 'not tested') return { verdict: direction, reason: null };
  if (direction === 'not measured') return { verdict: direction, reason: 'not on the platform' };
  if (direction === 'not estimable' || !tested)
    return { verdict: 'not estimable', reason: unreplicated ? 'no residual degrees' : null };
  if (direction === 'unchanged')
    return { verdict: 'no significant difference', reason: bound ? 'bound, unchanged' : null };
  if (!bound) return { verdict: 'no significant difference', reason: 'changed, unbound' };
  return changeVerdict(flat, otherCells);
}

/** What a significant change says of a bound gene. @param otherCells whether it was measured in other cells than the binding */
export function changeVerdict(flat: boolean, otherCells: boolean): Judged {
  if (flat) return { verdict: 'suggested', reason: 'function test flat' };
  return otherCells
    ? { verdict: 'suggested', reason: 'other cells' }
    : { verdict: 'supported', reason: null };
}
