import type { ChosenPeaks } from '../../atlas/chosen-peaks.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { ScoredPeaks } from './colocalization-table.ts';

/** The peaks of a class with the user's own as one more experiment, the last. */
export function joinQuery(peaks: ChosenPeaks, query: PeakColumns, genome: Assembly): ScoredPeaks {
  const codes = chromosomeCodes(query.chromosomeNames, genome.chromosomeNames);
  const own = Array.from({ length: query.count }, (_, i) => i).filter((i) => codes[query.chromosome[i]] >= 0);
  const joined = <T extends Uint32Array | Float32Array>(column: T, value: (row: number) => number): T => {
    const longer = new (column.constructor as new (length: number) => T)(column.length + own.length);
    longer.set(column);
    own.forEach((row, i) => (longer[column.length + i] = value(row)));
    return longer;
  };
  return {
    experiments: peaks.experiments + 1,
    summit: joined(peaks.summit, (i) => genome.offsets[codes[query.chromosome[i]]] + query.summit[i]),
    experiment: joined(peaks.experiment, () => peaks.experiments),
    score: joined(
      peaks.score,
      (i) => [query.score[i], query.signal[i], 0].find((value) => !Number.isNaN(value)) ?? 0,
    ),
  };
}
