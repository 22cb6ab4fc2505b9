/**
 * Gene models as columns, one row per transcript (or per gene where the source has genes only).
 * Coordinates are 0-based half-open, in bp.
 */
export interface GeneModels {
  /** Where they come from, for reports. */
  readonly source: string;
  readonly count: number;
  /** Gene symbol, n rows. */
  readonly symbol: readonly string[];
  /** Gene identifier (such as ENSG...), n rows; empty where the source has none. */
  readonly geneId: readonly string[];
  /** Transcript identifier, n rows; empty where the source has genes only. */
  readonly transcript: readonly string[];
  readonly chromosomeNames: readonly string[];
  /** Index into `chromosomeNames`, n rows. */
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The first transcribed base: `start` on the + strand, `end - 1` on the - strand, n rows. */
  readonly tss: Int32Array;
  /** 1 for +, -1 for -, n rows. */
  readonly strand: Int8Array;
  /** Exons and coding spans, where they were asked for and the source has them. */
  readonly parts?: TranscriptParts;
}

/** Exons and coding spans of transcripts, row by row of their gene models; 0-based half-open, in bp. */
export interface TranscriptParts {
  /** `first[row]` to `first[row + 1]` are the exons of a row, ascending; n + 1. */
  readonly first: Uint32Array;
  readonly exonStart: Int32Array;
  readonly exonEnd: Int32Array;
  /** From the first coding base to the last, introns included; empty where the transcript codes for nothing. n rows */
  readonly codingStart: Int32Array;
  readonly codingEnd: Int32Array;
}
