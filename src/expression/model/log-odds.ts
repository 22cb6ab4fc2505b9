import { median } from '../../statistics/descriptive.ts';
import { studentTLog10P, studentTQuantile } from '../../statistics/distributions/student-t.ts';
import type { VariancePrior } from './variance-prior.ts';
import { power, square } from '../../statistics/power.ts';

/** Share of rows that are assumed to differ. */
const PROPORTION = 0.01;
/** Limits of the standard deviation of a true log2 fold change. */
const DEVIATION_LIMITS: readonly [number, number] = [0.1, 4];

/**
 * Log odds of differential expression (limma's B-statistic).
 *
 * **Source:** Smyth, Stat Appl Genet Mol Biol 2004;3:3, sections 5 and 6.3.
 * **R:** `limma::eBayes(fit)$lods`
 * @param t moderated t, NaN where there is none
 * @param degrees degrees of freedom of t
 */
export function logOdds(
  t: Float64Array,
  unscaledError: Float64Array,
  degrees: Float64Array,
  prior: VariancePrior,
): Float64Array {
  const middle = median(prior.variance.filter((value) => value === value));
  const limits = DEVIATION_LIMITS.map((deviation) => square(deviation) / middle) as [number, number];
  const spread = priorSpread(t, unscaledError, degrees, limits);
  return t.map((value, row) => {
    const variance = square(unscaledError[row]);
    const ratio = (variance + spread) / variance;
    const kernel =
      prior.degrees[row] > 1e6
        ? (square(value) * (1 - 1 / ratio)) / 2
        : ((1 + degrees[row]) / 2) *
          Math.log((square(value) + degrees[row]) / (square(value) / ratio + degrees[row]));
    return Math.log(PROPORTION / (1 - PROPORTION)) - Math.log(ratio) / 2 + kernel;
  });
}

/** Prior variance of true differences, from how far the largest |t| exceed what chance would give. */
function priorSpread(
  t: Float64Array,
  unscaledError: Float64Array,
  degrees: Float64Array,
  limits: readonly [number, number],
): number {
  const rows = Uint32Array.from(t.keys()).filter((row) => t[row] === t[row]);
  const target = Math.ceil((PROPORTION / 2) * rows.length);
  if (target < 1) return NaN;
  const share = Math.max(target / rows.length, PROPORTION);
  let most = 0;
  for (const row of rows) most = Math.max(most, degrees[row]);
  // Every |t| is carried over to the largest degrees of freedom.
  const size = t.map((value, row) => {
    if (value !== value || degrees[row] === most) return Math.abs(value);
    const lower = studentTLog10P(-Math.abs(value), degrees[row], 'lower');
    return -studentTQuantile(power(10, lower), most);
  });
  rows.sort((a, b) => size[b] - size[a] || a - b);
  let sum = 0;
  for (let rank = 0; rank < target; rank++) {
    const row = rows[rank];
    const p = power(10, studentTLog10P(size[row], most, 'two-sided'));
    const expected = ((rank + 0.5) / rows.length - (1 - share) * p) / share;
    let spread = 0;
    if (expected > p) {
      const quantile = studentTQuantile(expected / 2, most);
      spread = square(unscaledError[row]) * (square(size[row] / quantile) - 1);
    }
    sum += Math.min(Math.max(spread, limits[0]), limits[1]);
  }
  return sum / target;
}
