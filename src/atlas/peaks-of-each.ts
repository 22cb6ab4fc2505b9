import type { PeakColumns } from '../genome/peak-columns.ts';
import { takePeaks } from '../genome/place.ts';
import { regionColumns } from '../genome/region.ts';
import type { Atlas } from './open-atlas.ts';

/** Peaks that are held in memory at a time. */
const PEAKS_AT_ONCE = 4_000_000;

/**
 * All peaks of each of some experiments, in the order they are asked for; several experiments are read in one pass over
 * the atlas.
 * @param atMost peaks that are held in memory at a time, unless one experiment has more
 */
export async function* peaksOfEach(
  atlas: Pick<Atlas, 'genome' | 'experiments' | 'peaksOverlapping'>,
  experiments: Iterable<number>,
  atMost: number = PEAKS_AT_ONCE,
): AsyncGenerator<PeakColumns> {
  for (const batch of batches(experiments, atlas.experiments.peaks, atMost))
    yield* await together(atlas, batch);
}

/** Experiments in their order, as many at a time as fit into memory. */
export function* batches(
  experiments: Iterable<number>,
  peaks: ArrayLike<number>,
  atMost: number = PEAKS_AT_ONCE,
): Generator<number[]> {
  let batch: number[] = [];
  let total = 0;
  for (const experiment of experiments) {
    if (batch.length > 0 && total + peaks[experiment] > atMost) {
      yield batch;
      batch = [];
      total = 0;
    }
    batch.push(experiment);
    total += peaks[experiment];
  }
  if (batch.length > 0) yield batch;
}

/** The peaks of several experiments in one pass over the atlas. */
async function together(
  atlas: Pick<Atlas, 'genome' | 'peaksOverlapping'>,
  experiments: readonly number[],
): Promise<PeakColumns[]> {
  const { chromosomeNames, sizes } = atlas.genome;
  const whole = chromosomeNames.map((chromosome, i) => ({ chromosome, start: 0, end: sizes[i] }));
  const all = await atlas.peaksOverlapping(regionColumns(whole), experiments);
  const rowsOf = new Map(experiments.map((experiment) => [experiment, [] as number[]]));
  for (let row = 0; row < all.count; row++) rowsOf.get(all.experiment[row])?.push(row);
  return experiments.map((experiment) => takePeaks(all, rowsOf.get(experiment) ?? []));
}
