// How alike are two sets? `shared` of `sizeA` and `sizeB` members in a universe of `universe`; the unit (sites or
// bp) is the caller's and must be one and the same for all four.

/** Shared / union; NaN for two empty sets. **Source:** bedtools jaccard on bp. */
export function jaccard(shared: number, sizeA: number, sizeB: number): number {
  return shared / (sizeA + sizeB - shared);
}

/** Observed / expected number of shared members. **Source:** Forbes SA, Illinois 1907. */
export function forbes(shared: number, sizeA: number, sizeB: number, universe: number): number {
  return (universe * shared) / (sizeA * sizeB);
}

/** The same normalised to [-1, 1]: -1 where nothing is shared, 1 for equal sets. **Source:** Bouma G, 2009; cobind. */
export function normalisedMutualInformation(
  shared: number,
  sizeA: number,
  sizeB: number,
  universe: number,
): number {
  if (shared === 0) return -1;
  return (Math.log(sizeA / universe) + Math.log(sizeB / universe)) / Math.log(shared / universe) - 1;
}
