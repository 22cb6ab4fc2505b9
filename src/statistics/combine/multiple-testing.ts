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

function stepUp(log10P: Float64Array, log10Factor: number): Float64Array {
  const adjusted = new Float64Array(log10P.length).fill(NaN);
  const rows = mostSignificantFirst(log10P);
  const tests = rows.length;
  let smallest = 0;
  for (let i = tests - 1; i >= 0; i--) {
    smallest = Math.min(smallest, log10P[rows[i]] + Math.log10(tests / (i + 1)) + log10Factor);
    adjusted[rows[i]] = smallest;
  }
  return adjusted;
}

/**
 * Benjamini-Hochberg false discovery rate.
 *
 * **Source:** Benjamini Y & Hochberg Y (1995), J R Stat Soc B 57:289. **R:** `log10(p.adjust(p, "BH"))`
 */
export function benjaminiHochberg(log10P: Float64Array): Float64Array {
  return stepUp(log10P, 0);
}

/**
 * Benjamini-Yekutieli false discovery rate, which holds under any dependence between the tests.
 *
 * **Source:** Benjamini Y & Yekutieli D (2001), Ann Stat 29:1165. **R:** `log10(p.adjust(p, "BY"))`
 */
export function benjaminiYekutieli(log10P: Float64Array): Float64Array {
  let harmonic = 0;
  let tests = 0;
  for (const value of log10P) if (!Number.isNaN(value)) harmonic += 1 / ++tests;
  return stepUp(log10P, Math.log10(harmonic));
}

/** Storey's q-values, and the estimated share of true null hypotheses. */
export interface StoreyResult {
  readonly log10Q: Float64Array;
  /** Estimated proportion of true nulls, in (0, 1]. */
  readonly nullProportion: number;
}

/**
 * Storey's q-values with one fixed lambda (the tests with p >= lambda are taken to be nulls).
 * Where no test lies at or above lambda the estimate is that of half a test, so that q never becomes 0.
 *
 * **Source:** Storey JD (2002), J R Stat Soc B 64:479. **R:** `qvalue::qvalue(p, lambda = 0.5)`
 */
export function storey(log10P: Float64Array, lambda = 0.5): StoreyResult {
  let tests = 0;
  let above = 0;
  const log10Lambda = Math.log10(lambda);
  for (const value of log10P) {
    if (Number.isNaN(value)) continue;
    tests++;
    if (value >= log10Lambda) above++;
  }
  const nullProportion = tests === 0 ? 1 : Math.min(1, Math.max(above, 0.5) / tests / (1 - lambda));
  const log10Q = stepUp(log10P, 0);
  const shift = Math.log10(nullProportion);
  for (let i = 0; i < log10Q.length; i++) log10Q[i] += shift;
  return { log10Q, nullProportion };
}

/** Bonferroni's family-wise correction. **R:** `log10(p.adjust(p, "bonferroni"))` */
export function bonferroni(log10P: Float64Array): Float64Array {
  let tests = 0;
  for (const value of log10P) if (!Number.isNaN(value)) tests++;
  return log10P.map((value) => Math.min(0, value + Math.log10(tests)));
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
