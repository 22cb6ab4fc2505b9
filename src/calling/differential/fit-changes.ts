import type { ExpressionMatrix } from '../../expression/expression-matrix.ts';
import type { Factor } from '../../expression/model/design-sheet.ts';
import type { Design } from '../../expression/model/least-squares.ts';
import { fitContrast, type ContrastFit } from '../../expression/model/linear-model.ts';
import { moderatedTest, type ModeratedTest } from '../../expression/model/moderated-t.ts';
import { weightedCounts } from '../../expression/model/weighted-counts.ts';

/** What two groups of samples are compared by. */
export interface GroupComparison {
  readonly design: Design;
  /** One number per column of the design. */
  readonly coefficients: ArrayLike<number>;
  /** Which samples hang together. */
  readonly block?: Factor;
}

/** The change of every region; without residual degrees of freedom there is no test. */
export interface Changes {
  readonly fit: ContrastFit;
  readonly test: ModeratedTest | undefined;
  /** Correlation of two samples of one block, where there are blocks. */
  readonly correlation: number | undefined;
}

/**
 * How much do the reads of each region differ between two groups, and how surely?
 *
 * **Source:** Law et al., Genome Biology 2014;15:R29; Smyth, Stat Appl Genet Mol Biol 2004;3:3.
 * **R:** `eBayes(lmFit(voom(counts, design, lib.size = sizes), design))`
 * @param sizes effective library sizes, one per sample
 */
export function fitChanges(
  counts: ExpressionMatrix,
  sizes: Float64Array,
  comparison: GroupComparison,
): Changes {
  const fit = changeOf(counts, sizes, comparison);
  const replicated = fit.fit.residualDegrees.some((degrees) => degrees > 0);
  return { ...fit, test: replicated ? moderatedTest(fit.fit) : undefined };
}

/** The estimates alone. */
export function changeOf(
  counts: ExpressionMatrix,
  sizes: Float64Array,
  { design, coefficients, block }: GroupComparison,
): Omit<Changes, 'test'> {
  const { logCpm, errors } = weightedCounts(counts, design, sizes, { block });
  const fit = fitContrast(logCpm, design, coefficients, errors);
  return { fit, correlation: errors.blocks?.correlation };
}
