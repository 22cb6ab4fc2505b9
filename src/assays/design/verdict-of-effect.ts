// The verdict that an effect has earned.
import { holm } from '../../statistics/combine/multiple-testing.ts';
import type { Judged, Reason, REASONS } from '../../tables/verdicts.ts';
import type { Effect } from './effect.ts';

type ReasonFor<Word> = { [Each in Reason]: (typeof REASONS)[Each] extends Word ? Each : never }[Reason];

/** Why an effect is no more than suggested. */
export type Doubt = ReasonFor<'suggested'>;

/** Why less can be said than the numbers alone would say. */
export interface Doubts {
  /** There are data, and they do not tell. */
  readonly notEstimable?: ReasonFor<'not estimable'> | null;
  /** An effect that is seen counts for less. */
  readonly suggested?: Doubt | null;
  /** No effect is seen, and it cannot be told whether there could have been one. */
  readonly unseen?: ReasonFor<'not estimable'> | null;
}

export const LOG10_ALPHA = Math.log10(0.05);
/** Independent units that *supported* needs in the smaller group. */
export const ENOUGH = 3;

/**
 * Supported: three independent units, an interval without 0 and a corrected p below .05; less with two units, or with a doubt.
 * @param adjustedLog10P p after the correction for all that one assay tests
 * @param expected the sign that the question asks for; 0 for an effect in either direction
 */
export function judgedEffect(
  {
    noTest,
    low,
    high,
    n,
    nControl,
    estimate,
  }: Pick<Effect, 'noTest' | 'low' | 'high' | 'n' | 'nControl' | 'estimate'>,
  adjustedLog10P: number,
  { notEstimable, suggested, unseen }: Doubts = {},
  expected = 0,
): Judged {
  if (notEstimable != null) return { verdict: 'not estimable', reason: notEstimable };
  if (noTest === 'no spread') return { verdict: 'not estimable', reason: 'no spread' };
  if (noTest === 'no experiments') return { verdict: 'not estimable', reason: null };
  if (noTest !== null || !(adjustedLog10P <= 0))
    return { verdict: 'not estimable', reason: 'no residual degrees' };
  const isOutside = low > 0 || high < 0;
  if (!isOutside || adjustedLog10P >= LOG10_ALPHA)
    return unseen == null
      ? { verdict: 'no significant difference', reason: isOutside ? 'several claims tested' : null }
      : { verdict: 'not estimable', reason: unseen };
  const isFew = Math.min(n, nControl) < ENOUGH;
  if (expected * estimate < 0)
    return isFew
      ? { verdict: 'not estimable', reason: 'too few experiments' }
      : { verdict: 'contradicted', reason: 'opposite direction' };
  if (suggested != null) return { verdict: 'suggested', reason: suggested };
  return isFew ? { verdict: 'suggested', reason: 'two experiments' } : { verdict: 'supported', reason: null };
}

/**
 * Corrects for several families (cells, targets) whose p-values are already corrected within (Dunnett): Holm's steps go from family to
 * family by the smallest p of each.
 * @param log10P one for each comparison, NaN where there was no test
 * @param family of each comparison
 * @returns corrected log10 p
 */
export function holmOverFamilies(log10P: readonly number[], family: readonly string[]): Float64Array {
  const names = [...new Set(family.filter((_, i) => !Number.isNaN(log10P[i])))];
  const smallest = names.map((name) =>
    log10P.reduce((least, p, i) => (family[i] === name && p < least ? p : least), 0),
  );
  const order = names.map((_, i) => i).sort((a, b) => smallest[a] - smallest[b]);
  const steps = new Map(order.map((at, place) => [names[at], Math.log10(names.length - place)]));
  const adjusted = holm(Float64Array.from(smallest));
  const least = new Map(names.map((name, i) => [name, adjusted[i]]));
  return Float64Array.from(log10P, (p, i) => {
    const name = family[i];
    return Number.isNaN(p) ? NaN : Math.min(0, Math.max(p + (steps.get(name) ?? 0), least.get(name) ?? 0));
  });
}
