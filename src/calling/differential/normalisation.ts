// What one read stands for in each sample: five ways to say which samples' counts are alike.
import type { ExpressionMatrix } from '../../expression/expression-matrix.ts';
import { librarySizes, trimmedMeanFactors } from '../../expression/model/library-size.ts';

/** By what samples are made comparable. */
export const NORMALISATIONS = ['library', 'in-peaks', 'background', 'spike-in', 'regions'] as const;

export type Normalisation = (typeof NORMALISATIONS)[number];

/** What was counted in every sample; `counts` are regions x samples. */
export interface CountedSamples {
  readonly counts: ExpressionMatrix;
  /** All reads kept of each sample, without those of a spike-in. */
  readonly reads: Float64Array;
  /** Reads in bins outside of peaks. */
  readonly background?: ExpressionMatrix;
  /** Reads on the second genome. */
  readonly spikeIn?: Float64Array;
  /** Reads in regions that are said not to change. */
  readonly reference?: ExpressionMatrix;
}

/**
 * The ways that see a change of all sites. The others take most sites, all reads, or the background for alike; background tells a
 * loss of all sites from a chip that enriched less only by assumption.
 */
export function seesGlobalChange(how: Normalisation): boolean {
  return how === 'spike-in' || how === 'regions';
}

/**
 * Effective library sizes, one per sample, about as large as the libraries:
 *
 * - library: all reads kept;
 * - in-peaks: reads in the peaks times their trimmed mean of ratios;
 * - background: all reads times the trimmed mean of ratios of bins outside of peaks, without weights, as csaw has it;
 * - spike-in: reads on the second genome; their geometric mean is made that of all reads;
 * - regions: all reads times the trimmed mean of ratios of the reference regions.
 *
 * **Source:** Robinson & Oshlack, Genome Biology 2010;11:R25; background: Lun & Smyth, Nucleic Acids Res 2016;44:e45; spike-in: Orlando
 * et al., Cell Rep 2014;9:1163.
 * **R:** `colSums(x) * calcNormFactors(x)`; `n * calcNormFactors(bins, lib.size = n, doWeighting = FALSE)`
 * @returns undefined where nothing was counted that it needs, or a sample has no such read
 */
export function effectiveSizes(counted: CountedSamples, how: Normalisation): Float64Array | undefined {
  const { counts, reads, background, spikeIn, reference } = counted;
  switch (how) {
    case 'library':
      return positive(reads);
    case 'in-peaks':
      return positive(times(librarySizes(counts), trimmedMeanFactors(counts)));
    case 'background':
      return (
        background &&
        positive(librarySizes(background)) &&
        times(reads, trimmedMeanFactors(background, { sizes: reads, weighted: false }))
      );
    case 'regions':
      return (
        reference &&
        positive(librarySizes(reference)) &&
        times(reads, trimmedMeanFactors(reference, { sizes: reads }))
      );
    case 'spike-in': {
      if (spikeIn === undefined || positive(spikeIn) === undefined) return undefined;
      const scale = Math.exp(meanLog(reads) - meanLog(spikeIn));
      return spikeIn.map((own) => own * scale);
    }
  }
}

function positive(sizes: Float64Array): Float64Array | undefined {
  return sizes.every((size) => size > 0) ? sizes : undefined;
}

function times(sizes: Float64Array, factors: Float64Array): Float64Array {
  return sizes.map((size, sample) => size * factors[sample]);
}

function meanLog(sizes: Float64Array): number {
  return sizes.reduce((sum, size) => sum + Math.log(size), 0) / sizes.length;
}
