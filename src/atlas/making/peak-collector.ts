import type { Assembly } from '../../genome/assembly.ts';
import type { MergedRegions } from '../../genome/intervals.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { rankCodes } from './rank-codes.ts';
import type { RunWriter } from './peak-runs.ts';

/** What became of one experiment's peaks. */
export interface CollectedExperiment {
  /** Peaks that entered the atlas. */
  readonly peaks: number;
  /** Peaks that overlapped the blacklist and were left out. */
  readonly blacklisted: number;
  /** The signal codes that occur, ascending, and the signal of each one's middle peak. */
  readonly presentCodes: Uint8Array;
  readonly signals: Float32Array;
}

/**
 * Ranks the peaks of one experiment and hands them to the sorter.
 * @param experiment its number in the atlas
 * @param peaks peaks placed on the assembly, in any order
 * @param blacklist regions on the assembly; peaks that overlap one are left out before they are ranked
 */
export function collectExperiment(
  experiment: number,
  peaks: PeakColumns,
  assembly: Assembly,
  blacklist: MergedRegions | undefined,
  writer: RunWriter,
): CollectedExperiment {
  const kept = blacklist === undefined ? undefined : rowsOutside(peaks, blacklist);
  const count = kept?.length ?? peaks.count;
  const signal =
    kept === undefined
      ? peaks.signal.subarray(0, count)
      : Float64Array.from(kept, (row) => peaks.signal[row]);
  const { codes, presentCodes, signals } = rankCodes(signal);
  const { offsets } = assembly;
  const { chromosome, start, end, summit, score } = peaks;
  const number = experiment * 256;
  for (let i = 0; i < count; i++) {
    const row = kept === undefined ? i : kept[i];
    const peakStart = start[row];
    const peakScore = score[row];
    writer.add(
      offsets[chromosome[row]] + peakStart,
      end[row] - peakStart,
      summit[row] - peakStart,
      // A missing score is 0, as are negative ones: the score is a count of display units.
      peakScore > 0 ? Math.min(Math.floor(peakScore), 0xffff_ffff) : 0,
      number + codes[i],
    );
  }
  return { peaks: count, blacklisted: peaks.count - count, presentCodes, signals };
}

/** Rows of the peaks that share no base with any region, in their order. */
function rowsOutside({ count, chromosome, start, end }: PeakColumns, regions: MergedRegions): Uint32Array {
  const rows = new Uint32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row++) {
    if (!regions.overlap(chromosome[row], start[row], end[row])) rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}
