// The verdict that an effect has earned.
import { holm } from '../../statistics/combine/multiple-testing.ts';
import type { Judged, REASONS } from '../../tables/verdicts.ts';
import type { Effect } from './effect.ts';

/** Why an effect is no more than suggested. */
export type Doubt = {
  [Each in keyof typeof REASONS]: (typeof REASONS)[Each] extends 'suggested' ? Each : never;
}[keyof typeof REASONS];

const LEVEL = Math.log10(0.05);
const ENOUGH = 3;

/**
 * Supported: three independent units, an interval without 0 and a corrected p below .05; less with two units, or with a doubt.
 * @param adjustedLog10P p after the correction for all that one assay tests
 */
export function judgedEffect(
  { noTest, low, high, n, nControl }: Pick<Effect, 'noTest' | 'low' | 'high' | 'n' | 'nControl'>,
  adjustedLog10P: number,
  doubt: Doubt | null = null,
): Judged {
  if (noTest === 'no spread') return { verdict: 'not estimable', reason: 'no spread' };
  if (noTest !== null || !(adjustedLog10P <= 0))
    return { verdict: 'not estimable', reason: 'no residual degrees' };
  if (!(low > 0 || high < 0) || adjustedLog10P >= LEVEL)
    return { verdict: 'no significant difference', reason: null };
  if (Math.min(n, nControl) < ENOUGH) return { verdict: 'suggested', reason: 'two experiments' };
  return doubt === null ? { verdict: 'supported', reason: null } : { verdict: 'suggested', reason: doubt };
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
