import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';

/** Which reads of a file count. */
export interface ReadChoices {
  /** Single ends, or pairs as fragments; what the file holds where it is left out. */
  readonly layout?: AlignedReads['layout'];
  /** Least mapping quality; 0 by default. Of pairs it is that of the first record. */
  readonly minimumQuality?: number;
  /** Keep reads that are marked as duplicates, as MACS does, which has a rule of its own for them; true by default. */
  readonly keepMarkedDuplicates?: boolean;
  /** Keep both ends of single reads, which counting needs, and not only the 5' end; false by default. */
  readonly bothEnds?: boolean;
}
