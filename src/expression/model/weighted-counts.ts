import type { ExpressionMatrix } from '../expression-matrix.ts';
import type { Factor } from './design-sheet.ts';
import { duplicateCorrelation } from './duplicate-correlation.ts';
import type { Blocks, Errors } from './errors.ts';
import type { Design } from './least-squares.ts';
import { voom, type VoomResult } from './voom.ts';

/** What is asked of the samples' errors. */
export interface ErrorChoices {
  /** Which samples hang together. */
  readonly block?: Factor;
}

/** Counts as log2 counts per million, and what is known of their errors. */
export interface WeightedCounts extends Pick<VoomResult, 'logCpm' | 'trend'> {
  readonly errors: Errors;
}

/**
 * Precision weights of counts. With blocks the weights and the correlation are estimated twice, because each needs the other.
 *
 * **Source:** Law et al., Genome Biology 2014;15:R29; blocks: limma's guide.
 * **R:** `v <- voom(y, design)`; with blocks then `r <- duplicateCorrelation(v, design, block = b)$consensus.correlation`,
 * `v <- voom(y, design, block = b, correlation = r)`, and `duplicateCorrelation` again
 * @param librarySize effective library sizes, one per sample
 */
export function weightedCounts(
  counts: ExpressionMatrix,
  design: Design,
  librarySize: Float64Array,
  { block }: ErrorChoices = {},
): WeightedCounts {
  const first = voom(counts, design, librarySize);
  if (block === undefined)
    return { logCpm: first.logCpm, trend: first.trend, errors: { weights: first.weights } };
  const blocksIn = ({ logCpm, weights }: VoomResult): Blocks =>
    duplicateCorrelation(logCpm, design, block, { weights });
  const { logCpm, weights, trend } = voom(counts, design, librarySize, { blocks: blocksIn(first) });
  return { logCpm, trend, errors: { weights, blocks: blocksIn({ logCpm, weights, trend }) } };
}
