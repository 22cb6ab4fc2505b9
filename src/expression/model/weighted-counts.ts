import type { ExpressionMatrix } from '../expression-matrix.ts';
import { arrayWeights } from './array-weights.ts';
import type { Factor } from './design-sheet.ts';
import { duplicateCorrelation } from './duplicate-correlation.ts';
import type { Blocks, Errors } from './errors.ts';
import type { Design } from './least-squares.ts';
import { voom, type VoomResult } from './voom.ts';

/** What is asked of the samples' errors. */
export interface ErrorChoices {
  /** Which samples hang together. */
  readonly block?: Factor;
  /** Samples may be less precise than others in all rows. */
  readonly arrayWeights?: boolean;
}

/** Counts as log2 counts per million, and what is known of their errors. */
export interface WeightedCounts extends Pick<VoomResult, 'logCpm' | 'trend' | 'deviation'> {
  readonly errors: Errors;
}

/**
 * Precision weights of counts, and of samples where they are asked for. Each needs the other, as blocks need both: what depends
 * on the other is estimated twice.
 *
 * **Source:** Law et al., Genome Biology 2014;15:R29; samples: Liu et al., Nucleic Acids Res 2015;43:e97; blocks: limma's guide.
 * **R:** `v <- voom(y, design)` or `voomWithQualityWeights(y, design)`; with blocks then
 * `r <- duplicateCorrelation(v, design, block = b)$consensus.correlation`, `v` again with `block = b, correlation = r`, and
 * `duplicateCorrelation` again
 * @param librarySize effective library sizes, one per sample
 */
export function weightedCounts(
  counts: ExpressionMatrix,
  design: Design,
  librarySize: Float64Array,
  choices: ErrorChoices = {},
): WeightedCounts {
  const first = weighted(counts, design, librarySize, choices, undefined);
  const { block } = choices;
  if (block === undefined) return first;
  const blocksIn = ({ logCpm, errors }: WeightedCounts): Blocks =>
    duplicateCorrelation(logCpm, design, block, errors);
  const second = weighted(counts, design, librarySize, choices, blocksIn(first));
  return { ...second, errors: { ...second.errors, blocks: blocksIn(second) } };
}

function weighted(
  counts: ExpressionMatrix,
  design: Design,
  librarySize: Float64Array,
  choices: ErrorChoices,
  blocks: Blocks | undefined,
): WeightedCounts {
  const { weights, ...first } = voom(counts, design, librarySize, { blocks });
  if (choices.arrayWeights !== true) return { ...first, errors: { weights } };
  const { logCpm } = first;
  const before = arrayWeights(logCpm, design, weights);
  const { weights: again, ...second } = voom(counts, design, librarySize, { blocks, sampleWeights: before });
  return { ...second, errors: { weights: again, sampleWeights: arrayWeights(logCpm, design, again) } };
}
