import type { Judged, Reason } from '../tables/verdicts.ts';
import { TAIL } from './change/false-share.ts';
import { standsOut, type FunctionTest } from './change/function-test.ts';

/** A gene counts as bound with a peak this near to a TSS, in bp. */
export const BOUND_WITHIN = 25_000;

/** Fewer peaks than this leave most of a factor's genes without one: chance cannot be told from want of sites. */
export const FEW_PEAKS = 300;

/** Whether a gene counts as bound, by the distance of the nearest peak from its TSS in bp; null where there is none. */
export function isBound(nearestPeak: number | null | undefined): boolean {
  return Math.abs(nearestPeak ?? Infinity) <= BOUND_WITHIN;
}

/** What the function test of a direction lets its genes be: supported, suggested, or no more than chance. */
export type Gate = 'clear' | 'weak' | 'flat';

/** log10 p of the function test from which on a gene of its direction may be supported, and suggested. */
const CLEAR = -3;
const WEAK = -2;
/** Largest false shares of supported and of suggested genes. */
const SUPPORTED_SHARE = 0.25;
const SUGGESTED_SHARE = 0.5;

export function gateOf({ log10P, world }: Pick<FunctionTest, 'log10P' | 'world'>): Gate {
  if (!standsOut(world) || !(log10P <= WEAK)) return 'flat';
  return log10P <= CLEAR ? 'clear' : 'weak';
}

/** What keeps a gene from being supported, whatever its numbers are. */
export type Doubt = Extract<
  Reason,
  | 'unreplicated'
  | 'no p-value'
  | 'other cells'
  | 'p-values in doubt'
  | 'incomplete table'
  | 'most genes change'
  | 'no mean expression'
>;

/** What is known of a gene. */
export interface TargetState {
  /** What the experiment of expression has of it. */
  readonly measured: 'measured' | 'filtered' | 'not on the platform' | 'not in the table' | 'no experiment';
  /** Whether it changes; undefined where that cannot be said. */
  readonly changed: boolean | undefined;
  readonly bound: boolean;
  /** Of the function test of its direction, or why there is none. */
  readonly gate: Gate | 'too few changed genes' | 'too few unchanged genes';
  /** Where it is among those that are judged. */
  readonly share: { readonly tail: number; readonly falseShare: number } | undefined;
  /** The first of what keeps it from being supported. */
  readonly doubt: Doubt | undefined;
  /** Whether there are fewer than `FEW_PEAKS`. */
  readonly fewPeaks: boolean;
  /** No sample repeats another one: nothing is left to estimate the spread from. */
  readonly noDegrees: boolean;
}

/** What binding and change together say of a gene. */
export function targetVerdict(state: TargetState): Judged {
  const { measured, changed, bound, gate, share, doubt, fewPeaks, noDegrees } = state;
  const notEstimable: Judged = { verdict: 'not estimable', reason: noDegrees ? 'no residual degrees' : null };
  if (measured === 'no experiment') return { verdict: 'not tested', reason: null };
  if (measured !== 'measured') return { verdict: 'not measured', reason: measured };
  if (changed === false)
    return { verdict: 'no significant difference', reason: bound ? 'bound, unchanged' : null };
  if (changed === undefined && share === undefined) return notEstimable;
  if (!bound)
    return changed === undefined
      ? notEstimable
      : { verdict: 'no significant difference', reason: 'changed, unbound' };
  if (gate === 'too few changed genes' || gate === 'too few unchanged genes')
    return { verdict: 'not estimable', reason: gate };
  if (share === undefined) return { verdict: 'not tested', reason: 'not among the most changed' };
  const { tail, falseShare } = share;
  const clear = gate === 'clear' && falseShare <= SUPPORTED_SHARE && tail <= TAIL;
  if (clear && doubt === undefined) return { verdict: 'supported', reason: null };
  if (clear) return { verdict: 'suggested', reason: doubt ?? null };
  if (gate !== 'flat' && falseShare <= SUGGESTED_SHARE)
    return { verdict: 'suggested', reason: doubt ?? 'perhaps by chance' };
  if (changed === undefined) return notEstimable;
  return fewPeaks
    ? { verdict: 'not estimable', reason: 'too few sites' }
    : { verdict: 'no significant difference', reason: 'no more than chance' };
}

/** What a list of changed genes and binding together say of a gene: of one that the list lacks nobody knows whether it was measured. */
export function listedVerdict(listed: boolean, bound: boolean): Judged {
  if (!listed) return { verdict: 'not estimable', reason: null };
  return bound
    ? { verdict: 'suggested', reason: 'no p-value' }
    : { verdict: 'no significant difference', reason: 'changed, unbound' };
}
