import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { fLog10P } from '../../statistics/distributions/f-distribution.ts';
import type { ContrastFit, JointFit } from './linear-model.ts';
import { posteriorVariance } from './moderated-t.ts';
import type { VariancePrior } from './variance-prior.ts';

/** Tests of several contrasts at once, one element per row; NaN where a row cannot be tested. */
export interface ModeratedF {
  readonly f: Float64Array;
  /** Degrees of freedom of the groups, the same in every row. */
  readonly groupDegrees: number;
  /** Degrees of freedom of the row's variance, its own and the prior's; may be Infinity. */
  readonly degrees: Float64Array;
  readonly log10P: Float64Array;
  /** log10 of the Benjamini-Hochberg adjusted p-value. */
  readonly log10AdjustedP: Float64Array;
}

/**
 * Moderated F-tests: is any of several contrasts not 0?
 *
 * **Source:** Smyth, Stat Appl Genet Mol Biol 2004;3:3, section 4.
 * **R:** `limma::topTable(limma::eBayes(fit), coef = several, number = Inf)`
 * @param fit of any contrast of the same rows and design
 * @param prior as for the moderated t
 */
export function moderatedF(
  joint: JointFit,
  fit: Pick<ContrastFit, 'variance' | 'residualDegrees'>,
  prior: VariancePrior,
): ModeratedF {
  const { degrees: groupDegrees } = joint;
  const degrees = fit.residualDegrees.map((own, row) => own + prior.degrees[row]);
  const f = joint.sumOfSquares.map((sum, row) => sum / groupDegrees / posteriorVariance(fit, prior, row));
  const log10P = f.map((value, row) => fLog10P(value, groupDegrees, degrees[row]));
  return { f, groupDegrees, degrees, log10P, log10AdjustedP: benjaminiHochberg(log10P) };
}
