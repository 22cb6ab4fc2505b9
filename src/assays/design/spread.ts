// Do values differ at all, or is what is left of them the rounding of the machine?

/** Standard error, as part of the largest value that went into it, up to which it is rounding: Cq and intensities have six digits. */
const ROUNDING = 1e-9;

/**
 * Whether a standard error is one of values that differ, and not what rounding left of values that are equal, or equal up to a constant.
 * @param standardError NaN has none
 * @param estimate the effect itself
 * @param values all that went into the effect
 */
export function hasSpread(
  standardError: number,
  estimate: number,
  ...values: readonly Iterable<number>[]
): boolean {
  let largest = Math.abs(estimate);
  for (const group of values)
    for (const value of group) if (Math.abs(value) > largest) largest = Math.abs(value);
  return standardError > ROUNDING * largest;
}
