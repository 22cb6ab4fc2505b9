// Holm's correction within families of comparisons.
import { holm } from '../../statistics/combine/multiple-testing.ts';

/**
 * Corrects every p over those of its family.
 * @param log10P n values, NaN where there was no test, which then is none of the family
 * @param family of each, n names
 * @returns n corrected log10 p
 *
 * **R:** `ave(p, family, FUN = function(p) p.adjust(p, "holm"))`
 */
export function holmWithin(log10P: readonly number[], family: readonly string[]): Float64Array {
  const adjusted = new Float64Array(log10P.length).fill(NaN);
  for (const name of new Set(family)) {
    const places = log10P.flatMap((_, i) => (family[i] === name ? [i] : []));
    const own = holm(Float64Array.from(places, (i) => log10P[i]));
    places.forEach((i, k) => (adjusted[i] = own[k]));
  }
  return adjusted;
}
