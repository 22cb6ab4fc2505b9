import { InputError } from '../../errors.ts';
import { median, medianOfFirst } from '../../statistics/descriptive.ts';
import { square } from '../../statistics/power.ts';
import { rowMeans, sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';

/**
 * Median over genes of the squared difference of two libraries, in units of its Poisson variance, below which one is a copy
 * of the other: independent draws of reads, even of one and the same library, give 0.455 (the median of chi-squared with one
 * degree of freedom), half of a library's own reads 0.15.
 */
const COPIED_COUNTS = 0.25;
/** Reads of a gene in both libraries from which Poisson counts are near enough to normal. */
const READS = 20;
/**
 * Median absolute difference on the log2 scale, over the better half of the rows and after a shift of all, below which two arrays
 * are one: 1.4 %.
 */
const COPIED_LOGS = 0.02;
/** Rounding leaves uniform differences, the largest of which is twice the median one; those of measurements have tails. */
const LARGEST_OF_ROUNDING = 2.5;
/** Rows from which no tail at all is beyond chance. */
const ROWS_FOR_TAILS = 200;
const FEWEST_ROWS = 10;
/** Rows that are looked at first, of all pairs of samples. */
const FIRST_ROWS = 400;

/**
 * Pairs of samples that are one measurement: the same numbers, or nearly so (rounded, shifted on the log scale, jittered; of
 * counts also part of the reads of the other).
 * @param matrix values on the log2 scale, or counts
 */
export function copiesAmong(matrix: ExpressionMatrix, counted: boolean): [number, number][] {
  const rows = tellingRows(matrix, counted);
  if (rows.length < FEWEST_ROWS) return [];
  const every = Math.max(1, Math.floor(rows.length / FIRST_ROWS));
  const first = rows.filter((_, at) => at % every === 0);
  const copied = counted ? countsCopied : logsCopied;
  const columns = matrix.sampleNames.map((_, sample) =>
    counted ? sampleValues(matrix, sample) : withoutFloor(matrix, sample),
  );
  const copies: [number, number][] = [];
  for (let b = 1; b < columns.length; b++) {
    for (let a = 0; a < b; a++) {
      const [x, y] = [columns[a], columns[b]];
      // Wider bounds on few rows, so that none that all rows would find is lost.
      if (copied(x, y, first, 1.5) && copied(x, y, rows, 1)) copies.push([a, b]);
    }
  }
  return copies;
}

/**
 * Refuses a sample that is given twice.
 * @param source number of each sample's source where the user has said which samples are technical replicates; none where these
 *   cannot be merged
 * @returns pairs of copies that are technical replicates
 * @throws InputError naming the samples
 */
export function refuseCopies(
  matrix: ExpressionMatrix,
  {
    counted,
    name,
    source,
  }: { counted: boolean; name: string; source: readonly number[] | 'none' | undefined },
): [number, number][] {
  const all = copiesAmong(matrix, counted);
  const copies = all.filter(([a, b]) => typeof source !== 'object' || source[a] !== source[b]);
  if (copies.length === 0) return all;
  const pairs = copies.map(([a, b]) => `'${matrix.sampleNames[a]}' and '${matrix.sampleNames[b]}'`);
  throw new InputError(`samples ${pairs[0]} are one measurement given twice`, {
    file: name,
    found: `${counted ? 'counts' : 'values'} that agree more closely than two measurements of one RNA do: ${pairs.slice(0, 5).join('; ')}${pairs.length > 5 ? `; ${pairs.length - 5} more` : ''}`,
    fix: `leave one of them out of the sheet${source === 'none' ? '' : `, or ${source === undefined ? ASK_FOR_SOURCES : 'give both the same source in the column that --technical names'}`}. ${MEASURED_APART}`,
  });
}

const ASK_FOR_SOURCES =
  'say that they are technical replicates of one RNA: --technical COLUMN (in a study, technical) names the column with the source of each sample, and copies of one source count once';
/** The designs in which samples belong together: none of them makes two of one. */
const MEASURED_APART =
  'Samples of one donor, animal or culture that were measured apart are no copies: --block COLUMN (in a study, block) lets them correlate, --model donor+treatment compares pairs';

/** Rows that tell samples apart: not the same everywhere; of logged values the half with the larger means. */
function tellingRows(matrix: ExpressionMatrix, counted: boolean): Uint32Array {
  const count = matrix.rowNames.length;
  const varies = new Uint8Array(count);
  const [first] = matrix.sampleNames.length === 0 ? [new Float64Array(0)] : [sampleValues(matrix, 0)];
  for (let sample = 1; sample < matrix.sampleNames.length; sample++) {
    const values = sampleValues(matrix, sample);
    for (let row = 0; row < count; row++) if (values[row] !== first[row]) varies[row] = 1;
  }
  // Two samples alone may be the same everywhere.
  const rows = Uint32Array.from(varies.keys()).filter((row) => matrix.sampleNames.length < 3 || varies[row]);
  if (counted) return rows;
  const means = rowMeans(matrix);
  const middle = median(Array.from(rows, (row) => means[row]).filter(Number.isFinite));
  return rows.filter((row) => means[row] >= middle);
}

function countsCopied(a: Float64Array, b: Float64Array, rows: Uint32Array, slack: number): boolean {
  let [readsA, readsB] = [0, 0];
  for (const row of rows) {
    readsA += a[row];
    readsB += b[row];
  }
  const scale = readsA / readsB;
  const differences = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows)
    if (a[row] + b[row] >= READS)
      differences[count++] = square(a[row] - scale * b[row]) / (a[row] + scale * scale * b[row]);
  return count >= FEWEST_ROWS && medianOfFirst(differences, count) < slack * COPIED_COUNTS;
}

function logsCopied(a: Float64Array, b: Float64Array, rows: Uint32Array, slack: number): boolean {
  const differences = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const difference = a[row] - b[row];
    if (Number.isFinite(difference)) differences[count++] = difference;
  }
  if (count < FEWEST_ROWS) return false;
  const shift = medianOfFirst(differences, count);
  let largest = 0;
  for (let i = 0; i < count; i++) {
    differences[i] = Math.abs(differences[i] - shift);
    largest = Math.max(largest, differences[i]);
  }
  const usual = medianOfFirst(differences, count);
  if (usual < slack * COPIED_LOGS) return true;
  return count >= ROWS_FOR_TAILS && largest < slack * LARGEST_OF_ROUNDING * usual;
}

/** The values of every sample; where several rows share its lowest value, this is a bound and no measurement. */
function withoutFloor(matrix: ExpressionMatrix, sample: number): Float64Array {
  const values = sampleValues(matrix, sample);
  const floor = values.reduce((low, value) => Math.min(low, Number.isNaN(value) ? low : value), Infinity);
  if (values.indexOf(floor) === values.lastIndexOf(floor)) return values;
  return values.map((value) => (value === floor ? NaN : value));
}
