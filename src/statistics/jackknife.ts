// How uncertain is an estimate when neighbouring observations are not independent?
import { studentTQuantile } from './distributions/student-t.ts';
import { square } from './power.ts';

export interface JackknifeEstimate {
  /** The estimate from all blocks. */
  readonly estimate: number;
  /** The estimate with the jackknife's correction for bias. */
  readonly biasCorrected: number;
  readonly standardError: number;
  /** Interval around `estimate` from Student's t with blocks - 1 degrees of freedom. */
  readonly low: number;
  readonly high: number;
  readonly blocks: number;
}

/**
 * Delete-a-block jackknife of an estimate that follows from sums over the data.
 *
 * @param blockSums blocks x `statistics`, row by row: each block's part of the sums
 * @param estimate the estimate from one row of sums; it must not keep the array
 * @param options.weights size of each block (number of observations); equal where absent. Blocks of weight 0 are left out.
 *
 * NaN where the estimate without some block is not finite, or with fewer than two blocks.
 *
 * **Source:** Kunsch HR (1989), Ann Stat 17:1217; unequal blocks: Busing FMTA et al. (1999), Stat Comput 9:3.
 * **R:** `bootstrap::jackknife` for blocks of one; equal blocks: `sqrt((g - 1) / g * sum((left.out - mean(left.out))^2))`
 */
export function blockJackknife(
  blockSums: Float64Array,
  statistics: number,
  estimate: (sums: Float64Array) => number,
  options: { readonly weights?: ArrayLike<number>; readonly confidence?: number } = {},
): JackknifeEstimate {
  const { weights, confidence = 0.95 } = options;
  const rows = blockSums.length / statistics;
  const total = new Float64Array(statistics);
  let totalWeight = 0;
  let blocks = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights ? weights[row] : 1;
    if (!(weight > 0)) continue;
    blocks++;
    totalWeight += weight;
    for (let j = 0; j < statistics; j++) total[j] += blockSums[row * statistics + j];
  }
  const whole = estimate(total.slice());
  const without = new Float64Array(statistics);
  const pseudovalues = new Float64Array(blocks);
  const sizes = new Float64Array(blocks);
  let biasCorrected = 0;
  for (let row = 0, block = 0; row < rows; row++) {
    const weight = weights ? weights[row] : 1;
    if (!(weight > 0)) continue;
    for (let j = 0; j < statistics; j++) without[j] = total[j] - blockSums[row * statistics + j];
    const size = totalWeight / weight;
    const pseudovalue = size * whole - (size - 1) * estimate(without);
    sizes[block] = size;
    pseudovalues[block++] = pseudovalue;
    biasCorrected += pseudovalue / size;
  }
  let variance = 0;
  for (let block = 0; block < blocks; block++)
    variance += square(pseudovalues[block] - biasCorrected) / (sizes[block] - 1) / blocks;
  const standardError = blocks < 2 ? NaN : Math.sqrt(variance);
  const reach = studentTQuantile(0.5 + confidence / 2, blocks - 1) * standardError;
  return {
    estimate: whole,
    biasCorrected: blocks < 2 ? NaN : biasCorrected,
    standardError,
    low: whole - reach,
    high: whole + reach,
    blocks,
  };
}
