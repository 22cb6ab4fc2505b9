/** Share of the genes that have to have a level, and of levels that no single value may exceed. */
const NEARLY_ALL = 0.9;

/**
 * Whether a table's mean expression can tell like genes from unlike ones: at least nine tenths of the genes have a finite level, and no
 * nine tenths of these levels are one and the same.
 * @param levels mean expression of each gene of which a change is known; NaN where the table gives none
 */
export function usableExpression(levels: ArrayLike<number>): boolean {
  const finite = Float64Array.from(levels).filter(Number.isFinite).sort();
  const n = finite.length;
  if (n === 0 || n < NEARLY_ALL * levels.length) return false;
  // Sorted, one value that stands for nine tenths of them fills a window of so many places.
  const window = Math.max(2, Math.ceil(NEARLY_ALL * n));
  for (let first = 0; first + window <= n; first++)
    if (finite[first] === finite[first + window - 1]) return false;
  return n > 1;
}
