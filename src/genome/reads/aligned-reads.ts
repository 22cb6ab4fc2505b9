/**
 * The aligned reads of one sequencing run as columns: what calling, quality and counting need of them, and no more. Positions are
 * 0-based on the reference. Columns are sorted, so that nothing depends on the order of the file.
 */
export type AlignedReads = SingleReads | PairedReads;

interface ReadsOfRun {
  /** Mean length of a read on the reference in bp, over all reads that were kept. */
  readonly meanLength: number;
  /**
   * What MACS takes for the tag size: mean length of the first ten reads of the file, rounded down. Of BAM these are the sequences of the
   * first ten records, kept or not; of a text the first ten lines.
   */
  readonly firstLength: number;
  readonly counts: ReadCounts;
}

/** Single ends, or pairs of which each end is taken for itself. */
export interface SingleReads extends ReadsOfRun {
  readonly layout: 'single';
  /** All of the file's header in its order, also those without reads; of first appearance where it has none. */
  readonly chromosomes: readonly SingleReadsOfChromosome[];
}

/** Pairs, each as the fragment between its outer ends. */
export interface PairedReads extends ReadsOfRun {
  readonly layout: 'paired';
  /** As of single ends. */
  readonly chromosomes: readonly FragmentsOfChromosome[];
}

export interface SingleReadsOfChromosome {
  readonly name: string;
  /** In bp where the file's header tells it. */
  readonly length: number | undefined;
  /** Forward reads: their first base, which is the 5' end; ascending, duplicates kept. Ends may lie beyond a chromosome's, starts do not. */
  readonly forward: Int32Array;
  /** Reverse reads: one past their last base, so that the 5' end is the base before; ascending, duplicates kept. */
  readonly reverse: Int32Array;
  /** The other ends, where they were asked for: one past the last base of forward reads; ascending, so not in the order of `forward`. */
  readonly forwardEnd?: Int32Array;
  /** First base of reverse reads; ascending, so not in the order of `reverse`. */
  readonly reverseStart?: Int32Array;
}

export interface FragmentsOfChromosome {
  readonly name: string;
  /** In bp where the file's header tells it. */
  readonly length: number | undefined;
  /** First base of each fragment; ascending. */
  readonly start: Int32Array;
  /** One past its last base; ascending among equal starts. */
  readonly end: Int32Array;
}

/** What became of the records of a file: those of all reasons add up to `records`. */
export interface ReadCounts {
  /** Alignment records, or lines of a text. */
  readonly records: number;
  /** Kept: reads of single ends; of pairs the fragments, each of which is one record of a BAM file (the other is among `mates`). */
  readonly kept: number;
  /** Without a place on a chromosome. */
  readonly unmapped: number;
  /** Secondary and supplementary alignments. */
  readonly secondary: number;
  /** Failed the sequencer's own quality check. */
  readonly failed: number;
  /** Marked as duplicates by the program that made the file, and left out because that was asked for. */
  readonly markedDuplicates: number;
  /** Below the mapping quality that was asked for. */
  readonly lowQuality: number;
  /** Of pairs: without a properly paired mate on the same chromosome. */
  readonly unpaired: number;
  /** Second records of pairs, which are counted once. */
  readonly mates: number;
}
