import { medianAndSpread } from '../../statistics/descriptive.ts';

/** A spread of 0 would make any difference infinite. */
const SMALLEST_SPREAD = 1e-9;

/** What a value of each of some binders with the others looks like. */
export interface PairScales {
  /** The binders, ascending, n. */
  readonly binders: readonly number[];
  /** Median and spread (1.4826 MAD) of each binder's values with the others, n. */
  readonly median: Float64Array;
  readonly spread: Float64Array;
}

/** @param value value of every pair, n x n, row-major; the diagonal counts for nothing */
export function scalesOfPairs(binders: readonly number[], value: Float64Array): PairScales {
  const n = binders.length;
  const scales = binders.map((_, i) => scaleOf(value.subarray(i * n, (i + 1) * n).filter((_, k) => k !== i)));
  return {
    binders,
    median: Float64Array.from(scales, ({ median }) => median),
    spread: Float64Array.from(scales, ({ spread }) => spread),
  };
}

/**
 * How far a query's values stand out among its own with some binders and among each binder's own: the robust z-scores of
 * both sides, added and divided by sqrt 2, as the partner score is calibrated.
 * @param value of the query with every binder of the class; NaN where it has none
 * @returns z per binder of the class; NaN outside of the scales' binders, and without a value
 *
 * **Source:** CLR, Faith et al., PLoS Biol 2007;5:e8, with median and 1.4826 MAD
 */
export function calibratedOnPairs(scales: PairScales, value: Float64Array): Float64Array {
  const ofQuery = robustZ(scales.binders, value);
  scales.binders.forEach((j, i) => {
    ofQuery[j] = (ofQuery[j] + (value[j] - scales.median[i]) / scales.spread[i]) / Math.SQRT2;
  });
  return ofQuery;
}

/** How far each value stands out among those of some binders: (value - median) / (1.4826 MAD); NaN for all others. */
export function robustZ(binders: readonly number[], value: Float64Array): Float64Array {
  const { median, spread } = scaleOf(binders.map((j) => value[j]).filter((each) => !Number.isNaN(each)));
  const result = new Float64Array(value.length).fill(Number.NaN);
  for (const j of binders) result[j] = (value[j] - median) / spread;
  return result;
}

function scaleOf(values: ArrayLike<number>): { median: number; spread: number } {
  const { median, spread } = medianAndSpread(values);
  return { median, spread: Math.max(SMALLEST_SPREAD, spread) };
}
