import type { ExperimentQuality } from '../formats/chip-atlas/experiment-list-reader.ts';

/** Above every number of reads: a genome and reads are one number. */
const MORE_THAN_READS = 0x10000000000;
/** Fewer reads than this may be as many by chance. */
const LEAST_READS = 100_000;
/** How much two runs of the same reads differ at most: percentage points of mapping and of duplicates. */
const PERCENTAGE_POINTS = 0.5;
/** The same for peaks, as a share and as a number. */
const SHARE_OF_PEAKS = 0.1;
const PEAKS = 50;

/**
 * Recognises experiments whose reads are those of another accession: exactly as many, that map and repeat alike and
 * give about as many peaks. Aligned a second time, the same reads do not give exactly the same peaks.
 */
export class RepeatedData<Experiment> {
  readonly #known = new Map<number, { quality: ExperimentQuality; experiment: Experiment }[]>();

  /**
   * The first experiment with these reads; undefined for the first one itself, which is remembered.
   * @param genome number of the genome: the same reads are listed once per genome
   */
  earlier(genome: number, quality: ExperimentQuality, experiment: Experiment): Experiment | undefined {
    const { reads, mappedPercent, duplicatesPercent, peaks } = quality;
    if (!(reads >= LEAST_READS) || Number.isNaN(mappedPercent + duplicatesPercent + peaks)) return undefined;
    const key = genome * MORE_THAN_READS + reads;
    const known = this.#known.get(key);
    if (known === undefined) {
      this.#known.set(key, [{ quality, experiment }]);
      return undefined;
    }
    const same = known.find(
      ({ quality: other }) =>
        Math.abs(other.mappedPercent - mappedPercent) <= PERCENTAGE_POINTS &&
        Math.abs(other.duplicatesPercent - duplicatesPercent) <= PERCENTAGE_POINTS &&
        Math.abs(other.peaks - peaks) <= Math.max(PEAKS, SHARE_OF_PEAKS * Math.max(peaks, other.peaks)),
    );
    if (same === undefined) known.push({ quality, experiment });
    return same?.experiment;
  }
}
