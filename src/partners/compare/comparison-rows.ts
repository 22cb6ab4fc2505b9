import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { normalLog10P, Z95 } from '../../statistics/distributions/normal.ts';
import type { PooledDifference } from './pooled-difference.ts';
import { medianAndSpread } from '../../statistics/descriptive.ts';

/** Below this number of factors their differences say nothing about what is usual. */
const FEWEST_FOR_SPREAD = 10;

/** Where a binder stands: number `binder` of cell class number `cellClass`. */
export interface BinderAt {
  readonly cellClass: number;
  readonly binder: number;
}

/** How one factor differs between two sides. */
export interface Difference<Basis> extends Pick<PooledDifference, 'difference' | 'error'> {
  readonly antigen: string;
  /** What the sides are compared over. */
  readonly basis: Basis;
}

/** One factor's difference between two sides A and B, from binders of both. */
export interface Compared<Basis> extends PooledDifference, Difference<Basis> {
  readonly bindersA: readonly BinderAt[];
  readonly bindersB: readonly BinderAt[];
}

export type ComparisonRow<Basis> = Compared<Basis> & Surprise;

/** How unlikely and how unusual a difference is. */
export interface Surprise {
  /**
   * The difference from the median factor's, in units of what is usual between the two sides: its own error and the
   * spread of the factors' differences. NaN below 10 factors of the basis.
   */
  readonly robustZ: number;
  /** Two-sided, of no difference; the error being that of the genome's sampling alone. */
  readonly log10P: number;
  readonly log10Q: number;
}

/**
 * Adds p and q, and how unusual each difference is: two experiments, replicates even, differ in most factors by more
 * than the genome's sampling explains, so that what is usual is taken from all factors together.
 *
 * **Source:** centre and spread of an empirical null (Efron, J Am Stat Assoc 2004;99:96), by median and MAD.
 * @returns the surest difference first within each basis: by the end of its interval nearer to 0
 */
export function finishComparison<Row extends Difference<unknown>>(
  compared: readonly Row[],
  place: (basis: Row['basis']) => number,
): (Row & Surprise)[] {
  const usable = compared.filter(({ difference, error }) => Number.isFinite(difference) && error > 0);
  const usual = new Map(usable.map(({ basis }) => [basis, usualDifference(usable, basis)]));
  const robustZ = Float64Array.from(usable, ({ basis, difference, error }) => {
    const { median = 0, between = Number.NaN } = usual.get(basis) ?? {};
    return (difference - median) / Math.sqrt(error * error + between);
  });
  const log10P = Float64Array.from(usable, ({ difference, error }) =>
    normalLog10P(difference / error, 'two-sided'),
  );
  const log10Q = benjaminiHochberg(log10P);
  const sure = ({ difference, error }: Row): number => Math.abs(difference) - Z95 * error;
  return usable
    .map((row, i) => ({ ...row, robustZ: robustZ[i], log10P: log10P[i], log10Q: log10Q[i] }))
    .sort((x, y) => place(x.basis) - place(y.basis) || sure(y) - sure(x) || (x.antigen < y.antigen ? -1 : 1));
}

/** The median difference of the factors of a basis, and the variance between them that their errors leave. */
function usualDifference(
  rows: readonly Difference<unknown>[],
  basis: unknown,
): { median: number; between: number } {
  const of = rows.filter((row) => row.basis === basis);
  if (of.length < FEWEST_FOR_SPREAD) return { median: 0, between: Number.NaN };
  const { median, spread } = medianAndSpread(of.map(({ difference }) => difference));
  const sampling = medianAndSpread(of.map(({ error }) => error * error)).median;
  return { median, between: Math.max(0, spread * spread - sampling) };
}
