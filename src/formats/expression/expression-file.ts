import type { Notice } from '../../messages/message.ts';

/**
 * Measurements of many probes (or genes) in several samples.
 * `values` is column-major: row i of sample j stands at `j * rowNames.length + i`; NaN is a missing value.
 */
export interface ExpressionMatrix {
  /** Probe or gene identifiers, one per row, as the file names them. */
  readonly rowNames: readonly string[];
  readonly sampleNames: readonly string[];
  readonly values: Float64Array;
}

/** What an expression file holds, whatever its format. */
export interface ExpressionFile {
  readonly format: string;
  readonly matrix: ExpressionMatrix;
  /** What the file says about its samples: attribute -> one value per sample. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** What the file says about its rows (gene symbols, for example): column -> one value per row. */
  readonly annotation: ReadonlyMap<string, readonly string[]>;
  /** The values are foreground minus local background of single-channel arrays, negative ones among them. */
  readonly netIntensities?: boolean;
  /** Both channels of two-colour arrays; the matrix then holds the green one. */
  readonly twoColor?: TwoColorArrays;
  readonly notices: readonly Notice[];
}

/** Measured values: beyond 2^53 there are neither counts nor intensities, and whole numbers are no longer exact. */
export const MEASURABLE = { low: -Number.MAX_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER };
/** Numbers of reads. */
export const COUNTED = { low: 0, high: Number.MAX_SAFE_INTEGER };

/** Both channels of two-colour arrays, background already subtracted; columns as in the matrix. */
export interface TwoColorArrays {
  readonly red: ExpressionMatrix;
  readonly green: ExpressionMatrix;
  /** Print-tip group of every row; undefined where the array is not printed by tips. */
  readonly printTip: Uint16Array | undefined;
}

/** What a platform says about its probes: columns of equal length. */
export interface ProbeAnnotation {
  /** GEO's name of the platform (GPL...), where the file or its name says it. */
  readonly accession?: string;
  readonly ids: readonly string[];
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** The annotation's columns for the given rows; empty text where a probe is unknown. */
export function annotationOfRows(
  annotation: ProbeAnnotation,
  rowNames: readonly string[],
): { columns: Map<string, string[]>; known: number } {
  const rowOf = new Map(annotation.ids.map((id, row) => [id, row]));
  const rows = rowNames.map((name) => rowOf.get(name) ?? -1);
  return {
    columns: new Map(
      [...annotation.columns].map(([name, values]) => [
        name,
        rows.map((row) => (row < 0 ? '' : values[row])),
      ]),
    ),
    known: rows.filter((row) => row >= 0).length,
  };
}
