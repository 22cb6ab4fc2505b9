import { columnInformation, type Background } from '../score-matrix.ts';
import type { MotifWindows } from '../windows/motif-windows.ts';
import { bestPlaces, type BestPlaces, type Matrix, type PlaceFinder } from './found-motif.ts';
import { signedG, type SeedWord, type Side } from './seed-words.ts';

/** A motif with the score from which a place is a site, and how well that tells both sides apart. */
export interface RefinedMotif extends Matrix {
  /** A site falls short of the highest score by no more than this. */
  readonly most: number;
  readonly score: number;
}

/** Probability of a seed's base in its column. */
const SURE = 0.76;
/** Rounds at most, and rounds without gain after which it ends. */
const ROUNDS = 12;
const PATIENCE = 2;
/** Columns that may be added on either side in one round, and the widest motif. */
const GROWTH = 4;
const WIDEST = 30;
const NARROWEST = 5;
/** Bits that an outer column must have. */
const OUTER_BITS = 0.3;
/** Fewer sites make no matrix. */
const LEAST_SITES = 8;
/** Sites added to every column, in the shares of the background. */
const PSEUDOCOUNT = 1;
/** Thresholds that are tried. */
const THRESHOLDS = 60;

/** The matrix of a seed: its bases for the most part, the background in its gap. */
export function matrixOfSeed({ bases }: SeedWord, background: Background): Matrix {
  const probabilities = new Float64Array(bases.length * 4);
  bases.forEach((base, column) => {
    for (let one = 0; one < 4; one++)
      probabilities[column * 4 + one] = base > 3 ? background[one] : one === base ? SURE : (1 - SURE) / 3;
  });
  return { probabilities, sites: 20 };
}

/**
 * Grows a matrix: the places that best tell the foreground from the background by their score are its sites, their bases make the next
 * matrix, wider by columns that have information and narrower by outer ones that have none, until no round gains.
 */
export function refineMotif(
  first: Matrix,
  foreground: Side,
  background: Side,
  finder: PlaceFinder,
): RefinedMotif | undefined {
  let best: RefinedMotif | undefined;
  let matrix: Matrix | undefined = first;
  for (
    let round = 0, since = 0;
    round < ROUNDS && since < PATIENCE && matrix !== undefined;
    round++, since++
  ) {
    const places = bestPlaces(matrix, foreground.windows, finder);
    const other = bestPlaces(matrix, background.windows, finder);
    const { most, score } = bestThreshold(shortOf(places, foreground.rows), shortOf(other, background.rows));
    if (most < 0) break;
    // That of the seed is no motif yet.
    if (round > 0 && (best === undefined || score > best.score)) {
      best = { ...matrix, most, score };
      since = -1;
    }
    matrix = matrixOfSites(foreground.windows, siteRows(places, foreground.rows, most), places, {
      width: matrix.probabilities.length / 4,
      background: finder.background,
    });
  }
  return best;
}

function shortOf({ short }: BestPlaces, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => short[row]);
}

/** Windows that have a site. */
export function siteRows({ short }: BestPlaces, rows: Uint32Array, most: number): Uint32Array {
  return rows.filter((row) => short[row] <= most);
}

/** The score that tells two sets of best places apart best; -1 where none does. */
function bestThreshold(own: Float64Array, other: Float64Array): { most: number; score: number } {
  const [a, b] = [own.filter(Number.isFinite).sort(), other.filter(Number.isFinite).sort()];
  let best = { most: -1, score: 0 };
  let below = 0;
  for (let step = 1; step <= THRESHOLDS; step++) {
    const at = Math.ceil((step * a.length) / THRESHOLDS) - 1;
    if (at < 0) continue;
    // Equal scores are all above it or none.
    const most = a[at];
    let count = at + 1;
    while (count < a.length && a[count] === most) count++;
    while (below < b.length && b[below] <= most) below++;
    const score = signedG(count, own.length, below, other.length);
    if (score > best.score) best = { most, score };
  }
  return best;
}

/** The matrix of the sites and of the bases beside them; undefined where there are too few. */
export function matrixOfSites(
  { codes, offset }: MotifWindows,
  rows: Uint32Array,
  { start, strand }: BestPlaces,
  { width, background, growth = GROWTH }: { width: number; background: Background; growth?: number },
): Matrix | undefined {
  if (rows.length < LEAST_SITES) return undefined;
  const columns = width + 2 * growth;
  const counts = new Float64Array(columns * 4);
  for (const row of rows)
    for (let column = 0; column < columns; column++) {
      const forward = strand[row] === 0;
      const at = start[row] + (forward ? column - growth : width - 1 + growth - column);
      if (at < offset[row] || at >= offset[row + 1] || codes[at] > 3) continue;
      counts[column * 4 + (forward ? codes[at] : 3 - codes[at])]++;
    }
  const probabilities = new Float64Array(columns * 4);
  for (let column = 0; column < columns; column++) {
    const own = counts.subarray(column * 4, column * 4 + 4);
    const sum = own[0] + own[1] + own[2] + own[3] + PSEUDOCOUNT;
    own.forEach((count, base) => {
      probabilities[column * 4 + base] = (count + PSEUDOCOUNT * background[base]) / sum;
    });
  }
  // Three free shares of each column look informative by 3 / (2 n ln 2) bits when they are not (Schneider TD et al. 1986, J Mol Biol 188:415).
  const least = OUTER_BITS + 3 / (2 * Math.LN2 * rows.length);
  const bits = columnInformation(probabilities, background);
  let [from, to] = [0, columns];
  if (growth > 0) {
    while (to - from > NARROWEST && (bits[from] < least || to - from > WIDEST)) from++;
    while (to - from > NARROWEST && bits[to - 1] < least) to--;
  }
  return { probabilities: probabilities.slice(from * 4, to * 4), sites: rows.length };
}
