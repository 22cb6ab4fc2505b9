/** How alike two matrices are where they fit best. */
export interface MatrixSimilarity {
  /** -1 to 1. */
  readonly correlation: number;
  /** Column of the first matrix at which the first column of the second lies. */
  readonly offset: number;
  /** Whether the second is turned to the other strand. */
  readonly reverse: boolean;
}

/** A matrix made ready for comparisons: probabilities less 1/4 on both strands, with the sums of their squares up to each column. */
export interface CentredMatrix {
  readonly width: number;
  readonly forward: Strand;
  readonly reverse: Strand;
}

interface Strand {
  readonly values: Float64Array;
  /** Of the columns before each, width + 1 of them. */
  readonly squares: Float64Array;
}

/** How much a column counts at which the other matrix has none: half, so that a motif and one that has more at its side are alike. */
const OVERHANG = 0.5;

/** @param probabilities rows of A, C, G and T that sum to 1 */
export function centred(probabilities: Float64Array): CentredMatrix {
  const values = probabilities.map((p) => p - 0.25);
  return { width: values.length / 4, forward: strandOf(values), reverse: strandOf(values.slice().reverse()) };
}

function strandOf(values: Float64Array): Strand {
  const squares = new Float64Array(values.length / 4 + 1);
  for (let i = 0; i < values.length; i++) squares[(i >> 2) + 1] += values[i] * values[i];
  for (let i = 1; i < squares.length; i++) squares[i] += squares[i - 1];
  return { values, squares };
}

/** The correlation of the columns of two strands, the first column of the second at a column of the first. */
function correlation(a: Strand, b: Strand, offset: number): number {
  const widthA = a.squares.length - 1;
  const widthB = b.squares.length - 1;
  const from = offset > 0 ? offset : 0;
  const to = widthA < offset + widthB ? widthA : offset + widthB;
  const ownA = a.squares[to] - a.squares[from];
  const ownB = b.squares[to - offset] - b.squares[from - offset];
  const squares =
    ((1 - OVERHANG) * ownA + OVERHANG * a.squares[widthA]) *
    ((1 - OVERHANG) * ownB + OVERHANG * b.squares[widthB]);
  if (!(squares > 0)) return 0;
  let product = 0;
  const [valuesA, valuesB] = [a.values, b.values];
  for (let i = from * 4, j = (from - offset) * 4, end = to * 4; i < end; i++, j++)
    product += valuesA[i] * valuesB[j];
  return product / Math.sqrt(squares);
}

/**
 * The correlation of the columns of two matrices at the offset and on the strand where it is highest. Columns count by how far they are
 * from equal shares; those that hang over as though the other matrix had equal shares there, by half.
 *
 * **Source:** Pietrokovski S 1996 (NAR 24:3836), with the whole widths as in RSAT's compare-matrices (Thomas-Chollier M et al. 2011, NAR
 * 39:W86); the half is this project's own (docs/decisions/motif-families.md).
 */
export function compareMatrices(a: CentredMatrix, b: CentredMatrix): MatrixSimilarity {
  let best: MatrixSimilarity = { correlation: -Infinity, offset: 0, reverse: false };
  for (const reverse of [false, true]) {
    const other = reverse ? b.reverse : b.forward;
    for (let offset = 1 - b.width; offset < a.width; offset++) {
      const found = correlation(a.forward, other, offset);
      if (found > best.correlation) best = { correlation: found, offset, reverse };
    }
  }
  return best;
}

/** How alike a matrix must be to itself on the other strand for both strands to have the same sites. */
const PALINDROME = 0.8;

/**
 * By how many columns the other strand's hit lies off where a matrix reads the same on both strands (AP-1's TGASTCA: 0); undefined for
 * a matrix that does not.
 */
export function palindromeOffset(matrix: CentredMatrix): number | undefined {
  let best = { found: -Infinity, offset: 0 };
  for (let offset = 1 - matrix.width; offset < matrix.width; offset++) {
    const found = correlation(matrix.forward, matrix.reverse, offset);
    if (found > best.found) best = { found, offset };
  }
  return best.found >= PALINDROME ? best.offset : undefined;
}
