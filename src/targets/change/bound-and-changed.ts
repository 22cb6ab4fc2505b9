/** A gene counts as bound with a peak this near to a TSS, in bp. */
export const BOUND_WITHIN = 25_000;

/** How many changed genes are bound, and how many would be if they were bound as often as unchanged ones. */
export interface BoundAndChanged {
  /** Changed genes with a peak within `BOUND_WITHIN` of a TSS. */
  readonly observed: number;
  /** Number of changed genes times the bound share of unchanged ones; NaN where no gene is unchanged. */
  readonly expected: number;
}

/**
 * Observed and expected numbers of genes that are bound and change.
 * @param nearestDistance per gene the distance of the nearest peak, bp; NaN where there is none
 * @param state per gene 1 changed, 0 unchanged, -1 neither
 */
export function boundAndChanged(nearestDistance: Float64Array, state: Int8Array): BoundAndChanged {
  const genes = [0, 0];
  const bound = [0, 0];
  state.forEach((value, gene) => {
    if (value < 0) return;
    genes[value]++;
    bound[value] += Number(Math.abs(nearestDistance[gene]) <= BOUND_WITHIN);
  });
  return { observed: bound[1], expected: (genes[1] * bound[0]) / genes[0] };
}
