/**
 * How the numbers of a matrix are meant: counts of sites; probabilities, each column of which sums to 1; or a word, which allows
 * bases or does not.
 */
export type MatrixKind = 'counts' | 'probabilities' | 'word';

/** Matrices of one or several files, n of them in the order of the files. */
export interface MotifLibrary {
  /** What tells matrices apart (`MA0099.3`, `FOS.H12CORE.0.P.B`): no two are the same. */
  readonly id: readonly string[];
  /** The factor or factors, as the file writes them (`FOS::JUN`, `FOS_HUMAN`); several matrices may have one name. */
  readonly name: readonly string[];
  readonly kind: readonly MatrixKind[];
  /** Columns of each matrix. */
  readonly width: Uint16Array;
  /** Width rows of A, C, G and T. Probabilities are as in the file: a column sums to 1 within rounding. */
  readonly matrix: readonly Float64Array[];
  /** Sites that a matrix rests on: of counts the largest sum of a column; NaN where the file does not say. */
  readonly sites: Float64Array;
  readonly file: readonly string[];
  /** Line at which each begins. */
  readonly line: Uint32Array;
}

/** A matrix as it stands in a file. */
export interface WrittenMatrix {
  readonly id: string;
  readonly name: string;
  readonly line: number;
  /** One row for each column of the motif: A, C, G, T. */
  readonly columns: readonly (readonly number[])[];
  /** Where each column stands, if it has a line of its own. */
  readonly columnLines?: readonly number[];
  /** What the format says the numbers are, where it says it. */
  readonly kind?: 'probabilities' | 'word';
  readonly sites?: number;
}

/** A line of a file without its end, and its 1-based number. */
export interface NumberedLine {
  readonly text: string;
  readonly number: number;
}
