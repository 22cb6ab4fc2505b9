import { median, quantile, ranks } from '../../statistics/descriptive.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { power } from '../../statistics/power.ts';

/** Share of the log ratios and of the log abundances trimmed on either side. */
const RATIO_TRIM = 0.3;
const ABUNDANCE_TRIM = 0.05;

/** Sum of every sample's counts. */
export function librarySizes(counts: ExpressionMatrix): Float64Array {
  return Float64Array.from(counts.sampleNames, (_, sample) =>
    sampleValues(counts, sample).reduce((sum, value) => sum + value, 0),
  );
}

/**
 * Normalisation factors of RNA-seq libraries: weighted trimmed mean of log ratios to a reference library;
 * the factors multiply to 1. Effective library size = size x factor.
 *
 * **Source:** Robinson & Oshlack, Genome Biology 2010;11:R25.
 * **R:** `edgeR::calcNormFactors(counts, lib.size = sizes, doWeighting = weighted)`
 * @param sizes of the libraries, where they hold more than these counts
 */
export function trimmedMeanFactors(
  counts: ExpressionMatrix,
  { sizes = librarySizes(counts), weighted = true }: { sizes?: Float64Array; weighted?: boolean } = {},
): Float64Array {
  const samples = counts.sampleNames.length;
  const expressed = countedRows(counts);
  if (expressed.length === 0 || samples < 2) return new Float64Array(samples).fill(1);
  const columns = Array.from({ length: samples }, (_, sample) => {
    const values = sampleValues(counts, sample);
    return Float64Array.from(expressed, (row) => values[row]);
  });
  const reference = referenceLibrary(columns, sizes);
  const factors = Float64Array.from(columns, (column, sample) =>
    trimmedMeanFactor(column, columns[reference], sizes[sample], sizes[reference], weighted),
  );
  const meanLog = factors.reduce((sum, factor) => sum + Math.log(factor), 0) / samples;
  return factors.map((factor) => factor / Math.exp(meanLog));
}

/** Rows with a count in some sample. */
export function countedRows(counts: ExpressionMatrix): Uint32Array {
  const rows = counts.rowNames.length;
  const seen = new Uint8Array(rows);
  for (let i = 0; i < counts.values.length; i++) if (counts.values[i] > 0) seen[i % rows] = 1;
  return Uint32Array.from(seen.keys()).filter((row) => seen[row] === 1);
}

/** The library whose upper quartile (relative to its size) is nearest the mean of all. */
function referenceLibrary(columns: readonly Float64Array[], sizes: Float64Array): number {
  const quartiles = columns.map((column, sample) => quantile(column, 0.75) / sizes[sample]);
  if (median(quartiles) < 1e-20) {
    const roots = columns.map((column) => column.reduce((sum, count) => sum + Math.sqrt(count), 0));
    return roots.indexOf(Math.max(...roots));
  }
  const mean = quartiles.reduce((sum, value) => sum + value, 0) / quartiles.length;
  const distances = quartiles.map((value) => Math.abs(value - mean));
  return distances.indexOf(Math.min(...distances));
}

function trimmedMeanFactor(
  observed: Float64Array,
  reference: Float64Array,
  size: number,
  referenceSize: number,
  weighted: boolean,
): number {
  const ratio: number[] = [];
  const abundance: number[] = [];
  const variance: number[] = [];
  let largest = 0;
  for (let row = 0; row < observed.length; row++) {
    const a = observed[row];
    const b = reference[row];
    if (!(a > 0 && b > 0)) continue;
    ratio.push(Math.log2(a / size / (b / referenceSize)));
    abundance.push((Math.log2(a / size) + Math.log2(b / referenceSize)) / 2);
    variance.push((size - a) / size / a + (referenceSize - b) / referenceSize / b);
    largest = Math.max(largest, Math.abs(ratio[ratio.length - 1]));
  }
  if (largest < 1e-6) return 1;
  const n = ratio.length;
  const ratioRank = ranks(ratio);
  const abundanceRank = ranks(abundance);
  const lowRatio = Math.floor(n * RATIO_TRIM) + 1;
  const lowAbundance = Math.floor(n * ABUNDANCE_TRIM) + 1;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < n; i++) {
    if (ratioRank[i] < lowRatio || ratioRank[i] > n + 1 - lowRatio) continue;
    if (abundanceRank[i] < lowAbundance || abundanceRank[i] > n + 1 - lowAbundance) continue;
    const weight = weighted ? 1 / variance[i] : 1;
    sum += weight * ratio[i];
    weights += weight;
  }
  return weights > 0 ? power(2, sum / weights) : 1;
}
