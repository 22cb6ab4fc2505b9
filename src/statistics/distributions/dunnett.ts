// Several groups against one control: the distribution of the largest of their t statistics, which share the control.
import { erfc } from './error-function.ts';
import { LOG10_E, logGamma } from './special-functions.ts';
import { studentTLog10P } from './student-t.ts';
import { square } from '../power.ts';
import { positiveRoot } from '../root.ts';

/** Step of the integral over what the control shares, in standard deviations. */
const STEP = 0.25;
const FARTHEST = 8.5;
/** Part of a probability that its first twelve digits do not show. */
const NEGLIGIBLE = 1e-14;
/** Single p-values below this (log10) add up: Bonferroni's bound is then the value itself. */
const FAR = -150;

/** Comparisons that share as much with the control. */
interface Alike {
  readonly loading: number;
  /** What each has of its own, times the square root of 2. */
  readonly own: number;
  readonly count: number;
}

function alike(loadings: readonly number[]): Alike[] {
  return [...new Set(loadings)].map((loading) => ({
    loading,
    own: Math.SQRT2 * Math.sqrt(1 - square(loading)),
    count: loadings.filter((each) => each === loading).length,
  }));
}

/** P(max |Z_i| > bound) of normal variables with correlations l_i l_j. */
function normalOutside(bound: number, groups: readonly Alike[]): number {
  let sum = 0;
  for (let z = 0; z <= FARTHEST; z += STEP) {
    let logInside = 0;
    for (const { loading, own, count } of groups) {
      const shared = loading * z;
      const outside = (erfc((bound - shared) / own) + erfc((bound + shared) / own)) / 2;
      logInside += count * Math.log1p(-outside);
    }
    const any = logInside === -Infinity ? 1 : -Math.expm1(logInside);
    sum += (z === 0 ? 1 : 2) * Math.exp((-z * z) / 2) * any;
  }
  return (sum * STEP) / Math.sqrt(2 * Math.PI);
}

/** P(max |T_i| > bound), by the trapezoidal rule over the logarithm of the estimated standard deviation. */
function probabilityOutside(bound: number, degreesOfFreedom: number, loadings: readonly number[]): number {
  const groups = alike(loadings);
  if (degreesOfFreedom === Infinity) return normalOutside(bound, groups);
  const half = degreesOfFreedom / 2;
  const constant = Math.LN2 + half * Math.log(half) - logGamma(half);
  const logDensity = (u: number): number => constant + degreesOfFreedom * u - half * Math.exp(2 * u);
  const step = Math.min(0.1, 0.5 / Math.sqrt(degreesOfFreedom));
  // Below, the density falls as exp(df u); above, doubly exponentially.
  const first = -40 / degreesOfFreedom - Math.max(0, Math.log(bound)) - 1;
  const last = Math.log1p(50 / degreesOfFreedom) / 2 + 0.5;
  let sum = 0;
  for (let u = last; u >= first; u -= step) {
    const weight = Math.exp(logDensity(u));
    if (u < 0 && weight < NEGLIGIBLE * sum) break;
    if (weight > 0) sum += weight * normalOutside(bound * Math.exp(u), groups);
  }
  return Math.min(1, sum * step);
}

/** How much each comparison shares with the others: its correlation with another one is the product of both. */
export function dunnettLoadings(sizes: readonly number[], controlSize: number): number[] {
  return sizes.map((size) => Math.sqrt(size / (size + controlSize)));
}

/**
 * log10 P that the largest of several |t| against one control is at least `t`, corrected for all of them (two-sided).
 * @param loadings of each comparison, 0 to below 1; see `dunnettLoadings`
 *
 * **Source:** Dunnett CW (1955), J Am Stat Assoc 50:1096; Dunnett CW & Sobel M (1955), Biometrika 42:258.
 * **R:** `log10(1 - mvtnorm::pmvt(-t, t, df = df, corr = R))`, R_ij = l_i l_j
 */
export function dunnettLog10P(t: number, degreesOfFreedom: number, loadings: readonly number[]): number {
  if (!(degreesOfFreedom > 0) || Number.isNaN(t)) return NaN;
  const bound = Math.abs(t);
  const single = studentTLog10P(bound, degreesOfFreedom, 'two-sided');
  if (loadings.length === 1) return single;
  if (bound === 0) return 0;
  if (single < FAR) return single + Math.log10(loadings.length);
  return Math.log(probabilityOutside(bound, degreesOfFreedom, loadings)) * LOG10_E;
}

const quantiles = new Map<string, number>();

/**
 * The bound that the largest of several |t| against one control stays within with probability p: the reach of simultaneous intervals.
 *
 * **Source:** as `dunnettLog10P`. **R:** `mvtnorm::qmvt(p, tail = "both.tails", df = df, corr = R)$quantile`
 */
export function dunnettQuantile(p: number, degreesOfFreedom: number, loadings: readonly number[]): number {
  if (!(p > 0 && p < 1) || !(degreesOfFreedom > 0)) return NaN;
  const key = [p, degreesOfFreedom, ...loadings].join(' ');
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  const wanted = Math.log10(1 - p);
  const found = positiveRoot(
    (logT) => wanted - dunnettLog10P(Math.exp(logT), degreesOfFreedom, loadings),
    Math.log(2.5),
  );
  quantiles.set(key, found);
  return found;
}
