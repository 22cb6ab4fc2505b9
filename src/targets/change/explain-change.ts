import type { OrthogonalBasis } from '../../expression/model/least-squares.ts';
import { medianAndSpread } from '../../statistics/descriptive.ts';
import { pooledWithSharedError, type PooledEffect } from '../../statistics/combine/shared-error.ts';
import { studentTLog10P } from '../../statistics/distributions/student-t.ts';
import { power, square } from '../../statistics/power.ts';
import { takeOut } from './adjusted-difference.ts';
import { rankScores } from './gene-covariates.ts';

/** How well one experiment's binding tells a group of genes from the others. */
export interface Explanation {
  /** Chance that a gene of the group has the larger potential, whatever else the genes are like. */
  readonly areaUnderCurve: number;
  /** Genes of the group with any potential. */
  readonly bound: number;
  /**
   * By how many standard deviations the group's potentials are higher than those of like genes; NaN where the potentials do
   * not vary beyond what the covariates tell, as the error.
   */
  readonly difference: number;
  readonly standardError: number;
  /** What each gene adds to the difference: the sum of their squares is the square of the error. n genes */
  readonly influence: Float32Array;
}

/** Group and covariates, for many experiments in turn. */
export interface Explaining {
  /** Of the t that the difference divided by its error follows. */
  readonly degreesOfFreedom: number;
  /** @param potential of the n genes */
  readonly explain: (potential: ArrayLike<number>) => Explanation;
}

/** Less than this share of a column's sum of squares, or a gene of a score's, is rounding. */
const SMALLEST = 1e-12;

/**
 * Compares the potentials of a group of genes with those of others that are like them: rank scores of the potentials and the group are
 * regressed on the covariates, residual on residual; the difference is in standard deviations of the residual score, so
 * that experiments with few and with many peaks speak on one scale.
 *
 * **Source:** potentials of Qin et al., Genome Biology 2020;21:32 (Lisa); White, Econometrica 1980;48:817 for the error (HC0); degrees of
 * freedom by the evenness of the genes' weights, about the number of genes of the group less one (after Satterthwaite 1946).
 * **R:** `m <- lm(y ~ X + x); s <- summary(lm(y ~ X))$sigma; c(coef(m)["x"], sqrt(sandwich::vcovHC(m, "HC0")["x", "x"])) / s`
 * @param basis of the covariates, with an intercept among them; n genes
 * @param group 1 or 0 of every gene
 */
export function explaining(basis: OrthogonalBasis, group: ArrayLike<number>): Explaining {
  const n = basis.samples;
  const x = Float64Array.from(group);
  const members = x.reduce((sum, value) => sum + value, 0);
  takeOut(basis, x);
  let squares = 0;
  let fourths = 0;
  for (const value of x) {
    squares += square(value);
    fourths += power(value, 4);
  }
  const told = squares > SMALLEST * members;
  const explain = (potential: ArrayLike<number>): Explanation => {
    const y = rankScores(potential);
    let sum = 0;
    let bound = 0;
    for (let i = 0; i < n; i++) {
      if (group[i] !== 1) continue;
      sum += y[i] * n + 0.5;
      if (potential[i] > 0) bound++;
    }
    const areaUnderCurve = (sum - (members * (members + 1)) / 2) / (members * (n - members));
    takeOut(basis, y);
    const after = y.reduce((total, value) => total + square(value), 0);
    const influence = new Float32Array(n);
    if (!told || !(after > SMALLEST * n))
      return { areaUnderCurve, bound, difference: NaN, standardError: NaN, influence };
    const deviation = Math.sqrt(after / (n - basis.kept.length));
    let products = 0;
    for (let i = 0; i < n; i++) products += x[i] * y[i];
    const slope = products / squares;
    let variance = 0;
    for (let i = 0; i < n; i++) {
      const part = ((y[i] - slope * x[i]) * x[i]) / (squares * deviation);
      influence[i] = part;
      variance += square(part);
    }
    return {
      ...{ areaUnderCurve, bound, influence },
      difference: slope / deviation,
      standardError: Math.sqrt(variance),
    };
  };
  return { degreesOfFreedom: Math.max(1, square(squares) / fourths - 1), explain };
}

/** One-sided log10 p of a difference; NaN where there is none. */
export function differenceLog10P(
  difference: number,
  standardError: number,
  degreesOfFreedom: number,
): number {
  return studentTLog10P(difference / standardError, degreesOfFreedom, 'upper');
}

/** The most that errors may share, so that something is left to each. */
const MOST_SHARED = 0.99;

/**
 * One difference of all experiments of a factor: their random-effects mean. The experiments are asked about the same genes, so
 * what these happen to be is an error that they share, which further experiments do not take away.
 * @returns undefined where no experiment has a difference
 */
export function pooledExplanation(experiments: readonly Explanation[]): PooledEffect | undefined {
  const told = experiments.filter(({ standardError }) => standardError > 0);
  if (told.length === 0) return undefined;
  let sum = 0;
  let pairs = 0;
  told.forEach((first, i) => {
    for (const second of told.slice(i + 1)) {
      let products = 0;
      for (let gene = 0; gene < first.influence.length; gene++)
        products += first.influence[gene] * second.influence[gene];
      sum += products / (first.standardError * second.standardError);
      pairs++;
    }
  });
  const correlation = pairs === 0 ? 0 : Math.min(MOST_SHARED, Math.max(0, sum / pairs));
  return pooledWithSharedError(
    told.map(({ difference }) => difference),
    told.map(({ standardError }) => standardError),
    correlation,
  );
}

/**
 * How far each value stands above those of all, in robust standard deviations: most factors sit
 * at active genes, so being above others says more than being above 0. NaN stays NaN.
 */
export function aboveOthers(values: Float64Array): Float64Array {
  const { median, spread } = medianAndSpread(values.filter((value) => !Number.isNaN(value)));
  return values.map((value) => (Number.isNaN(value) ? NaN : spread > 0 ? (value - median) / spread : 0));
}
