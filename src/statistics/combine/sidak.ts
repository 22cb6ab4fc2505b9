// One p-value for the best of several tests that do not depend on each other.
import { log1mexp, LOG10_E } from '../distributions/special-functions.ts';

/**
 * log10 of 1 - (1 - p)^tests.
 *
 * **Source:** Sidak Z (1967), J Am Stat Assoc 62:626. **R:** `log10(-expm1(tests * log1p(-p)))`
 */
export function sidakLog10P(log10P: number, tests: number): number {
  if (!(log10P < 0)) return log10P >= 0 ? 0 : NaN;
  // ln(1 - p), which is -p where p is below what a double can hold beside 1
  const each = log1mexp(log10P / LOG10_E);
  if (each === 0 || -each * tests < 1e-12) return Math.min(0, log10P + Math.log10(tests));
  return Math.min(0, log1mexp(each * tests) * LOG10_E);
}
