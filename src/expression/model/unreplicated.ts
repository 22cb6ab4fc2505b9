import { lowess } from '../../statistics/lowess.ts';
import { sortOrder } from '../../statistics/sort-order.ts';

/**
 * A z-score of log fold changes without replicates: each is divided by the local spread of fold changes at
 * its expression level (lowess of |M| on A, times sqrt(pi / 2), which makes the mean of |M| a standard deviation).
 * It ranks genes and describes them; it is no test, because the experiment has no replicates to judge by.
 *
 * **Source:** intensity-dependent z-scores as in Quackenbush, Nat Genet 2002;32 Suppl:496.
 * **R:** `M / (lowess(A, abs(M), f = 0.5)$y[rank(A)] * sqrt(pi / 2))`
 * @param foldChange log2 fold changes (M)
 * @param average average log2 expression (A)
 */
export function intensityDependentZ(foldChange: Float64Array, average: Float64Array): Float64Array {
  const used = Uint32Array.from(foldChange.keys()).filter(
    (row) => Number.isFinite(foldChange[row]) && Number.isFinite(average[row]),
  );
  const order = sortOrder(Float64Array.from(used, (row) => average[row])).map((i) => used[i]);
  const size = Float64Array.from(order, (row) => Math.abs(foldChange[row]));
  const local = lowess(
    Float64Array.from(order, (row) => average[row]),
    size,
    { span: 0.5 },
  );
  const smallest = 1e-6 + 0.01 * (size.reduce((sum, value) => sum + value, 0) / Math.max(1, size.length));
  const z = new Float64Array(foldChange.length).fill(NaN);
  order.forEach((row, i) => {
    z[row] = foldChange[row] / (Math.max(local[i], smallest) * Math.sqrt(Math.PI / 2));
  });
  return z;
}
