import type { ProbeLevelArrays } from '../../formats/expression/affymetrix-reader.ts';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { medianPolish } from './median-polish.ts';
import { quantileNormalize } from './quantile-normalization.ts';
import { rmaBackgroundCorrect } from './rma-background.ts';

/**
 * Robust multi-array average: background correction of every array, quantile normalisation over all arrays,
 * and one log2 value per probe set and array by median polish.
 *
 * **Source:** Irizarry et al., Biostatistics 2003;4:249.
 * **R:** `Biobase::exprs(affy::rma(data))`
 */
export function robustMultiArrayAverage(arrays: ProbeLevelArrays): ExpressionMatrix {
  const { sampleNames, setNames, set } = arrays;
  const probes = set.length;
  const samples = sampleNames.length;
  const corrected = new Float64Array(arrays.intensities.length);
  for (let sample = 0; sample < samples; sample++)
    corrected.set(
      rmaBackgroundCorrect(arrays.intensities.subarray(sample * probes, (sample + 1) * probes)),
      sample * probes,
    );
  const rowNames = Array.from(set, () => '');
  const log = quantileNormalize({ rowNames, sampleNames, values: corrected }).values.map(Math.log2);
  const values = new Float64Array(setNames.length * samples).fill(NaN);
  for (let from = 0; from < probes;) {
    let to = from;
    while (to < probes && set[to] === set[from]) to++;
    const rows = to - from;
    const part = new Float64Array(rows * samples);
    for (let sample = 0; sample < samples; sample++)
      part.set(log.subarray(sample * probes + from, sample * probes + to), sample * rows);
    const { overall, columns } = medianPolish(part, rows, samples);
    for (let sample = 0; sample < samples; sample++)
      values[sample * setNames.length + set[from]] = overall + columns[sample];
    from = to;
  }
  return { rowNames: setNames, sampleNames, values };
}
