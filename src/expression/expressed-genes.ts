import { median } from '../statistics/descriptive.ts';
import { sampleValues, type ExpressionMatrix } from './expression-matrix.ts';
import { librarySizes } from './model/library-size.ts';
import { orthogonalize, type Design } from './model/least-squares.ts';
import { square } from '../statistics/power.ts';

const LARGE_GROUP = 10;
const SHARE_OF_LARGE_GROUP = 0.7;
const MINIMAL_TOTAL = 15;

/**
 * Rows with enough counts for a test: at least `minimalCount` (at the median library size) in as many
 * samples as the smallest group has, and 15 in all.
 *
 * **Source:** Chen, Lun, Smyth, F1000Research 2016;5:1438.
 * **R:** `which(edgeR::filterByExpr(counts, design = design, min.count = minimalCount))`
 */
export function expressedRows(counts: ExpressionMatrix, design: Design, minimalCount: number): Uint32Array {
  const sizes = librarySizes(counts);
  const cutoff = minimalCount / median(sizes);
  const basis = orthogonalize(design);
  let leverage = 0;
  for (let sample = 0; sample < basis.samples; sample++) {
    let sum = 0;
    for (let k = 0; k < basis.kept.length; k++) sum += square(basis.q[k * basis.samples + sample]);
    leverage = Math.max(leverage, sum);
  }
  let needed = 1 / leverage;
  if (needed > LARGE_GROUP) needed = LARGE_GROUP + (needed - LARGE_GROUP) * SHARE_OF_LARGE_GROUP;
  const rows = counts.rowNames.length;
  const samplesAbove = new Uint32Array(rows);
  const total = new Float64Array(rows);
  for (let sample = 0; sample < sizes.length; sample++) {
    const column = sampleValues(counts, sample);
    for (let row = 0; row < rows; row++) {
      total[row] += column[row];
      if (column[row] / sizes[sample] >= cutoff) samplesAbove[row]++;
    }
  }
  return Uint32Array.from(total.keys()).filter(
    (row) => samplesAbove[row] >= needed - 1e-14 && total[row] >= MINIMAL_TOTAL - 1e-14,
  );
}
