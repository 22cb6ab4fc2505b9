import { sortOrder } from '../../statistics/sort-order.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';

/**
 * Gives all samples one distribution: the mean of the sorted samples. Tied values take the value at their
 * mean rank; samples with missing values are stretched to full length before the mean is taken.
 *
 * **Source:** Bolstad et al., Bioinformatics 2003;19:185; ties and missing values as limma.
 * **R:** `limma::normalizeQuantiles(x)`
 */
export function quantileNormalize(matrix: ExpressionMatrix): ExpressionMatrix {
  const rows = matrix.rowNames.length;
  const samples = matrix.sampleNames.length;
  if (samples < 2 || rows < 2) return matrix;
  const reference = new Float64Array(rows);
  const orders: Uint32Array[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const column = sampleValues(matrix, sample);
    const measured = measuredRows(column);
    orders.push(measured.order);
    addStretched(reference, measured.order, column);
  }
  for (let rank = 0; rank < rows; rank++) reference[rank] /= samples;
  const values = new Float64Array(matrix.values.length).fill(NaN);
  for (let sample = 0; sample < samples; sample++) {
    const target = values.subarray(sample * rows, (sample + 1) * rows);
    assignByRank(target, reference, orders[sample], sampleValues(matrix, sample));
  }
  return { ...matrix, values };
}

/** Rows that hold a number, ordered by it. */
function measuredRows(column: Float64Array): { order: Uint32Array } {
  if (!column.some(Number.isNaN)) return { order: sortOrder(column) };
  const rows = Uint32Array.from(column.keys()).filter((row) => column[row] === column[row]);
  const order = sortOrder(Float64Array.from(rows, (row) => column[row]));
  return { order: order.map((place) => rows[place]) };
}

function addStretched(sum: Float64Array, order: Uint32Array, column: Float64Array): void {
  const rows = sum.length;
  const measured = order.length;
  if (measured === rows) {
    for (let rank = 0; rank < rows; rank++) sum[rank] += column[order[rank]];
    return;
  }
  if (measured === 0) throw new RangeError('a sample without any value cannot be normalised');
  for (let rank = 0; rank < rows; rank++) {
    const place = (rank / (rows - 1)) * (measured - 1);
    const low = Math.min(Math.floor(place), measured - 1);
    const high = Math.min(low + 1, measured - 1);
    const below = column[order[low]];
    sum[rank] += below + (place - low) * (column[order[high]] - below);
  }
}

function assignByRank(
  target: Float64Array,
  reference: Float64Array,
  order: Uint32Array,
  column: Float64Array,
): void {
  const measured = order.length;
  const stretch = measured === reference.length ? 1 : (reference.length - 1) / Math.max(1, measured - 1);
  let first = 0;
  while (first < measured) {
    const value = column[order[first]];
    let last = first;
    while (last + 1 < measured && column[order[last + 1]] === value) last++;
    const place = ((first + last) / 2) * stretch;
    const low = Math.floor(place);
    const high = Math.min(low + 1, reference.length - 1);
    const normalized = reference[low] + (place - low) * (reference[high] - reference[low]);
    for (let rank = first; rank <= last; rank++) target[order[rank]] = normalized;
    first = last + 1;
  }
}
