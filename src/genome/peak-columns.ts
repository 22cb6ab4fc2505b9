/**
 * Peaks (genomic intervals) as columns: element i of every array describes peak i.
 * Coordinates are 0-based half-open, in bp. Peaks keep the order of their file unless a function says
 * that it sorts.
 */
export interface PeakColumns {
  /** Number of peaks, the length of every array. */
  readonly count: number;
  /** Names that the codes in `chromosome` stand for. */
  readonly chromosomeNames: readonly string[];
  /** Index into `chromosomeNames`, n peaks. */
  readonly chromosome: Uint16Array;
  /** First base, 0-based, n peaks. */
  readonly start: Int32Array;
  /** One past the last base, n peaks. */
  readonly end: Int32Array;
  /** Position of the summit, 0-based, n peaks; the middle of the peak where the file names none. */
  readonly summit: Int32Array;
  /** Strength by which peaks of one experiment are ranked (narrowPeak column 7), n peaks; NaN where there is none. */
  readonly signal: Float64Array;
  /** The score column (narrowPeak column 5), n peaks; NaN where there is none. */
  readonly score: Float64Array;
}
