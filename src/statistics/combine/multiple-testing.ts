// Which of many p-values hold after correction. All columns are log10 p in and log10 of the adjusted value out,
// so nothing underflows; NaN (no test) stays NaN and does not count as a test.
import { sortOrder } from '../sort-order.ts';

/** Row numbers of the tests that exist, most significant first. */
function mostSignificantFirst(log10P: Float64Array): Uint32Array {
  const rows = new Uint32Array(log10P.length);
  let count = 0;
  for (let i = 0; i < log10P.length; i++) if (!Number.isNaN(log10P[i])) rows[count++] = i;
  const order = sortOrder(Float64Array.from(rows.subarray(0, count), (row) => log10P[row]));
  return order.map((place) => rows[place]);
}

/**
 * Benjamini-Hochberg false discovery rate.
 *
 * **Source:** Benjamini Y & Hochberg Y (1995), J R Stat Soc B 57:289. **R:** `log10(p.adjust(p, "BH"))`
 */
export function benjaminiHochberg(log10P: Float64Array): Float64Array {
  const adjusted = new Float64Array(log10P.length).fill(NaN);
  const rows = mostSignificantFirst(log10P);
  const tests = rows.length;
  let smallest = 0;
  for (let i = tests - 1; i >= 0; i--) {
    smallest = Math.min(smallest, log10P[rows[i]] + Math.log10(tests / (i + 1)));
    adjusted[rows[i]] = smallest;
  }
  return adjusted;
}

/**
 * Holm's family-wise correction.
 *
 * **Source:** Holm S (1979), Scand J Stat 6:65. **R:** `log10(p.adjust(p, "holm"))`
 */
export function holm(log10P: Float64Array): Float64Array {
  const adjusted = new Float64Array(log10P.length).fill(NaN);
  const rows = mostSignificantFirst(log10P);
  let largest = -Infinity;
  for (let i = 0; i < rows.length; i++) {
    largest = Math.max(largest, Math.min(0, log10P[rows[i]] + Math.log10(rows.length - i)));
    adjusted[rows[i]] = largest;
  }
  return adjusted;
}
