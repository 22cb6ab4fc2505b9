import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { power } from '../../statistics/power.ts';

/** From so many tests on that an adjustment would have raised, adjusted p-values that stayed as they were are none. */
const MANY = 100;
/** Share of these that stayed. */
const STAYED = 0.9;
/** Numbers that are printed with three digits differ by rounding no more than this. */
const ROUNDING = 1.01;

/**
 * What a column of adjusted p-values ought to hold where it holds the p-values themselves: Benjamini and Hochberg's of these.
 * @param log10P of every row, NaN where there is none
 * @returns undefined where the column was adjusted, or adjusting does nothing
 */
export function adjustedAnew(log10P: Float64Array, adjustedP: ArrayLike<number>): Float64Array | undefined {
  const proper = benjaminiHochberg(log10P).map((value) => Math.min(1, power(10, value)));
  let [raised, stayed] = [0, 0];
  log10P.forEach((value, row) => {
    const limit = power(10, value) * ROUNDING;
    if (!(proper[row] > limit) || Number.isNaN(adjustedP[row])) return;
    raised++;
    stayed += Number(adjustedP[row] <= limit);
  });
  return raised >= MANY && stayed >= STAYED * raised ? proper : undefined;
}
